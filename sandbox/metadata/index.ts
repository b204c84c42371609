import type { PathSegment } from "../odata/path";
import { notSimulated } from "../odata/refusals";
import type { Call } from "../records/call";
import type { SandboxResponse, Store } from "../types";
import { readDocument } from "./csdl/answer";
import { Definitions } from "./definitions";
import { languageOf } from "./languages";
import type { View } from "./model/types";
import { definitionSets } from "./place";
import { readDefinitions } from "./read";

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
      return readDefinitions(call, segments, viewOf(definitions, call));
    }
    if (name === "$metadata") return readDocument(call, viewOf(definitions, call));
    if (name === "ManagedPropertyDefinitions") throw notSimulated(name);
    return undefined;
  };
}

function viewOf(definitions: Definitions, { request, context, store }: Call): View {
  const strong = request.headers["consistency"]?.toLowerCase() === "strong";
  return {
    language: languageOf(store, context.userId),
    tables: definitions.tables(context.now(), strong),
  };
}
