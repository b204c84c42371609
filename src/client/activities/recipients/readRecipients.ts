import type { Environment } from "../../environment";
import { InputError } from "../../errors/InputError";
import { withFullStop } from "../../errors/withFullStop";
import { ownValue } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import { isRecord } from "../../odata/listBody";
import { emailAddress } from "../../values/emailAddress";
import { ACCEPTED_REFERENCES, readReference } from "../../values/reference";
import { splitList } from "../../values/splitList";
import { shown } from "../../values/types";

/** Somebody an activity goes to, as it is given. */
export type Recipient =
  | { readonly kind: "address"; readonly address: string }
  /** A record whose table is named, in a form that columns of parties take. */
  | { readonly kind: "reference"; readonly reference: unknown }
  /** A name or an ID without its table. */
  | { readonly kind: "text"; readonly text: string };

export const ACCEPTED_RECIPIENTS =
  'an e-mail address, "contact: Ann Lee" (table: name), {"table", "id"}, /contacts(<id>), a name or an ID, or a list of them';

/** Rows that were read before, by the primary keys of the tables that people are written to. */
const KEYS = {
  contactid: "contact",
  accountid: "account",
  leadid: "lead",
  systemuserid: "systemuser",
  queueid: "queue",
} as const;

/**
 * The people that an input names. One text may be a list: it is split at semicolons, and at commas where each part
 * has an address. Pure.
 *
 * @param input label of the input, for messages
 * @throws InputError for what is no recipient
 */
export function readRecipients(
  value: unknown,
  input: string,
  environment: Environment,
): readonly Recipient[] {
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    if (item === undefined || item === null) return [];
    if (typeof item === "string") return ofText(item, input, environment);
    if (isRecord(item)) return [ofObject(item, input, environment)];
    throw notOne(input, item);
  });
}

/** A line break could begin another header in a mail; no name or address has one. */
const CONTROL = /\p{Cc}/u;

const ofText = (text: string, input: string, environment: Environment): Recipient[] => {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (CONTROL.test(trimmed)) {
    throw new InputError(
      `${input} has a line break or another control character in ${shown(trimmed)}; expected ${ACCEPTED_RECIPIENTS}.`,
    );
  }
  return partsOf(trimmed).map((part) => ofPart(part, input, environment));
};

/** `Litware, Inc.` is one name, and `Lee, Ann <ann@x.example>` one person: without an address nothing is a list. */
const partsOf = (text: string): string[] =>
  splitList(text, ";").flatMap((part) => {
    const pieces = splitList(part, ",");
    const isList = pieces.every((piece) => piece.includes("@") || normalizeGuid(piece));
    return isList ? pieces : [part];
  });

/** An address as links have it, `mailto:jane@example.com` (RFC 6068), without more behind a `?`. */
const MAILTO = /^mailto:(?=[^?]*$)/i;

const ofPart = (given: string, input: string, environment: Environment): Recipient => {
  const part = given.replace(MAILTO, "");
  if (/^mailto:/i.test(part)) throw notOne(input, given);
  const address = emailAddress(part);
  if (address !== undefined) return { kind: "address", address };
  const reference = readReference(part, environment);
  if (reference.kind === "id" && reference.table === undefined) {
    return { kind: "text", text: reference.id };
  }
  if ("table" in reference && reference.table !== undefined) {
    return { kind: "reference", reference: part };
  }
  if (/@|^\$|^https?:/i.test(part)) throw notOne(input, part);
  return { kind: "text", text: part };
};

const ofObject = (
  item: Readonly<Record<string, unknown>>,
  input: string,
  environment: Environment,
): Recipient => {
  const address = ownValue(item, "addressused");
  if (typeof address === "string") {
    const found = emailAddress(address);
    if (found === undefined) throw notOne(input, address);
    return { kind: "address", address: found };
  }
  const reference = readReference(item, environment);
  if (reference.kind === "wrong") {
    const wrong = reference.wrong.replace(ACCEPTED_REFERENCES, ACCEPTED_RECIPIENTS);
    throw new InputError(withFullStop(`${input} cannot be used: ${wrong}`));
  }
  if (reference.kind === "columns") return ofRow(item, input);
  if (reference.kind === "id" && reference.table === undefined) {
    return { kind: "text", text: reference.id };
  }
  if (reference.kind === "name" && reference.table === undefined) {
    return { kind: "text", text: reference.name };
  }
  return { kind: "reference", reference: item };
};

/** A row says by its type what it is, or by the one primary key that it has. */
const ofRow = (row: Readonly<Record<string, unknown>>, input: string): Recipient => {
  if (typeof ownValue(row, "@odata.type") === "string")
    return { kind: "reference", reference: row };
  const found = Object.entries(KEYS).flatMap(([key, table]) => {
    const value = ownValue(row, key);
    const id = typeof value === "string" ? normalizeGuid(value) : undefined;
    return id === undefined ? [] : [{ table, id }];
  });
  const [only, ...others] = found;
  if (only && others.length === 0) return { kind: "reference", reference: only };
  throw new InputError(
    `${input} has an object that does not say which record it is; expected ${ACCEPTED_RECIPIENTS}.`,
  );
};

const notOne = (input: string, value: unknown): InputError =>
  new InputError(
    `${input} has ${shown(value)}, which is no recipient; expected ${ACCEPTED_RECIPIENTS}.`,
  );
