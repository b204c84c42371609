import type {
  ColumnDefinition,
  LookupTargetDefinition,
  TableDefinition,
  TableName,
} from "../types/tables";
import type { LookupContext } from "./lookupContext";
import { isNewRecord } from "./newRecord";
import { PRINCIPAL_SETS, principalOf } from "./principal";
import { isUnnamed, type Reference, readReference } from "./reference";
import { referencePredicate } from "./referencePredicate";
import { tableOfRow } from "./tableOfRow";
import { shown } from "./types";

/** What is sent for a lookup, or what is wrong with the value given. */
export type TypedLookup =
  | { readonly property: string; readonly bind: string | null }
  | {
      readonly property: string;
      readonly columns: Readonly<Record<string, unknown>>;
      readonly table: TableDefinition;
    }
  /** A reference without a value. */
  | { readonly unset: true }
  | { readonly wrong: string };

/**
 * What is sent for a lookup, whatever form the reference has: a bind, null, or a record that is created
 * along. `tableHint` names the target where something beside the value does (the navigation property
 * used, an annotation).
 */
export async function lookupValue(
  value: unknown,
  column: ColumnDefinition,
  context: LookupContext,
  tableHint?: string,
): Promise<TypedLookup> {
  const targets = column.targets ?? [];
  const [first] = targets;
  if (!first) return { wrong: "the column refers to no table that can be set" };
  if (value === null)
    return {
      property: (targets.find(({ table }) => table === tableHint) ?? first).navigation,
      bind: null,
    };
  const reference = readReference(value, context.environment);
  const isOwner = column.kind === "owner" && targets.length > 1 && context.principals;
  if (isOwner && tableHint === undefined && isUnaddressed(reference)) {
    return ofPrincipal(value, targets, context);
  }
  if (reference.kind === "wrong") return { wrong: reference.wrong };
  if (reference.kind === "unset" || isUnnamed(reference, targets)) return { unset: true };
  const name = tableNamed(reference, targets, context) ?? tableHint;
  const table = name === undefined ? undefined : await context.table(name);
  if (name !== undefined && !table) {
    const names = targets.map((each) => each.table).join(", ");
    return { wrong: `there is no table ${shown(name)}; the column refers to ${names}` };
  }
  const target = chosen(targets, table?.logicalName);
  if ("wrong" in target) return target;
  if (reference.kind === "action") {
    return { property: `${target.navigation}@odata.bind`, bind: reference.action };
  }
  const targetTable = table ?? (await context.table(target.table));
  if (!targetTable) return { wrong: `there is no table ${target.table}` };
  return toTarget(reference, target, targetTable, context);
}

/**
 * An owner may be given by an id, as it is read, or by a text alone: users and teams are asked for it. Other
 * lookups to several tables refer to too many records for that.
 */
const isUnaddressed = (reference: Reference): boolean =>
  reference.kind === "wrong" || (reference.kind === "id" && reference.table === undefined);

const ofPrincipal = async (
  value: unknown,
  targets: readonly LookupTargetDefinition[],
  context: LookupContext,
): Promise<TypedLookup> => {
  const found = await principalOf(value, context);
  if ("wrong" in found) return found;
  const target = chosen(targets, found.table);
  if ("wrong" in target) return target;
  return {
    property: `${target.navigation}@odata.bind`,
    bind: `/${PRINCIPAL_SETS[found.table]}(${found.id})`,
  };
};

type Found = Exclude<Reference, { readonly kind: "wrong" | "unset" | "action" }>;

const toTarget = async (
  reference: Found,
  { navigation }: LookupTargetDefinition,
  table: TableName,
  context: LookupContext,
): Promise<TypedLookup> => {
  const bind = (predicate: string): TypedLookup => ({
    property: `${navigation}@odata.bind`,
    bind: `/${table.entitySetName}(${predicate})`,
  });
  if (reference.kind === "columns") {
    const definition = await context.definition(table);
    const meaning = isNewRecord(reference.columns, definition);
    if ("id" in meaning) return bind(meaning.id);
    if ("wrong" in meaning) return meaning;
    return { property: navigation, columns: reference.columns, table: definition };
  }
  const predicate = await referencePredicate(reference, table, context);
  return "wrong" in predicate ? predicate : bind(predicate.text);
};

/** The table that the reference itself names. */
const tableNamed = (
  reference: Reference,
  targets: readonly LookupTargetDefinition[],
  context: LookupContext,
): string | undefined => {
  if (reference.kind === "action") return context.tableOfAction?.(reference.action);
  if (reference.kind === "columns") {
    const type = reference.columns["@odata.type"];
    return typeof type === "string"
      ? type.slice(type.lastIndexOf(".") + 1)
      : tableOfRow(
          reference.columns,
          targets.map(({ table }) => table),
        );
  }
  return "table" in reference ? reference.table : undefined;
};

const chosen = (
  targets: readonly LookupTargetDefinition[],
  table: string | undefined,
): LookupTargetDefinition | { readonly wrong: string } => {
  const names = targets.map((target) => target.table).join(", ");
  const found = table && targets.find((target) => target.table === table);
  if (found) return found;
  if (table) return { wrong: `it refers to ${names}, not to ${table}` };
  const [only, ...others] = targets;
  if (only && others.length === 0) return only;
  return {
    wrong: `it may refer to ${names}: say which, as {"table", "id"} or "${only?.table}: <name>"`,
  };
};
