import type { CollectionNavigation, Column, SingleNavigation, Table } from "../../schema/derived";
import type { Row } from "../../types";
import { type Call, tableOf } from "../call";
import { bindLookup, bindMembers } from "./bind";
import { isObject, type JsonObject, objectOf } from "./body";
import { lookupColumns } from "./lookup";
import { directLookup, odataError, primitiveFound, undeclared, unknownProperty } from "./refusals";
import { readValue } from "./values";

/** A body, checked against its table: what to store and what to make or connect beside it. */
export interface Payload {
  /** Columns by logical name, lookups that were bound included. */
  columns: Row;
  /** Rows to be created first, for the lookups that nest them. */
  parents: { navigation: SingleNavigation; table: Table; payload: Payload }[];
  /** Rows to be created afterwards, in collections that nest them. */
  children: { navigation: CollectionNavigation; table: Table; payloads: Payload[] }[];
  /** Existing rows to be put into collections. */
  links: { navigation: CollectionNavigation; ids: string[] }[];
}

export type Mode = "create" | "update";

/**
 * Reads the body of a create or update. Names are case-sensitive and have to be declared; nesting
 * and collection binds belong to creation only. Columns that are not valid for the request are
 * checked and then left out, as the platform ignores them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-entity-web-api
 */
export function readPayload(call: Call, table: Table, body: JsonObject, mode: Mode): Payload {
  const payload: Payload = { columns: {}, parents: [], children: [], links: [] };
  const reader = { call, table, mode, payload };
  for (const [name, value] of Object.entries(body)) {
    const at = name.indexOf("@");
    if (at < 0) readProperty(reader, name, value);
    else if (at > 0) readAnnotation(reader, name.slice(0, at), name.slice(at + 1), value, body);
    else if (name === "@odata.type") checkEntityType(table, value);
  }
  return payload;
}

interface Reader {
  call: Call;
  table: Table;
  mode: Mode;
  payload: Payload;
}

function readProperty(reader: Reader, name: string, value: unknown): void {
  const { table } = reader;
  const column = table.properties.get(name);
  const single = table.single.get(name);
  const navigation = table.collections.get(name);
  if (column !== undefined) readColumn(reader, column, value);
  else if (single !== undefined) readParent(reader, single, value);
  else if (navigation !== undefined) readChildren(reader, navigation, value);
  else throw unknownProperty(table.logicalName, name);
}

function readColumn({ table, mode, payload }: Reader, column: Column, value: unknown): void {
  if (column.type === "lookup") throw directLookup();
  const stored = readValue(table, column, value);
  // An id is never updated, but one that contradicts the URL has to be noticed.
  if (isValid(column, mode) || column.name === table.primaryId) {
    payload.columns[column.name] = stored;
  }
}

/** `primarycontactid: null` clears the lookup, as `primarycontactid@odata.bind: null` does. */
function readParent(
  { call, table, mode, payload }: Reader,
  navigation: SingleNavigation,
  value: unknown,
) {
  if (value === null) {
    if (isValid(navigation.column, mode)) {
      Object.assign(payload.columns, lookupColumns(navigation.column, null, null));
    }
    return;
  }
  if (!isObject(value)) throw primitiveFound(table.setName, navigation.name);
  if (mode === "update") throw deepUpdate(table, navigation.name);
  const target = tableOf(call, navigation.targets[0] ?? "");
  payload.parents.push({
    navigation,
    table: target,
    payload: readPayload(call, target, value, mode),
  });
}

function readChildren(
  { call, table, mode, payload }: Reader,
  navigation: CollectionNavigation,
  value: unknown,
) {
  if (!Array.isArray(value)) throw primitiveFound(table.setName, navigation.name);
  if (mode === "update") throw deepUpdate(table, navigation.name);
  const target = tableOf(call, navigation.table);
  const payloads = value.map((item) =>
    readPayload(call, target, objectOf(item, table.setName), mode),
  );
  payload.children.push({ navigation, table: target, payloads });
}

/** `x@odata.bind` binds; any other annotation needs the property it annotates to exist. */
function readAnnotation(
  reader: Reader,
  name: string,
  annotation: string,
  value: unknown,
  body: JsonObject,
) {
  const { call, table, mode, payload } = reader;
  if (annotation !== "odata.bind") {
    const known = table.properties.has(name) || table.single.has(name) || name in body;
    if (!known && !table.collections.has(name)) throw undeclared(table.setName, name);
    return;
  }
  const single = table.single.get(name);
  if (single !== undefined) {
    const columns = bindLookup(call, table, single, value);
    if (isValid(single.column, mode)) Object.assign(payload.columns, columns);
    return;
  }
  const navigation = table.collections.get(name);
  if (navigation === undefined) throw undeclared(table.setName, name);
  if (mode === "update") throw deepUpdate(table, name);
  payload.links.push({ navigation, ids: bindMembers(call, table, navigation, value) });
}

function isValid(column: Column, mode: Mode): boolean {
  return (mode === "create" ? column.validForCreate : column.validForUpdate) !== false;
}

function checkEntityType(table: Table, value: unknown): void {
  const expected = `Microsoft.Dynamics.CRM.${table.logicalName}`;
  if (value === expected || value === `#${expected}`) return;
  throw odataError(
    table.setName,
    `A type named '${String(value)}' could not be resolved by the model or is not assignable to '${expected}'.`,
  );
}

function deepUpdate(table: Table, property: string) {
  return odataError(
    table.setName,
    `The navigation property '${property}' cannot be written as part of an update: related rows are created, bound and replaced by separate requests.`,
  );
}
