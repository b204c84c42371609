import type { Environment } from "../environment";
import { InputError } from "../errors/InputError";
import { readAddress } from "../odata/keys/readAddress";
import { readKeyText } from "../odata/keys/readKeyText";
import type { KeyPart } from "../odata/keys/types";
import { literalOf, stringLiteral } from "../odata/literal";
import type { ResolvedField, ResolvedMap } from "./resolveFieldMap";
import { toColumn } from "./valuePairs";

const INPUT = "Entity ID";

/**
 * A key in the words of an app by its columns: `code='D-1'` is `new_code='D-1'`, its values those of the column
 * where the map has others. Any other text, such as an ID or an address, stays as it is. Pure.
 *
 * @throws InputError for a value that the map does not have
 */
export function keyInColumns(
  environment: Environment,
  text: string,
  map: ResolvedMap,
  input = INPUT,
): string {
  // An address comes from Dataverse, and has its words.
  if (/^https?:\/\//i.test(text.trim())) return text;
  const { key, table } = readAddress(environment, text, input);
  const read = readKeyText(key, input);
  if (table !== undefined || read.kind !== "parts") return text;
  if (!read.parts.some(({ name }) => map.has(name))) return text;
  return read.parts.map((part) => written(part, map, input)).join(",");
}

/**
 * The value of a column that a value of a key means in the words of the app.
 *
 * @throws InputError for a value that the map does not have
 */
export function keyValueInColumn(
  { field, column, values }: ResolvedField,
  given: unknown,
  input = INPUT,
): unknown {
  if (!values) return given;
  const typed = toColumn(values, given, false);
  if ("wrong" in typed) {
    throw new InputError(
      `${input} names no record by ${field} (${column.logicalName}): ${typed.wrong}.`,
    );
  }
  return typed.value;
}

const written = ({ name, value, quoted }: KeyPart, map: ResolvedMap, input: string): string => {
  const mapped = map.get(name);
  if (!mapped?.values) return `${mapped?.column.logicalName ?? name}=${literal(value, quoted)}`;
  const own = keyValueInColumn(mapped, value, input);
  if (own === null) {
    throw new InputError(`${input} has no value for ${name}: ${String(value)} is an empty column.`);
  }
  const { kind, logicalName } = mapped.column;
  const isText = typeof own === "string" && (kind === "string" || literalOf(own) !== own);
  return `${logicalName}=${literal(own, isText)}`;
};

const literal = (value: unknown, quoted: boolean): string =>
  quoted ? stringLiteral(String(value)) : String(value);
