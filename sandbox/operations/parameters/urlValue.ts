import type { Refusal } from "../../errors";
import { isObject } from "../../records/payload/body";
import { bareName, complexOf, enumOf } from "../catalog";
import { wrongParameterValue } from "../refusals";
import type { TypeName } from "../types";
import { addressedEntity, entityValue } from "./entities";
import { parameterValue, type Reader } from "./values";

/** How values of simple types are written in a URL. */
const patterns: Readonly<Record<string, RegExp>> = {
  "Edm.Boolean": /^(?:true|false)$/,
  "Edm.DateTimeOffset": /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/,
  "Edm.Decimal": /^-?\d+(?:\.\d+)?$/,
  "Edm.Double": /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/,
  "Edm.Guid": /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  "Edm.Int32": /^-?\d+$/,
  "Edm.Int64": /^-?\d+$/,
};

/** The value of a function's parameter from the text in its URL. Throws 400 for a text that is none. */
export function urlValue(reader: Reader, parameter: string, type: TypeName, text: string): unknown {
  const trimmed = text.trim();
  const refused = () => wrongParameterValue(parameter, text, type);
  if (trimmed === "null") return null;
  if (type.startsWith("Edm.")) {
    return parameterValue(reader, type, simpleValue(type, trimmed, refused));
  }
  const name = bareName(type);
  if (!type.startsWith("Collection(") && enumOf(name) !== undefined) {
    const member = /^Microsoft\.Dynamics\.CRM\.(\w+)'([^']*)'$/.exec(trimmed);
    if (member?.[1] !== name) throw refused();
    return parameterValue(reader, type, member[2]);
  }
  const json = jsonOf(trimmed, refused);
  const collection = type.startsWith("Collection(");
  if (collection ? !Array.isArray(json) : !isObject(json)) throw refused();
  if (collection || complexOf(name) !== undefined) return parameterValue(reader, type, json);
  const address = isObject(json) ? json["@odata.id"] : undefined;
  return typeof address === "string"
    ? addressedEntity(reader, name, address)
    : entityValue(reader, name, json);
}

function simpleValue(type: TypeName, text: string, refused: () => Refusal): unknown {
  if (type === "Edm.String") {
    const content = /^'((?:[^']|'')*)'$/.exec(text)?.[1];
    if (content === undefined) throw refused();
    return content.replaceAll("''", "'");
  }
  if (patterns[type]?.test(text) !== true) throw refused();
  if (type === "Edm.Boolean") return text === "true";
  return type === "Edm.Guid" || type === "Edm.DateTimeOffset" ? text : Number(text);
}

/** JSON whose texts may stand in single quotes, as the documentation writes it. */
function jsonOf(text: string, refused: () => Refusal): unknown {
  try {
    return JSON.parse(withDoubleQuotes(text));
  } catch {
    throw refused();
  }
}

function withDoubleQuotes(text: string): string {
  let json = "";
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    const end = char === '"' || char === "'" ? endOfText(text, at) : at + 1;
    const piece = text.slice(at, end);
    json += char === "'" ? `"${piece.slice(1, -1).replaceAll('"', '\\"')}"` : piece;
    at = end;
  }
  return json;
}

/** The place behind the quote that ends the text which begins here; the end of it all where none does. */
function endOfText(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return text.length;
}
