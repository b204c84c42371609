import type { ColumnDefinition, LookupTargetDefinition, TableName } from "../metadata/types";
import { normalizeGuid } from "../odata/guid";
import { literalOf } from "../odata/literal";
import { shown } from "./types";

/** What lookups need to know of other tables. */
export interface LookupContext {
  /** A table by any of its names; undefined when there is none. */
  table(name: string): Promise<TableName | undefined>;
  /** Ids of the rows with this primary name, two at most. */
  idsByName(table: TableName, name: string): Promise<readonly string[]>;
}

/** A reference in whichever form it was given; `table` is a name of the target, where one was given. */
interface Reference {
  readonly table?: string | undefined;
  readonly id?: string | undefined;
  readonly key?: Readonly<Record<string, unknown>> | undefined;
  readonly name?: string | undefined;
  /** What stands between the parentheses of a path, as it was written. */
  readonly predicate?: string | undefined;
}

/** The property to send for a lookup, or what is wrong with the value given. */
export type TypedLookup =
  | { readonly property: string; readonly bind: string | null }
  | { readonly wrong: string };

const ACCEPTED =
  'a GUID, {"table", "id"}, {"table", "key": {…}}, {"table", "name"}, /contacts(<id>) or null';

/**
 * `<navigation property>@odata.bind` for a lookup, whatever form the reference has. `tableHint` names the
 * target where something beside the value does (the navigation property used, an annotation).
 */
export const lookupValue = async (
  value: unknown,
  column: ColumnDefinition,
  context: LookupContext,
  tableHint?: string,
): Promise<TypedLookup> => {
  const targets = column.targets ?? [];
  const [first] = targets;
  if (!first) return { wrong: "the column refers to no table that can be set" };
  if (value === null) return { property: `${first.navigation}@odata.bind`, bind: null };
  const reference = referenceOf(value);
  if (!reference) return { wrong: `${shown(value)} is not a reference; expected ${ACCEPTED}` };
  const name = reference.table ?? tableHint;
  const table = name === undefined ? undefined : await context.table(name);
  if (name !== undefined && !table) return { wrong: `there is no table ${shown(name)}` };
  const target = chosen(targets, table);
  if ("wrong" in target) return target;
  const targetTable = table ?? (await context.table(target.table));
  if (!targetTable) return { wrong: `there is no table ${target.table}` };
  const predicate = await predicateOf(reference, targetTable, context);
  if ("wrong" in predicate) return predicate;
  return {
    property: `${target.navigation}@odata.bind`,
    bind: `/${targetTable.entitySetName}(${predicate.text})`,
  };
};

const chosen = (
  targets: readonly LookupTargetDefinition[],
  table: TableName | undefined,
): LookupTargetDefinition | { readonly wrong: string } => {
  const names = targets.map((target) => target.table).join(", ");
  const found = table && targets.find((target) => target.table === table.logicalName);
  if (found) return found;
  if (table) return { wrong: `it refers to ${names}, not to ${table.logicalName}` };
  const [only, ...others] = targets;
  if (only && others.length === 0) return only;
  return { wrong: `it may refer to ${names}: say which, as {"table", "id"}` };
};

const referenceOf = (value: unknown): Reference | undefined => {
  if (typeof value === "string") return referenceOfText(value.trim());
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = value as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const key = fields["key"];
  const reference = {
    table: text("table"),
    id: text("id"),
    key: typeof key === "object" && key !== null ? (key as Record<string, unknown>) : undefined,
    name: text("name"),
  };
  return reference.id || reference.key || reference.name ? reference : undefined;
};

/** A GUID, or the path of a record as `@odata.bind` and `OData-EntityId` have it. */
const referenceOfText = (text: string): Reference | undefined => {
  const id = normalizeGuid(text);
  if (id) return { id };
  const path = /^(?:https?:\/\/[^/]+)?\/?(?:api\/data\/v[\d.]+\/)?(\w+)\((.+)\)$/i.exec(text);
  if (!path) return undefined;
  const [, table, inside = ""] = path;
  return normalizeGuid(inside) ? { table, id: inside } : { table, predicate: inside };
};

const predicateOf = async (
  { id, key, name, predicate }: Reference,
  table: TableName,
  context: LookupContext,
): Promise<{ readonly text: string } | { readonly wrong: string }> => {
  if (id !== undefined) {
    const guid = normalizeGuid(id);
    return guid ? { text: guid } : { wrong: `${shown(id)} is not a GUID` };
  }
  if (predicate !== undefined) return { text: predicate };
  if (key) {
    const text = keyText(key);
    return text ? { text } : { wrong: `${shown(key)} is not an alternate key` };
  }
  const [found, another] = await context.idsByName(table, name ?? "");
  if (found && another)
    return { wrong: `several records of ${table.logicalName} are named ${shown(name)}` };
  return found
    ? { text: found }
    : { wrong: `no record of ${table.logicalName} is named ${shown(name)}` };
};

const keyText = (key: Readonly<Record<string, unknown>>): string | undefined => {
  const parts = Object.entries(key).map(([column, value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? `${column}=${literalOf(value)}`
      : undefined,
  );
  return parts.length > 0 && parts.every((part) => part !== undefined)
    ? parts.join(",")
    : undefined;
};
