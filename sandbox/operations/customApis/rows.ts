import type { Call } from "../../records/call";
import { tableOf } from "../../records/call";
import { isObject, type JsonObject } from "../../records/payload/body";
import { referenceTo } from "../answer";
import { EntityValue, FreeForm } from "../parameters/entities";
import type { CustomApiRow } from "./types";

/** The table named where an object is of none. */
const freeForm = "expando";

/** A parameter as the logic behind a custom API gets it. */
export function handedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(handedIn);
  if (value instanceof FreeForm) {
    return { table: freeForm, values: withoutType(value.values) } satisfies CustomApiRow;
  }
  if (!(value instanceof EntityValue)) return value;
  const { table, id, body } = value;
  const { [table.primaryId]: _, ...values } = withoutType(body);
  return { table: table.logicalName, id, values } satisfies CustomApiRow;
}

function withoutType(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith("@")));
}

/** A response property as it is printed: rows by type, key and what else is said of them. */
export function printedValue(call: Call, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => printedValue(call, item));
  if (!isRow(value)) return value ?? null;
  const { table, id, values } = value;
  if (table === freeForm) return { "@odata.type": "#Microsoft.Dynamics.CRM.expando", ...values };
  const { "@odata.type": type, ...keys } = referenceTo({
    table: tableOf(call, table),
    id: id ?? "",
  });
  return { "@odata.type": type, ...(id === undefined ? {} : keys), ...values };
}

function isRow(value: unknown): value is CustomApiRow {
  return isObject(value) && typeof value["table"] === "string";
}
