import { notSimulated } from "../../odata/refusals";
import { isObject, type JsonObject } from "../../records/payload/body";
import { boundRow } from "../../records/payload/reference";
import { readValue } from "../../records/payload/values";
import type { Table } from "../../schema/derived";
import { baseTypes } from "../catalog";
import { noKey, unexpectedNode, wrongType } from "../refusals";
import type { Reader } from "./values";

/** A row as a parameter holds it: a new one, or one that is named by its key. */
export class EntityValue {
  constructor(
    readonly table: Table,
    /** Its properties as sent. */
    readonly body: JsonObject,
    /** Its primary key; undefined where none was sent. */
    readonly id: string | undefined,
  ) {}
}

/** An object of the type `expando`: of no table, with whatever properties the caller likes. */
export class FreeForm {
  constructor(readonly values: JsonObject) {}
}

/**
 * A row of a declared type. `@odata.type` says which table it is of where the declared type is one
 * that tables inherit from, and may repeat it otherwise.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-actions
 */
export function entityValue(
  reader: Reader,
  declared: string,
  value: unknown,
): EntityValue | FreeForm {
  if (value instanceof EntityValue || value instanceof FreeForm) return value;
  if (!isObject(value)) throw unexpectedNode(reader.setName, value, "StartObject");
  if (isFreeForm(declared, value["@odata.type"])) return new FreeForm(value);
  if (value["@odata.id"] !== undefined) throw notSimulated("@odata.id in the body of an action");
  const table = tableOfValue(reader, declared, value["@odata.type"]);
  const names = table.declaration.principal ? ["ownerid", table.primaryId] : [table.primaryId];
  const given = names.map((name) => value[name]).find((id) => id !== undefined && id !== null);
  const column = table.columns.get(table.primaryId);
  const id =
    given === undefined || column === undefined
      ? undefined
      : String(readValue(table, column, given));
  return new EntityValue(table, value, id);
}

/** The row that `{'@odata.id':'accounts(<id>)'}` in a URL means. Throws 404 where there is none. */
export function addressedEntity(reader: Reader, declared: string, address: string): EntityValue {
  const { table, id } = boundRow(reader.call, reader.setName, address);
  if (!isAssignable(table, declared)) throw wrongType(reader.setName, fullName(table), declared);
  return new EntityValue(table, {}, id);
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-open-types */
function isFreeForm(declared: string, type: unknown): boolean {
  if (declared === "expando" && type === undefined) return true;
  const given = /^#?Microsoft\.Dynamics\.CRM\.expando$/.test(String(type));
  return given && (declared === "crmbaseentity" || declared === "expando");
}

function tableOfValue({ call, setName }: Reader, declared: string, given: unknown): Table {
  const { tables } = call.store.schema;
  if (given === undefined) {
    const table = baseTypes.has(declared) ? undefined : tables.get(declared);
    if (table === undefined) throw noKey();
    return table;
  }
  const name = /^#?Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(String(given))?.[1];
  const table = tables.get(name ?? "");
  if (table === undefined || !isAssignable(table, declared)) {
    throw wrongType(setName, String(given), declared);
  }
  return table;
}

/** Whether a row of that table is one of the declared type. */
export function isAssignable({ logicalName, declaration }: Table, declared: string): boolean {
  switch (declared) {
    case "crmbaseentity":
    case logicalName:
      return true;
    case "principal":
      return declaration.principal === true;
    case "activitypointer":
      return declaration.activity === true;
    default:
      return false;
  }
}

function fullName({ logicalName }: Table): string {
  return `Microsoft.Dynamics.CRM.${logicalName}`;
}
