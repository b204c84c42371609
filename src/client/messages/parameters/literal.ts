import { writeJson } from "../../json/writeJson";
import { stringLiteral } from "../../odata/literal";
import type { TypeRef, Types } from "../../types/messages";
import { NAMESPACE } from "../signatures/typeNames";

/** Of OData's types, those whose values are in quotes. */
const QUOTED: ReadonlyMap<string, string> = new Map([
  ["Edm.String", ""],
  ["Edm.Binary", "binary"],
  ["Edm.Duration", "duration"],
]);

/**
 * A value that was encoded for a URL, as the literal behind `@p=`, not yet percent-encoded
 * (Microsoft: "Use Web API functions").
 */
export function urlLiteral(value: unknown, type: TypeRef, types: Types): string {
  if (value === null) return "null";
  if (type.isList) return writeJson(value);
  const prefix = QUOTED.get(type.name);
  if (prefix !== undefined) return prefix + stringLiteral(String(value));
  if (type.name.startsWith("Edm."))
    return typeof value === "object" ? writeJson(value) : String(value);
  if (types.get(type.name)?.kind === "enum") {
    return `${NAMESPACE}${type.name}${stringLiteral(String(value))}`;
  }
  return isReference(value)
    ? `{'@odata.id':${stringLiteral(value["@odata.id"])}}`
    : writeJson(value);
}

/** Microsoft's examples write a record in single quotes, and everything else as JSON. */
const isReference = (value: unknown): value is { readonly "@odata.id": string } =>
  typeof value === "object" && value !== null && "@odata.id" in value;

/** The literal of a value whose type nobody has said: as JSON knows it. */
export function untypedLiteral(value: unknown): string {
  return typeof value === "string" ? stringLiteral(value) : writeJson(value);
}
