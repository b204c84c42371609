import type { PathSegment } from "../odata/path";
import { notSimulated } from "../odata/refusals";
import { type Call, methodNotAllowed } from "../records/call";
import type { SandboxResponse, Store } from "../types";
import { retrieveMetadataChanges } from "./changes";
import { readDocument } from "./csdl/answer";
import { Definitions } from "./definitions";
import { languageOf } from "./languages";
import type { View } from "./model/types";
import { definitionSets } from "./path";
import { readDefinitions } from "./read";
import { retrieveEntity } from "./retrieveEntity";
import { readUserPrivileges } from "./userPrivileges";
import { runAction, writeDefinitions } from "./write";

export { generatedTables } from "./generate/tables";

/** Answers what a request asks of the definitions; undefined for requests about anything else. */
export type Metadata = (
  call: Call,
  segments: readonly PathSegment[],
) => SandboxResponse | undefined;

/**
 * The part of the service that knows its own tables.
 *
 * @param lagMs how long a change takes to be seen by requests without `Consistency: Strong`
 */
export function createMetadata(store: Store, lagMs: number): Metadata {
  const definitions = new Definitions(store, lagMs);
  return (call, segments) => {
    const name = segments[0]?.name ?? "";
    if (definitionSets.some((set) => set === name)) {
      return call.request.method === "GET"
        ? readDefinitions(call, segments, viewOf(definitions, call))
        : writeDefinitions(call, segments, definitions);
    }
    if (name === "$metadata") {
      if (call.request.method !== "GET") throw methodNotAllowed(call);
      return readDocument(call, viewOf(definitions, call));
    }
    if (name === "RetrieveMetadataChanges") {
      return retrieveMetadataChanges(call, viewOf(definitions, call));
    }
    if (name === "RetrieveEntity") {
      return retrieveEntity(call, definitions, viewOf(definitions, call));
    }
    if (name === "ManagedPropertyDefinitions") throw notSimulated(name);
    return runAction(call, segments, definitions) ?? readUserPrivileges(call, segments);
  };
}

function viewOf(definitions: Definitions, { request, context, store }: Call): View {
  const strong = request.headers["consistency"]?.toLowerCase() === "strong";
  return {
    language: languageOf(store, context.userId),
    tables: definitions.tables(context.now(), strong),
  };
}
