import type { ResolvedField } from "../../mapping/resolveFieldMap";
import { recordId, toColumn } from "../../mapping/valuePairs";
import type { ValueFact } from "../../odata/filter/facts";
import { textOf } from "../../odata/filter/tokens";
import type { Literal } from "../../odata/filter/tree";
import { stringLiteral } from "../../odata/literal";

/** The value of the column that a value of the app means in a condition. */
export function fieldFact(
  { field, column, values = [] }: ResolvedField,
  { type, text }: Literal,
): ValueFact | undefined {
  if (type === "null") return undefined;
  const app = type === "text" ? textOf(text) : text;
  const typed = toColumn(values, app, column.kind === "multichoice");
  if ("wrong" in typed) return { wrong: `${field} (${column.logicalName}): ${typed.wrong}` };
  return { text: written(typed.value, column.kind) };
}

const TEXTS = new Set(["string", "memo", "entityname"]);

const written = (value: unknown, kind: ResolvedField["column"]["kind"]): string => {
  if (value === null) return "null";
  if (kind === "multichoice") return stringLiteral([value].flat().join(","));
  if (TEXTS.has(kind)) return stringLiteral(String(value));
  return recordId(value) ?? String(value);
};
