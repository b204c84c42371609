import { Refusal } from "../errors";
import { bindFilter } from "../odata/bind/filter";
import { scopeOf } from "../odata/bind/scope";
import type { Condition } from "../odata/bound";
import { parse } from "../odata/parser";
import type { Schema } from "../schema/derived";
import { SearchProblem } from "./problem";
import type { Source } from "./sources";

const token =
  /'(?:[^']|'')*'|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z_]\w*|[^\s()',]+|\s+|[(),']/gi;
const words = new Set("and or not eq ne gt ge lt le true false null".split(" "));
const date = /^\d{4}-\d\d-\d\d$/;

/**
 * A filter on the rows of one table: comparisons, `and`, `or`, `not` and parentheses. Columns go by their
 * logical names, lookups as well, and have to be in the index; a day means its first moment.
 * https://learn.microsoft.com/power-apps/developer/data-platform/search/query#filter-parameter
 */
export function searchFilter(schema: Schema, source: Source, text: string): Condition {
  const written = (text.match(token) ?? []).map((each) => inOData(source, each)).join("");
  try {
    return bindFilter(parse("Filter", written), scopeOf(schema, source.table, undefined));
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 501) throw error;
    throw new SearchProblem(`Invalid expression: ${error.message}`);
  }
}

function inOData({ table, indexed }: Source, text: string): string {
  if (date.test(text)) return `${text}T00:00:00Z`;
  if (!/^[a-z_]\w*$/i.test(text) || words.has(text)) return text;
  const column = indexed.has(text) ? table.columns.get(text) : undefined;
  if (column === undefined) {
    throw new SearchProblem(
      `Invalid expression: Could not find a property named '${text}' on type '${table.logicalName}'.`,
    );
  }
  return column.property;
}
