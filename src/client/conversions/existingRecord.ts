import { InputError } from "../errors/InputError";
import { nameKey } from "../metadata/cache/findTable";
import { ownValue } from "../objects/ownProperty";
import { normalizeGuid } from "../odata/guid";
import { readKeyText } from "../odata/keys/readKeyText";
import { lookupContext } from "../queries/filter/lookupContext";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableName } from "../types/tables";
import type { LookupContext } from "../values/lookupContext";
import { type Reference, readReference } from "../values/reference";
import { referencePredicate } from "../values/referencePredicate";
import { shown } from "../values/types";
import { idAt } from "./idOfRecord";
import type { StandardTable } from "./standardTables";
import type { RecordReference } from "./types";

/** An input that refers to a record of one table. */
export interface Referring {
  /** Label of the input, for messages. */
  readonly input: string;
  readonly table: StandardTable;
  /** Columns that people know the records by, the first one that leads to any counts; default the name. */
  readonly knownBy?: readonly string[] | undefined;
}

/**
 * The ID of the record that a reference means. Besides the forms that lookups take, the name alone is enough,
 * and so is an alternate key alone, since the table is known. A GUID takes no request.
 *
 * @throws InputError where no record is meant, or several may be
 */
export async function existingRecord(
  session: Session,
  params: Impersonation,
  referring: Referring,
  value: RecordReference,
): Promise<string> {
  const { input, table } = referring;
  const context = lookupContext(session, params);
  const reference = await ofThisTable(referring, value, context);
  if (reference.kind === "id") return reference.id;
  const known = await context.table(table.logicalName);
  if (!known) throw wrong(input, `the environment has no table ${table.logicalName}`);
  const found = await referencePredicate(reference, known, knownBy(context, referring));
  if ("wrong" in found) throw wrong(input, found.wrong);
  const id = normalizeGuid(found.text);
  return id ?? idAt(session, `${table.entitySetName}(${found.text})`, table.primaryId, params);
}

type Named = Extract<Reference, { readonly kind: "id" | "key" | "name" | "predicate" }>;

const wrong = (input: string, what: string): InputError => new InputError(`${input}: ${what}.`);

const ofThisTable = async (
  { input, table }: Referring,
  value: RecordReference,
  context: LookupContext,
): Promise<Named> => {
  const reference = readReference(value, context.environment);
  switch (reference.kind) {
    case "id":
    case "key":
    case "predicate":
      await requireTable(reference.table, input, table, context);
      return reference.kind === "id" ? reference : { ...reference, table: table.logicalName };
    case "name":
      return named(reference, value, input, table, context);
    case "columns":
      return ofRow(reference.columns, input, table);
    default:
      return onlyName(reference, value, input, table);
  }
};

/** Before a colon may be a table, and a name may hold a colon as well. */
const named = async (
  reference: Extract<Reference, { readonly kind: "name" }>,
  value: RecordReference,
  input: string,
  table: StandardTable,
  context: LookupContext,
): Promise<Named> => {
  const { table: other, name } = reference;
  const isThis = other === undefined || isNameOf(other, table);
  const meant = isThis ? table.logicalName : (await context.table(other))?.logicalName;
  if (meant === table.logicalName) return { ...reference, table: meant };
  if (meant === undefined && typeof value === "string") {
    return { kind: "name", table: table.logicalName, name: value };
  }
  throw wrong(
    input,
    `${shown(name)} is a record of ${meant ?? other}, not of ${table.logicalName}`,
  );
};

/** A row that was read before has its ID under the name of the primary key. */
const ofRow = (
  columns: Readonly<Record<string, unknown>>,
  input: string,
  { logicalName, primaryId }: StandardTable,
): Named => {
  const id = ownValue(columns, primaryId);
  const guid = typeof id === "string" ? normalizeGuid(id) : undefined;
  if (guid) return { kind: "id", id: guid };
  throw wrong(input, `the object has no ${primaryId}: it is no row of ${logicalName}`);
};

const onlyName = (
  reference: Reference,
  value: RecordReference,
  input: string,
  { logicalName }: StandardTable,
): Named => {
  if (typeof value !== "string" || /^https?:/i.test(value.trim())) {
    const why = reference.kind === "wrong" ? reference.wrong : "it refers to nothing";
    throw wrong(input, why);
  }
  const isKey = readKeyText(value, input).kind === "parts";
  return isKey
    ? { kind: "predicate", table: logicalName, predicate: value.trim() }
    : { kind: "name", table: logicalName, name: value.trim() };
};

const requireTable = async (
  name: string | undefined,
  input: string,
  table: StandardTable,
  context: LookupContext,
): Promise<void> => {
  if (name === undefined || isNameOf(name, table)) return;
  const meant = (await context.table(name))?.logicalName;
  if (meant === table.logicalName) return;
  throw wrong(input, `it is a record of ${meant ?? shown(name)}, not of ${table.logicalName}`);
};

const isNameOf = (name: string, { logicalName, entitySetName }: StandardTable): boolean =>
  [logicalName, entitySetName].includes(nameKey(name));

/** The same context, which looks for a name in each of the columns until one has it. */
const knownBy = (context: LookupContext, { knownBy: columns }: Referring): LookupContext => {
  if (!columns) return context;
  return {
    ...context,
    idsByName: async (table: TableName, name) => {
      for (const column of columns) {
        const ids = await context.idsByName({ ...table, primaryNameAttribute: column }, name);
        if (ids.length > 0) return ids;
      }
      return [];
    },
  };
};
