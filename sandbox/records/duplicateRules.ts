import { notSimulated } from "../odata/refusals";
import type { Column, Table } from "../schema/derived";
import { fold, identityOf } from "../store";
import type { Row } from "../types";
import { type Call, tableOf } from "./call";

const published = 1;

/** Values of `operatorcode`. */
const operators = {
  exact: 0,
  firstCharacters: 1,
  lastCharacters: 2,
  date: 3,
  dateAndTime: 4,
  optionLabel: 5,
  optionValue: 6,
} as const;

/** The published rules whose base is that table. */
export function publishedRules(call: Call, table: Table): Row[] {
  return call.store.find("duplicaterule", {
    baseentityname: table.logicalName,
    statecode: published,
  });
}

/** The conditions of a rule, all of which hold for two rows that are the same. */
export function conditionsOf(call: Call, rule: Row): Row[] {
  return call.store.find("duplicaterulecondition", {
    regardingobjectid: rule["duplicateruleid"] ?? null,
  });
}

/**
 * The rows that a rule takes for the same as `row`: all of its conditions hold. A blank value is the same as
 * another one unless the condition leaves blanks out; then it is the same as none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/ignore-blank-values-inactive-records-duplicate-detection
 */
export function duplicatesBy(call: Call, rule: Row, table: Table, row: Row): Row[] {
  const conditions = conditionsOf(call, rule);
  const matching = tableOf(call, String(rule["matchingentityname"]));
  if (conditions.length === 0) return [];
  if (conditions.some((condition) => isLeftOut(condition, row))) return [];
  const sides = { table, matching, rule, row };
  const tests = conditions.map((condition) => testOf(condition, sides));
  const itself = identityOf(table, row);
  return call.store
    .find(matching.logicalName, equalValues(conditions, rule, row))
    .filter((found) => {
      const other = identityOf(matching, found);
      const isOther =
        matching !== table || other.id !== itself.id || other.partition !== itself.partition;
      return isOther && tests.every((test) => test(found));
    });
}

/** A blank value that the condition leaves out. */
function isLeftOut(condition: Row, row: Row): boolean {
  const value = row[String(condition["baseattributename"])] ?? null;
  return value === null && condition["ignoreblankvalues"] === 1;
}

/** What the rows have to have in any case, which the store finds faster than a look at each of them. */
function equalValues(conditions: readonly Row[], rule: Row, row: Row): Row {
  const values: Row = rule["excludeinactiverecords"] === 1 ? { statecode: 0 } : {};
  for (const condition of conditions) {
    if (condition["operatorcode"] !== operators.exact) continue;
    const value = row[String(condition["baseattributename"])] ?? null;
    values[String(condition["matchingattributename"])] = value;
  }
  return values;
}

interface Sides {
  readonly table: Table;
  readonly matching: Table;
  readonly rule: Row;
  readonly row: Row;
}

function testOf(condition: Row, { table, matching, rule, row }: Sides): (found: Row) => boolean {
  const base = columnOf(table, condition["baseattributename"]);
  const other = columnOf(matching, condition["matchingattributename"]);
  const compared = (column: Column, each: Row[string]) =>
    comparedBy(condition, column, each, rule["iscasesensitive"] === 1);
  const wanted = compared(base, row[base.name] ?? null);
  return (found) => compared(other, found[other.name] ?? null) === wanted;
}

function columnOf(table: Table, name: Row[string] | undefined): Column {
  const column = table.columns.get(String(name));
  if (column === undefined) throw notSimulated(`a duplicate rule on ${name}`);
  return column;
}

/** What two values have in common that are the same by a condition. */
function comparedBy(
  condition: Row,
  column: Column,
  value: Row[string],
  isCaseSensitive: boolean,
): Row[string] | undefined {
  if (value === null || value === undefined) return null;
  const text = (part: string) => (isCaseSensitive ? part : fold(part));
  const count = Number(condition["operatorparam"] ?? 0);
  switch (condition["operatorcode"]) {
    case operators.firstCharacters:
      return text(String(value).slice(0, count));
    case operators.lastCharacters:
      return text(count === 0 ? "" : String(value).slice(-count));
    case operators.date:
      return String(value).slice(0, 10);
    case operators.optionLabel:
      return fold(column.options?.find((option) => option.value === value)?.label ?? "");
    default:
      return typeof value === "string" ? text(value) : value;
  }
}
