import type { Call } from "../../records/call";
import { tableOf } from "../../records/call";
import { isObject } from "../../records/payload/body";
import { referenceTo } from "../answer";
import { EntityValue } from "../parameters/entities";
import type { CustomApiRow } from "./types";

/** A parameter as the logic behind a custom API gets it. */
export function handedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(handedIn);
  if (!(value instanceof EntityValue)) return value;
  const { table, id, body } = value;
  const values = Object.fromEntries(
    Object.entries(body).filter(([name]) => !name.startsWith("@") && name !== table.primaryId),
  );
  return { table: table.logicalName, id, values } satisfies CustomApiRow;
}

/** A response property as it is printed: rows by type, key and what else is said of them. */
export function printedValue(call: Call, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => printedValue(call, item));
  if (!isRow(value)) return value ?? null;
  const { table, id, values } = value;
  const { "@odata.type": type, ...keys } = referenceTo({
    table: tableOf(call, table),
    id: id ?? "",
  });
  return { "@odata.type": type, ...(id === undefined ? {} : keys), ...values };
}

function isRow(value: unknown): value is CustomApiRow {
  return isObject(value) && typeof value["table"] === "string";
}
