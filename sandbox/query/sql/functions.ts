import { baseLanguage } from "../../metadata/languages";
import type { FunctionCondition } from "../../odata/bound";
import { edmType } from "../../odata/edm";
import { comparableValue, type Parameter } from "../../store";
import type { Range, Statement } from "./builder";
import { type DateWindow, dateWindow, dayWindow } from "./dateWindow";
import { fiscalWindows, isFiscal, usualFiscal } from "./fiscal";
import { hierarchySql, isHierarchy, relatives } from "./hierarchy";

/** One of the service's query functions as SQL. */
export function functionSql(condition: FunctionCondition, range: Range): string {
  const { name, column, values } = condition;
  const { statement } = range;
  const compared = range.comparable(column);
  const stored = values.map((value) => comparableValue(column.column, value));
  switch (name) {
    case "In":
      return `${compared} IN (${statement.places(stored)})`;
    case "NotIn":
      return `${compared} NOT IN (${statement.places(stored)})`;
    case "Between":
      return betweenSql(compared, stored, statement);
    case "NotBetween":
      return `NOT (${betweenSql(compared, stored, statement)})`;
    case "ContainValues":
      return containsSql(compared, stored, statement);
    case "DoesNotContainValues":
      return `NOT (${containsSql(compared, stored, statement)})`;
    case "On":
    case "OnOrAfter":
    case "OnOrBefore":
      return windowSql(condition, range, dayWindow(name, String(values[0])));
    case "EqualUserLanguage":
      return languageSql(compared, statement);
    default:
      if (isHierarchy(name)) return hierarchySql(condition, range);
      if (isFiscal(name)) return fiscalSql(condition, range);
      return name.includes("Equal")
        ? identitySql(name, compared, statement)
        : windowSql(condition, range, dateWindow(name, statement.context.now(), condition.amount));
  }
}

function fiscalSql(condition: FunctionCondition, range: Range): string {
  const { now, fiscal = usualFiscal } = range.statement.context;
  const numbers = condition.numbers ?? [condition.amount];
  const windows = fiscalWindows(condition.name, now(), numbers, fiscal);
  const tests = windows.map((window) => windowSql(condition, range, window));
  return tests.length === 0 ? "0" : `(${tests.join(" OR ")})`;
}

function languageSql(compared: string, statement: Statement): string {
  const user = statement.place(statement.context.userId);
  const chosen = `SELECT "uilanguageid" FROM "usersettings" WHERE "systemuserid" = ${user}`;
  return `${compared} = coalesce((${chosen}), ${baseLanguage})`;
}

type Values = readonly Parameter[];

function betweenSql(compared: string, [low = "", high = ""]: Values, statement: Statement): string {
  return `${compared} >= ${statement.place(low)} AND ${compared} <= ${statement.place(high)}`;
}

/** Multi-select choices are stored as `1,9`. */
function containsSql(compared: string, values: Values, statement: Statement): string {
  const list = `',' || ${compared} || ','`;
  const tests = values.map((value) => `${list} LIKE ${statement.place(`%,${value},%`)}`);
  return `(${tests.join(" OR ")})`;
}

function windowSql({ column }: FunctionCondition, range: Range, window: DateWindow): string {
  const dateOnly = edmType(column.column) === "Edm.Date";
  const compared = dateOnly ? `(${range.plain(column)} || 'T00:00:00Z')` : range.plain(column);
  const bounds: [string, number | undefined][] = [
    [">=", window.from],
    [">", window.after],
    ["<", window.before],
    ["<=", window.until],
  ];
  const tests = bounds.flatMap(([operator, instant]) =>
    instant === undefined
      ? []
      : [`${compared} ${operator} ${range.statement.place(text(instant))}`],
  );
  return `(${tests.join(" AND ")})`;
}

/** What lies beyond the years that are written with four digits is none of any row's. */
function text(instant: number): string {
  const [first, last] = [-62_135_596_800_000, 253_402_300_799_000];
  const inside = Number.isNaN(instant) ? first : Math.min(Math.max(instant, first), last);
  return `${new Date(inside).toISOString().slice(0, 19)}Z`;
}

/** The caller and everybody whose manager's manager the caller is. */
function reports({ schema }: Statement): (id: string) => string {
  const users = schema.tables.get("systemuser");
  const manager = users?.columns.get("parentsystemuserid");
  if (!users || !manager) throw new Error("Users have no managers.");
  return relatives(users, manager, false);
}

/** The caller, the caller's business unit, the caller's teams. */
function identitySql(name: string, compared: string, statement: Statement): string {
  const user = () => statement.place(statement.context.userId);
  const teams = () => `SELECT "teamid" FROM "teammembership" WHERE "systemuserid" = ${user()}`;
  const unit = () => `SELECT "businessunitid" FROM "systemuser" WHERE "systemuserid" = ${user()}`;
  switch (name) {
    case "EqualUserId":
      return `${compared} = ${user()}`;
    case "NotEqualUserId":
      return `(${compared} <> ${user()} OR ${compared} IS NULL)`;
    case "EqualBusinessId":
      return `${compared} = (${unit()})`;
    case "NotEqualBusinessId":
      return `(${compared} <> (${unit()}) OR ${compared} IS NULL)`;
    case "EqualUserTeams":
      return `${compared} IN (${teams()})`;
    case "EqualUserOrUserHierarchy":
      return `${compared} IN (${reports(statement)(user())})`;
    case "EqualUserOrUserHierarchyAndTeams":
      return `(${compared} IN (${reports(statement)(user())}) OR ${compared} IN (${teams()}))`;
    default:
      return `(${compared} = ${user()} OR ${compared} IN (${teams()}))`;
  }
}
