import type { Table } from "../schema/derived";
import type { Row, Store } from "../types";
import { moneyValues } from "./currency";
import { randomGuid } from "./guid";
import { quote } from "./sql";

/** A moment as rows carry it: ISO 8601 in UTC without fraction. */
export function isoSeconds(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

/**
 * The whole row that creating `row` makes: what is given, and for the rest the id, the stamps, the
 * owner, state and status, the columns' defaults, base amounts and the next row version.
 */
export function systemValues(
  store: Store,
  table: Table,
  row: Row,
  now: number,
  userId: string,
): Row {
  const has = (name: string) => table.columns.has(name);
  return {
    ...defaults(table),
    ...numbers(store, table, row),
    [table.primaryId]: randomGuid(),
    ...(has("createdon") ? inTable(table, stamps(row, isoSeconds(now), userId)) : {}),
    ...(has("owningbusinessunit") ? owner(store, table, row, userId) : {}),
    ...row,
    ...(has("statecode") ? state(table, row) : {}),
    ...(has("overriddencreatedon") ? migration(row, isoSeconds(now)) : {}),
    ...(table.columns.get("objecttypecode")?.type === "entityname" && has("objectid")
      ? { objecttypecode: row["objectid__table"] ?? null }
      : {}),
    ...moneyValues(store, table, row),
    versionnumber: row["versionnumber"] ?? store.nextVersion(),
  };
}

/** Computed once a table: loading many rows asks for them each time. */
const defaultsByTable = new WeakMap<Table, Row>();

function defaults(table: Table): Row {
  const known = defaultsByTable.get(table) ?? defaultRow(table);
  defaultsByTable.set(table, known);
  return known;
}

function defaultRow(table: Table): Row {
  const row: Row = {};
  for (const { name, default: value } of table.columns.values()) {
    if (value !== undefined) {
      row[name] = typeof value === "boolean" ? Number(value) : value;
    }
  }
  return row;
}

/**
 * What numbers a quote, an order or a case: a prefix, a count and six random characters.
 * https://learn.microsoft.com/power-platform/admin/set-autonumber-prefixes-contracts-cases-articles-quotes-orders
 */
function numbers(store: Store, table: Table, row: Row): Row {
  const numbered = [...table.columns.values()].find((column) => column.autoNumber);
  if (!numbered || row[numbered.name]) return {};
  const rows = store.select(`SELECT count(*) AS rows FROM ${quote(table.logicalName)}`)[0]?.[
    "rows"
  ];
  return { [numbered.name]: autoNumber(numbered.autoNumber ?? "", Number(rows) + 1, randomGuid()) };
}

/** `QUO-01001-A1B2C3`: the number of the row, counted from 1, and where its last characters come from. */
export function autoNumber(prefix: string, number: number, guid: string): string {
  return `${prefix}-${String(1000 + number).padStart(5, "0")}-${guid.slice(0, 6).toUpperCase()}`;
}

function stamps(row: Row, at: string, userId: string): Row {
  return {
    createdon: row["createdon"] ?? at,
    createdby: userId,
    modifiedon: row["modifiedon"] ?? at,
    modifiedby: userId,
  };
}

/**
 * A migrated row was created when it says, and `overriddencreatedon` ("Record Created On") keeps when
 * it really came in: "Date and time that the record was migrated".
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/account#BKMK_OverriddenCreatedOn
 */
function migration(row: Row, at: string): Row {
  const given = row["overriddencreatedon"];
  return given ? { createdon: given, overriddencreatedon: at } : {};
}

/** The owner, and the three columns that follow from who it is, of which some tables have two. */
export function owner(store: Store, table: Table, row: Row, userId: string): Row {
  return inTable(table, ownerColumns(store, row, userId));
}

/** Those of the values that the table has a column for. */
function inTable(table: Table, row: Row): Row {
  const values = Object.entries(row);
  return Object.fromEntries(
    values.filter(([name]) => table.columns.has(name.split("__")[0] ?? "")),
  );
}

function ownerColumns(store: Store, row: Row, userId: string): Row {
  const id = row["ownerid"] ?? userId;
  const table = row["ownerid__table"] ?? "systemuser";
  const unit = row["owningbusinessunit"] ?? businessUnitOf(store, String(table), String(id));
  return {
    ownerid: id,
    ownerid__table: table,
    owninguser: table === "systemuser" ? id : null,
    owningteam: table === "team" ? id : null,
    owningbusinessunit: unit,
  };
}

function businessUnitOf(store: Store, table: string, id: string): Row[string] {
  const sql =
    table === "team"
      ? "SELECT businessunitid FROM team WHERE teamid = ?"
      : "SELECT businessunitid FROM systemuser WHERE systemuserid = ?";
  return store.select(sql, [id])[0]?.["businessunitid"] ?? null;
}

/** A status alone brings its state, a state alone its default status, neither the first state. */
function state(table: Table, row: Row): Row {
  const statuses = table.columns.get("statuscode")?.options ?? [];
  const states = table.columns.get("statecode")?.options ?? [];
  const given = statuses.find((option) => option.value === row["statuscode"]);
  const statecode = row["statecode"] ?? given?.state ?? states[0]?.value ?? null;
  const initial = states.find((option) => option.value === statecode)?.defaultStatus ?? null;
  return { statecode, statuscode: row["statuscode"] ?? initial };
}
