import type { KeyPredicate } from "../odata/key";
import { parsePath } from "../odata/path";
import { resolvePath } from "../odata/resource";
import type { Call } from "../records/call";
import { type JsonObject, jsonBody, objectOf } from "../records/payload/body";
import { odataError, primitiveFound } from "../records/payload/refusals";
import { readValue } from "../records/payload/values";
import type { Table } from "../schema/derived";
import type { BulkMessage } from "./capabilities";
import { emptyTargets, noTargets, unknownParameter, untyped } from "./refusals";

/** One row of a bulk message, its body not yet read. */
export interface Target {
  body: JsonObject;
  /** What it is addressed by; undefined where the body names no key. */
  key: KeyPredicate | undefined;
}

/**
 * The rows of a bulk message. Throws 400 for anything but `{"Targets": […]}`, for an empty list and for
 * a row without its type.
 */
export function readTargets(call: Call, table: Table, message: BulkMessage): Target[] {
  const { Targets: targets, ...others } = jsonBody(call, table);
  const [unknown] = Object.keys(others).filter((name) => !name.startsWith("@"));
  if (unknown !== undefined) throw unknownParameter(table, message, unknown);
  if (targets === undefined || targets === null) throw noTargets(message);
  if (!Array.isArray(targets)) throw primitiveFound(table.setName, "Targets");
  if (targets.length === 0) throw emptyTargets();
  return targets.map((target: unknown) => {
    const body = objectOf(target, table.setName);
    if (!("@odata.type" in body)) throw untyped(body);
    return { body, key: keyOf(call, table, body) };
  });
}

/** `@odata.id` wins over the primary key among the properties. */
function keyOf(call: Call, table: Table, body: JsonObject): KeyPredicate | undefined {
  const address = body["@odata.id"];
  if (address !== undefined) return addressed(call, table, address);
  const column = table.columns.get(table.primaryId);
  const value = body[table.primaryId];
  if (column === undefined || value === undefined || value === null) return undefined;
  const id = String(readValue(table, column, value));
  const partition = table.declaration.elastic ? body["partitionid"] : undefined;
  return {
    kind: "primary",
    id,
    text: "",
    ...(typeof partition === "string" ? { partition } : {}),
  };
}

function addressed(call: Call, table: Table, address: unknown): KeyPredicate {
  if (typeof address !== "string") throw primitiveFound(table.setName, "@odata.id");
  const path = address.startsWith(`${call.root}/`) ? address.slice(call.root.length) : address;
  const resource = resolvePath(call.store.schema, parsePath(path));
  if (resource.kind === "record" && resource.table === table) return resource.key;
  throw odataError(
    table.setName,
    `The '@odata.id' annotation '${address}' does not identify a row of '${table.setName}'.`,
  );
}
