import type { Environment } from "../environment";
import { readAddress } from "../odata/keys/readAddress";
import { readKeyText } from "../odata/keys/readKeyText";
import type { KeyPart } from "../odata/keys/types";
import type { ResolvedMap } from "./resolveFieldMap";

const INPUT = "Entity ID";

/**
 * A key in the words of an app by its columns: `code='D-1'` is `new_code='D-1'`. Any other text, such as an ID
 * or an address, stays as it is. Pure.
 */
export function keyInColumns(environment: Environment, text: string, map: ResolvedMap): string {
  // An address comes from Dataverse, and has its words.
  if (/^https?:\/\//i.test(text.trim())) return text;
  const { key, table } = readAddress(environment, text, INPUT);
  const read = readKeyText(key, INPUT);
  if (table !== undefined || read.kind !== "parts") return text;
  if (!read.parts.some(({ name }) => map.has(name))) return text;
  return read.parts.map((part) => written(part, map)).join(",");
}

const written = ({ name, value, quoted }: KeyPart, map: ResolvedMap): string => {
  const literal = quoted ? `'${String(value).replaceAll("'", "''")}'` : String(value);
  return `${map.get(name)?.column.logicalName ?? name}=${literal}`;
};
