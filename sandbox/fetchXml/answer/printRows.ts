import { wants } from "../../odata/prefer";
import {
  jsonObject,
  jsonString,
  loadRelated,
  member,
  targetOf,
  valueFormatter,
  wireWriter,
  writeRows,
} from "../../query";
import type { Row } from "../../types";
import type { AliasedColumn, AnswerColumns } from "../bind/answerColumns";
import type { BoundFetch } from "./query";
import { asOwnRow } from "./selected";

const formattedValue = "OData.Community.Display.V1.FormattedValue";
const attributeName = "OData.Community.Display.V1.AttributeName";
const lookupLogicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";

/** Prints rows as JSON; columns without a value are left out. */
export function printRows(
  fetch: BoundFetch,
  columns: AnswerColumns,
  rows: readonly Row[],
): string[] {
  const { request, query, root } = fetch;
  const shape = { table: root.table, columns: columns.own, etag: !query.distinct } as const;
  const own = writeRows(request.store, rows, { ...shape, nulls: "omitted" }, request.prefer);
  const aliased = columns.aliased.map((column) => printColumn(fetch, column, rows));
  return own.map((text, at) =>
    jsonObject([text, ...aliased.map((texts) => texts[at] ?? "")].filter((part) => part !== "")),
  );
}

/** The annotations of a column under another name: there is nothing of navigation in them. */
export function aliasAnnotations(
  { request }: Pick<BoundFetch, "request">,
  property: string,
  column: { name: string },
  target: string | undefined,
): string[] {
  const { prefer } = request;
  const annotation = (name: string, value: string) =>
    member(`${property}@${name}`, jsonString(value));
  return [
    ...(wants(prefer, attributeName) ? [annotation(attributeName, column.name)] : []),
    ...(target !== undefined && wants(prefer, lookupLogicalName)
      ? [annotation(lookupLogicalName, target)]
      : []),
  ];
}

/** The members one aliased column has in each row. */
function printColumn(fetch: BoundFetch, aliased: AliasedColumn, rows: readonly Row[]): string[] {
  const { store, prefer } = fetch.request;
  const { column, property } = aliased;
  const formatted = wants(prefer, formattedValue);
  const own = rows.map((row) => asOwnRow(row, aliased));
  const related = loadRelated(store, formatted ? own : [], [column]);
  const write = wireWriter(column, prefer.format?.exact);
  const format = valueFormatter(column, store.schema);
  return own.map((row) => {
    const value = row[column.name] ?? null;
    if (value === null) {
      return "";
    }
    const target = column.type === "lookup" ? targetOf(column, row) : undefined;
    const text = formatted ? format(row, related) : undefined;
    return [
      ...aliasAnnotations(fetch, property, column, target),
      ...(text === undefined ? [] : [member(`${property}@${formattedValue}`, jsonString(text))]),
      member(property, write(value)),
    ].join(",");
  });
}
