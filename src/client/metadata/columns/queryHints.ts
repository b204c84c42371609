import { findAttributeType, typeCondition } from "./attributeType";
import { COLUMN_PROPERTIES } from "./columnProperties";

/** `AttributeType eq 'Money'`, and the literal of the enumeration in another letter case. */
const BY_TYPE = /\battributetype\s+eq\s+(?:microsoft\.dynamics\.crm\.attributetypecode)?'(\w+)'/i;

/** The right literal of the type that a filter asks for; undefined where the filter has it right. */
export function typeLiteralHint(filter: string): string | undefined {
  const [given, name = ""] = BY_TYPE.exec(filter) ?? [];
  const type = findAttributeType(name);
  if (!given || !type || given.replace(/\s+/g, " ") === typeCondition(type)) return undefined;
  return `Use the input Attribute Type, or the literal of the enumeration, in this letter case: ${typeCondition(type)}`;
}

/** A property that there is in another letter case. */
export function propertyHint(message: string): string | undefined {
  const given = /could not find a property named '([^']+)'/i.exec(message)?.[1];
  const right = COLUMN_PROPERTIES.find((name) => name.toLowerCase() === given?.toLowerCase());
  return right === undefined || right === given
    ? undefined
    : `Write ${right}: names of properties are case-sensitive`;
}
