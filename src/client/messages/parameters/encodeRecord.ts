import { ownValue } from "../../objects/ownProperty";
import { normalizeGuid } from "../../odata/guid";
import { jsonValue } from "../../values/jsonValue";
import { type Reference, readReference } from "../../values/reference";
import { referencePredicate } from "../../values/referencePredicate";
import { shown } from "../../values/types";
import { isBaseType } from "../signatures/typeNames";
import { encodeColumns } from "./encodeColumns";
import { recordValue } from "./recordValue";
import { type Encoded, type Encoding, fault } from "./types";

/**
 * A record: one that exists, by a reference in any form, or an object of columns. Its table goes with it as
 * `@odata.type`, without which Dataverse does not know it where the declared type is a base of several.
 */
export async function encodeRecord(
  given: unknown,
  declared: string,
  path: string,
  encoding: Encoding,
): Promise<Encoded> {
  const value = jsonValue(given)?.value;
  if (value === null) return { value: null };
  const reference = readReference(value, encoding.lookups.environment);
  switch (reference.kind) {
    case "wrong":
      return fault(path, wrongReference(reference.wrong, value));
    case "unset":
      return fault(path, "it refers to no record");
    case "action":
      return fault(path, `${reference.action} refers to an action of a batch, and this is none`);
    case "columns":
      return encodeColumns(reference.columns, declared, path, encoding);
    default:
      return encodeReference(reference, declared, path, encoding);
  }
}

type Named = Extract<Reference, { readonly kind: "id" | "key" | "name" | "predicate" }>;

const encodeReference = async (
  reference: Named,
  declared: string,
  path: string,
  encoding: Encoding,
): Promise<Encoded> => {
  const { lookups } = encoding;
  // Most tables have a column of this name, so that both may be meant.
  if (reference.kind === "name" && reference.table === undefined) {
    return fault(path, EITHER);
  }
  const named = reference.table ?? (isBaseType(declared) ? undefined : declared);
  if (named === undefined) {
    return fault(path, 'it may be a record of any table: say which, as {"table", "id"}');
  }
  const table = await lookups.table(named);
  if (!table) return fault(path, `there is no table ${shown(named)}`);
  if (!isBaseType(declared) && table.logicalName !== declared) {
    return fault(path, `it takes a record of ${declared}, not of ${table.logicalName}`);
  }
  const found = await referencePredicate({ ...reference, table: named }, table, lookups);
  if ("wrong" in found) return fault(path, found.wrong);
  // Bodies of actions take ids only, so that a record of an alternate key is read first.
  const id = normalizeGuid(found.text) ?? (await lookups.idAt?.(table, found.text));
  if (id === undefined) return fault(path, `no record of ${table.logicalName} has this key`);
  return { value: recordValue(table, id, declared, encoding.into) };
};

const EITHER =
  'it may be a record of that name, or the columns of one: say {"table", "name"} for the former, or "@odata.type" beside name for the latter';

const wrongReference = (wrong: string, value: unknown): string => {
  const isMixed =
    typeof value === "object" && value !== null && "table" in value && wrong.includes("beside it");
  return isMixed
    ? `${wrong}; a record with columns says its table by "@odata.type": ${shown(ownValue(value as Record<string, unknown>, "table"))}`
    : wrong;
};
