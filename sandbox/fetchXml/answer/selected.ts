import { sqlColumns } from "../../query/fetchRows";
import type { Column } from "../../schema/derived";
import { quote } from "../../store";
import type { Row } from "../../types";
import type { AliasedColumn, AnswerColumns } from "../bind/answerColumns";
import type { Source } from "../bind/source";
import type { FetchSql } from "../sql/block";

/** What a statement selects for the columns of an answer. */
export function selected(
  { own, aliased }: AnswerColumns,
  root: Source,
  distinct: boolean,
): string[] {
  const hidden = distinct ? [root.table.primaryId, "versionnumber"] : [];
  const names = sqlColumns(root.table, own, []).filter(
    (name) => !hidden.includes(name) || own.some((column) => column.name === name),
  );
  return [
    ...names.map((name) => `${of(root, name)} AS ${quote(name)}`),
    ...aliased.flatMap(({ column, source, sql }) =>
      parts(column, source).map(
        ({ name, suffix }) => `${of(source, name)} AS ${quote(sql + suffix)}`,
      ),
    ),
  ];
}

/** Expressions in which rows are alike that a distinct query shows once. */
export function distinctKeys(
  { own, aliased }: AnswerColumns,
  root: Source,
  sql: FetchSql,
): string[] {
  return [...own.map((column) => ({ column, source: root })), ...aliased].flatMap(
    ({ column, source }) => [
      sql.range(source).comparable({ range: source.sql, steps: [], table: source.table, column }),
      ...parts(column, source)
        .slice(1)
        .map(({ name }) => of(source, name)),
    ],
  );
}

/** A row in which an aliased column has its own name, as the formatters read it. */
export function asOwnRow(row: Row, { column, source, sql }: AliasedColumn): Row {
  return Object.fromEntries(
    parts(column, source).map(({ name, suffix }) => [name, row[sql + suffix] ?? null]),
  );
}

/** The column and what its annotations need beside it. */
function parts(
  { name, polymorphic, type }: Column,
  { table }: Source,
): { name: string; suffix: string }[] {
  const currency = type === "money" && table.columns.has("transactioncurrencyid");
  return [
    { name, suffix: "" },
    ...(polymorphic ? [{ name: `${name}__table`, suffix: "__table" }] : []),
    ...(currency ? [{ name: "transactioncurrencyid", suffix: "__currency" }] : []),
  ];
}

function of({ sql }: Source, name: string): string {
  return `${quote(sql)}.${quote(name)}`;
}
