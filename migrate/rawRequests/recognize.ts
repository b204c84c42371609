import { batch } from "./paths/batch";
import { definitions } from "./paths/definitions";
import { messages } from "./paths/messages";
import { metadata } from "./paths/metadata";
import { properties } from "./paths/properties";
import { queries } from "./paths/queries";
import { records } from "./paths/records";
import { specialTables } from "./paths/specialTables";
import { registersWebhook } from "./registration";
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

/**
 * The action that does what a request does. Undefined where there is none, and for requests that register a
 * webhook, in whose place there is a trigger.
 */
export function recognize(call: RawCall): Suggestion | undefined {
  if (registersWebhook(call)) return undefined;
  for (const recognizer of RECOGNIZERS) {
    const suggestion = recognizer(call);
    if (suggestion) return suggestion;
  }
  return undefined;
}
