import type { Types } from "../../types/messages";
import type { ChoiceOption } from "../../types/tables";
import type { LookupContext } from "../../values/lookupContext";
import type { Fault, TypingOptions } from "../../values/types";

/** A value as it is sent, or everything that is wrong with the one given. */
export type Encoded = { readonly value: unknown } | { readonly faults: readonly Fault[] };

export interface Encoding {
  readonly types: Types;
  readonly lookups: LookupContext;
  readonly typing: TypingOptions;
  /** Where the values go: a function's are part of its URL, where a record is an address. */
  readonly into: "body" | "url";
  /** The status reasons of a table. */
  statusOptions(table: string): Promise<readonly ChoiceOption[]>;
}

export function fault(column: string, what: string): Encoded {
  return { faults: [{ column, what }] };
}
