import type { ColumnDefinition, ColumnKind } from "../types/tables";
import type { TypingOptions } from "./types";

const TEXT_KINDS: ReadonlySet<ColumnKind> = new Set(["string", "memo"]);

/** Whether `""` is a value: only in a text column. */
const isText = ({ kind }: ColumnDefinition): boolean => TEXT_KINDS.has(kind);

/** What becomes of an empty text: it is left out, clears the column, or is a value. */
export function emptyMeans(
  column: ColumnDefinition,
  { emptyValues }: TypingOptions,
): "omitted" | "null" | "text" {
  if (emptyValues === "omitAll") return "omitted";
  if (isText(column)) return "text";
  return emptyValues === "clear" ? "null" : "omitted";
}
