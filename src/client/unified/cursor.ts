import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { InputError } from "../errors/InputError";
import { readJson } from "../json/readJson";
import { writeJson } from "../json/writeJson";
import { readFieldMap } from "../mapping/readFieldMap";
import { isRecord } from "../odata/listBody";
import type { Session } from "../session/session";
import type { FieldMap } from "../types";
import { models } from "./models";
import type { ListUnifiedParams, RecordModel } from "./types";

/** What a list goes on with: the page of a query, changes, or a place in the columns of a table. */
export type Place =
  | { readonly kind: "page"; readonly next: string }
  | { readonly kind: "changes"; readonly state: unknown }
  | { readonly kind: "columns"; readonly from: number };

/** The query that a cursor carries; an input that is blank beside the cursor is what it was. */
export interface CarriedQuery {
  readonly limit: number;
  readonly includeRemoteData: boolean;
  readonly includeDeleted: boolean;
  readonly fieldsOf?: RecordModel | undefined;
  readonly fieldMap?: FieldMap | undefined;
  /** Digests of inputs that the query was made of. */
  readonly made: Readonly<Record<string, string>>;
}

export interface Cursor {
  readonly format: 1;
  readonly use: "cursor" | "since";
  readonly model: string;
  readonly origin: string;
  readonly query: CarriedQuery;
  readonly place: Place;
}

/** A cursor inflates to no more than this. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_RECORDS = 1_000;

export function writeCursor(cursor: Cursor): string {
  return deflateRawSync(writeJson(cursor)).toString("base64url");
}

const LABELS = { cursor: ["Cursor", "next_cursor"], since: ["Since", "next_since"] } as const;

/**
 * A cursor as an earlier list returned it.
 *
 * @throws InputError for anything else, and for one of another environment or another model
 */
export function readCursor(
  { environment }: Pick<Session, "environment">,
  text: string,
  use: Cursor["use"],
  model: string,
): Cursor {
  const [label, property] = LABELS[use];
  const cursor = parsed(text.trim());
  if (cursor?.use !== use) {
    const other = cursor && cursor.use !== use ? ` It is a ${LABELS[cursor.use][1]}.` : "";
    throw new InputError(
      `${label} is not a ${property} of List Unified Records; expected one as it was returned.${other}`,
    );
  }
  if (cursor.origin !== environment.origin) {
    throw new InputError(
      `${label} is of ${cursor.origin}, but the connection is of ${environment.origin}; expected a ${property} of the same environment.`,
    );
  }
  if (cursor.model !== model) {
    throw new InputError(
      `${label} is of the model ${cursor.model}, but Model is ${model}; expected a ${property} of the same model.`,
    );
  }
  return cursor;
}

const parsed = (text: string): Cursor | undefined => {
  try {
    const bytes = inflateRawSync(Buffer.from(text, "base64url"), { maxOutputLength: MOST_BYTES });
    const value = readJson(bytes.toString("utf8"));
    if (!isCursor(value)) return undefined;
    const { query } = value;
    return { ...value, query: { ...query, fieldMap: readFieldMap(query.fieldMap) } };
  } catch {
    return undefined;
  }
};

/** A cursor comes from outside: whatever is read of it later is what a list wrote. */
const isCursor = (value: unknown): value is Cursor =>
  isRecord(value) &&
  value["format"] === 1 &&
  (value["use"] === "cursor" || value["use"] === "since") &&
  typeof value["model"] === "string" &&
  typeof value["origin"] === "string" &&
  isQuery(value["query"]) &&
  isPlace(value["place"], value["model"]);

const isQuery = (value: unknown): boolean =>
  isRecord(value) &&
  isCount(value["limit"], 1, MOST_RECORDS) &&
  typeof value["includeRemoteData"] === "boolean" &&
  typeof value["includeDeleted"] === "boolean" &&
  (value["fieldsOf"] === undefined || Object.hasOwn(models, String(value["fieldsOf"]))) &&
  isRecord(value["made"]);

const isPlace = (value: unknown, model: string): boolean => {
  if (!isRecord(value)) return false;
  if (model === "field") return value["kind"] === "columns" && isCount(value["from"], 0, Infinity);
  if (value["kind"] === "page") return typeof value["next"] === "string";
  const { kind, state } = value;
  return kind === "changes" && isRecord(state) && state["format"] === 1 && isRecord(state["table"]);
};

const isCount = (value: unknown, least: number, most: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

/** The inputs that make the query, each by a digest. */
const MADE_OF = {
  filter: "Filter Expression",
  modifiedAfter: "Modified After",
  since: "Since",
  fieldsOf: "Fields Of",
  fieldMap: "Field Map",
} as const;

/** Whose rows a list has; the user stays out of the cursor, so that nobody acts for another one by a cursor. */
const ACTING_FOR = {
  impersonateUserId: "Impersonate User ID",
  impersonateObjectId: "Impersonate Object ID",
} as const;

export function madeOf(params: ListUnifiedParams): CarriedQuery["made"] {
  const given = Object.keys({ ...MADE_OF, ...ACTING_FOR }).flatMap((key) => {
    const value = params[key as keyof typeof MADE_OF | keyof typeof ACTING_FOR];
    return value === undefined ? [] : [[key, digest(value)] as const];
  });
  return Object.fromEntries(given);
}

/**
 * @throws InputError for an input beside the cursor that is another than the one of its query, and for a list that
 *   goes on as another user
 */
export function requireSameQuery(params: ListUnifiedParams, { made }: CarriedQuery): void {
  const given = madeOf(params);
  for (const [key, label] of Object.entries(MADE_OF)) {
    if (given[key] === undefined || given[key] === made[key]) continue;
    throw new InputError(
      `Cursor goes on with a query that has another ${label}; expected the same ${label}, or none: the cursor carries the query.`,
    );
  }
  for (const [key, label] of Object.entries(ACTING_FOR)) {
    if (given[key] === made[key]) continue;
    const [is, expected] = made[key] ? ["has", "the same as before"] : ["does not have", "none"];
    throw new InputError(
      `Cursor goes on with a query that ${is} ${label}; expected ${expected}, since each user sees other records.`,
    );
  }
}

const digest = (value: unknown): string =>
  createHash("sha256").update(writeJson(value)).digest("base64url").slice(0, 16);
