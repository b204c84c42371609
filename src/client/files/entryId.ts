import { InputError } from "../errors/InputError";
import { ownValue } from "../objects/ownProperty";
import { normalizeGuid } from "../odata/guid";
import { shown } from "../values/types";

/** An entry of a list, or a row that was read: both have an ID. */
export type GivenEntry = string | Readonly<Record<string, unknown>>;

interface Entries {
  /** Label of the input, for messages. */
  readonly input: string;
  /** What it is, with its article: `no note`. */
  readonly what: string;
  /** Primary key of its table. */
  readonly key: string;
  /** The action that lists them. */
  readonly list: string;
}

/**
 * The ID of a note or an attachment, from the ID itself or from an entry of their list.
 *
 * @throws InputError for anything else
 */
export function entryId(given: GivenEntry, { input, what, key, list }: Entries): string {
  const value = typeof given === "string" ? given : (ownValue(given, key) ?? ownValue(given, "id"));
  const id = typeof value === "string" ? normalizeGuid(value) : undefined;
  if (id !== undefined) return id;
  throw new InputError(
    `${input} ${shown(given)} is ${what}; expected its ID (GUID), or an entry of ${list}.`,
  );
}
