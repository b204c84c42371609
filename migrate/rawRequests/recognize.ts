import { batch } from "./paths/batch";
import { definitions } from "./paths/definitions";
import { messages } from "./paths/messages";
import { metadata } from "./paths/metadata";
import { properties } from "./paths/properties";
import { queries } from "./paths/queries";
import { records } from "./paths/records";
import { specialTables } from "./paths/specialTables";
import type { RawCall, Recognizer, Suggestion } from "./types";

/** In order: the first that knows a request says what takes its place. */
const RECOGNIZERS: readonly Recognizer[] = [
  batch,
  metadata,
  definitions,
  messages,
  specialTables,
  queries,
  records,
  properties,
];

/** The action that does what a request does; undefined where there is none. */
export function recognize(call: RawCall): Suggestion | undefined {
  for (const recognizer of RECOGNIZERS) {
    const suggestion = recognizer(call);
    if (suggestion) return suggestion;
  }
  return undefined;
}
