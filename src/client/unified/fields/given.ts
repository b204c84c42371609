import { normalizeGuid } from "../../odata/guid";
import { isRecord } from "../../odata/listBody";
import { jsonValue, objectInText } from "../../values/jsonValue";

/** A list or an object that is given as JSON text; anything else as it is. Pure. */
export function structured(given: unknown): unknown {
  const value = jsonValue(given)?.value;
  return typeof value === "object" && value !== null ? value : given;
}

/** What a reference has as it is read, and the names that other actions have for it. */
const READ: ReadonlySet<string> = new Set(["id", "name", "type", "table"]);

/**
 * A reference as every action takes it. One that was read (`{ id, name, type }`) goes by its ID, and by its name
 * only where it has none; rows that were read and other references mean what they do everywhere. Pure.
 *
 * @param table the one that is meant where the reference names none
 */
export function referenceOf(given: unknown, table?: string): unknown {
  const value = typeof given === "string" ? (objectInText(given) ?? given) : given;
  if (typeof value === "string") return table ? addressed(value, table) : value;
  if (!isRecord(value) || !Object.keys(value).every((name) => READ.has(name))) return value;
  const { id, name } = value;
  const named = textOf(value["table"]) ?? textOf(value["type"]) ?? table;
  if (textOf(id) !== undefined) return named === undefined ? id : { table: named, id };
  return textOf(name) !== undefined && named !== undefined ? { table: named, name } : value;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

const addressed = (text: string, table: string): unknown => {
  const id = normalizeGuid(text);
  return id === undefined ? text : { table, id };
};
