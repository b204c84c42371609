import { nodeNotSupported, propertyNotFound } from "../../odata/refusals";
import { complexTypes } from "../model/complexTypes";
import type { Json, JsonObject, MetadataType, Property, View } from "../model/types";

/** What is on the left of a comparison. */
export interface Operand<Subject> {
  /** `Edm.String`, `mscrm.OwnershipTypes`. */
  readonly type: string;
  read(subject: Subject, view: View): Json;
}

/**
 * Finds the property a path leads to: one of the definition itself, or a member of one of its
 * complex values, as in `CanCreateAttributes/Value`. Labels are closed to paths.
 */
export function operandOf<Subject>(
  type: MetadataType<Subject>,
  [name = "", member, ...more]: readonly string[],
): Operand<Subject> {
  const property = type.properties.get(name);
  if (property === undefined) {
    throw type.navigations.has(name)
      ? nodeNotSupported("CollectionNavigationNode")
      : propertyNotFound(name, type.name);
  }
  if (member === undefined) return property;
  return memberOf(property, name, member, more);
}

function memberOf<Subject>(
  { type, read }: Property<Subject>,
  name: string,
  member: string,
  more: readonly string[],
): Operand<Subject> {
  const complexName = type.replace("mscrm.", "");
  const complex = complexTypes[complexName];
  if (complex === undefined) throw propertyNotFound(member, name);
  const memberType = complex.members[member];
  if (memberType === undefined) throw propertyNotFound(member, complexName);
  if (complex.filterable !== true || more.length > 0) throw nodeNotSupported("SingleComplexNode");
  return {
    type: memberType,
    read: (subject, view) => {
      const value = read(subject, view);
      return isObject(value) ? (value[member] ?? null) : null;
    },
  };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
