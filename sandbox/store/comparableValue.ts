import type { Row } from "../row";
import type { Column } from "../schema/derived";
import { decimalKey, isDecimal } from "./decimalKey";
import { fold } from "./fold";
import { isText } from "./sql";
import type { Parameter } from "./statements";

/** A value in the form `comparable` columns are compared with. */
export function comparableValue(
  column: Pick<Column, "type">,
  value: NonNullable<Row[string]>,
): Parameter {
  if (isDecimal(column)) return decimalKey(value);
  return isText(column) ? fold(String(value)) : value;
}
