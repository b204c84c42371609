import type { Column, Table } from "../../../sandbox/schema/derived";
import type { Row, Store } from "../../../sandbox/types";

type Value = Row[string];

/** Everything in a store that its own schema would not allow, in words; nothing when all is well. */
export function flaws(store: Store): string[] {
  // The rows of an abstract table are those of others, with status reasons of their own.
  const tables = [...store.schema.tables.values()].filter(
    ({ declaration }) => !declaration.abstract,
  );
  return tables.flatMap((table) =>
    store.find(table.logicalName, {}).flatMap((row) => rowFlaws(store, table, row)),
  );
}

function rowFlaws(store: Store, table: Table, row: Row): string[] {
  const found = [...table.columns.values()].flatMap((column) => {
    const value = row[column.name] ?? null;
    const wrong = value === null ? isMissing(table, column) : !isAllowed(store, column, value, row);
    return wrong ? [`${table.logicalName}.${column.name}: ${String(value)}`] : [];
  });
  const status = table.columns.get("statuscode")?.options;
  const fits =
    status?.find((option) => option.value === row["statuscode"])?.state === row["statecode"];
  return status && !fits
    ? [...found, `${table.logicalName}: ${row["statecode"]}/${row["statuscode"]}`]
    : found;
}

function isMissing(table: Table, column: Column): boolean {
  const always = [
    "createdon",
    "createdby",
    "modifiedon",
    "ownerid",
    "owningbusinessunit",
    "statecode",
  ];
  return (
    always.includes(column.name) ||
    column.name === table.primaryId ||
    (column.required === "application" && !["firstname", "lastname"].includes(column.name))
  );
}

function isAllowed(store: Store, column: Column, value: Value, row: Row): boolean {
  const options = column.options?.map((option) => option.value) ?? [];
  switch (column.type) {
    case "string":
    case "memo":
      return typeof value === "string" && value !== "" && value.length <= (column.maxLength ?? 0);
    case "boolean":
      return value === 0 || value === 1;
    case "choice":
    case "state":
    case "status":
      return typeof value === "number" && options.includes(value);
    case "multichoice":
      return String(value)
        .split(",")
        .every((each) => options.includes(Number(each)));
    case "integer":
      return Number.isInteger(value) && isBetween(column, Number(value));
    case "decimal":
    case "double":
    case "money":
      return typeof value === "number" && isBetween(column, value);
    case "datetime":
      return column.behavior === "DateOnly"
        ? /^\d{4}-\d\d-\d\d$/.test(String(value))
        : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
    case "lookup":
      return pointsToRow(store, column, value, row);
    default:
      return true;
  }
}

function isBetween({ min, max }: Column, value: number): boolean {
  return value >= (min ?? value) && value <= (max ?? value);
}

function pointsToRow(store: Store, column: Column, value: Value, row: Row): boolean {
  const target = column.polymorphic
    ? String(row[`${column.name}__table`])
    : column.targets?.[0]?.table;
  const declared = column.targets?.some(({ table }) => table === target);
  return (
    declared === true && target !== undefined && store.read(target, String(value)) !== undefined
  );
}
