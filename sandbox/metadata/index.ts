import type { PathSegment } from "../odata/path";
import { notSimulated } from "../odata/refusals";
import { type Call, methodNotAllowed } from "../records/call";
import type { SandboxResponse } from "../types";
import { readDocument } from "./csdl/answer";
import { definitionSets } from "./path";
import { readDefinitions } from "./read";
import { viewOf } from "./view";
import { writeDefinitions } from "./write";

export { Definitions } from "./definitions";
export { generatedTables } from "./generate/tables";

/**
 * Answers what a request asks of the definitions by their address: the part of the service that knows
 * its own tables. Undefined for requests about anything else.
 */
export function answerDefinitions(
  call: Call,
  segments: readonly PathSegment[],
): SandboxResponse | undefined {
  const name = segments[0]?.name ?? "";
  if (definitionSets.some((set) => set === name)) {
    return call.request.method === "GET"
      ? readDefinitions(call, segments, viewOf(call))
      : writeDefinitions(call, segments, call.definitions);
  }
  if (name === "$metadata") {
    if (call.request.method !== "GET") throw methodNotAllowed(call);
    return readDocument(call, viewOf(call));
  }
  if (name === "ManagedPropertyDefinitions") throw notSimulated(name);
  return undefined;
}
