import { ExactNumber } from "../../decimals/digits";
import type { Row } from "../../types";

const contracts = "http://schemas.microsoft.com/xrm/2011/Contracts";

/** JSON as .NET's `DataContractJsonSerializer` writes it: what is declared as object names its type. */
export function typed(type: string, value: object): object {
  return { __type: `${type}:${contracts}`, ...value };
}

/** Collections of the SDK are lists of pairs. */
export function pair(key: string, value: unknown): { key: string; value: unknown } {
  return { key, value };
}

/** A reference to a row, without its type where the declaration has it already. */
export function reference(table: string, id: string, name: string | null = null): object {
  return { Id: id, KeyAttributes: [], LogicalName: table, Name: name, RowVersion: null };
}

export function typedReference(table: string, id: string, name: string | null = null): object {
  return typed("EntityReference", reference(table, id, name));
}

/** A row with some of its columns, by logical name, and their labels. */
export function entity(
  table: string,
  id: string,
  attributes: readonly object[],
  labels: readonly object[] = [],
): object {
  return {
    Attributes: attributes,
    EntityState: null,
    FormattedValues: labels,
    Id: id,
    KeyAttributes: [],
    LogicalName: table,
    RelatedEntities: [],
    RowVersion: null,
  };
}

/** `\/Date(1506384247000)\/` of a stored date or point in time; the slashes are escaped when printed. */
export function wireDate(stored: Row[string]): string {
  return `/Date(${Date.parse(String(stored))})/`;
}

/** Numbers that JavaScript would round are written digit by digit, which `JSON.stringify` leaves to a mark. */
const mark = "\uE000";
const marked = new RegExp(`"${mark}(-?\\d+(?:\\.\\d+)?)${mark}"`, "g");

/** A context as JSON text; .NET escapes slashes in texts. */
export function printed(value: unknown): string {
  const replacer = (_key: string, part: unknown) =>
    typeof part === "bigint" || part instanceof ExactNumber ? `${mark}${part}${mark}` : part;
  return JSON.stringify(value, replacer).replace(marked, "$1").replaceAll("/", "\\/");
}
