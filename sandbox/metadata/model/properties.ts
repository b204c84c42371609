import type { Json, Property, View } from "./types";

type Read<Subject, Value> = (subject: Subject, view: View) => Value;

/** The kinds of property there are; the functions read the value from a definition. */
export function text<S>(read: Read<S, string | null>): Property<S> {
  return { type: "Edm.String", read };
}

export function flag<S>(read: Read<S, boolean | null>): Property<S> {
  return { type: "Edm.Boolean", read };
}

export function int<S>(read: Read<S, number | null>): Property<S> {
  return { type: "Edm.Int32", read };
}

export function big<S>(read: Read<S, number | null>): Property<S> {
  return { type: "Edm.Int64", read };
}

export function decimal<S>(read: Read<S, number | null>): Property<S> {
  return { type: "Edm.Decimal", read };
}

export function double<S>(read: Read<S, number | null>): Property<S> {
  return { type: "Edm.Double", read };
}

export function guid<S>(read: Read<S, string | null>): Property<S> {
  return { type: "Edm.Guid", read };
}

export function time<S>(read: Read<S, string | null>): Property<S> {
  return { type: "Edm.DateTimeOffset", read };
}

/** A member of an enumeration (`enums.ts`). */
export function member<S>(enumeration: string, read: Read<S, string | null>): Property<S> {
  return { type: `mscrm.${enumeration}`, read };
}

/** A value of a complex type (`complexTypes.ts`). */
export function complex<S>(type: string, read: Read<S, Json>): Property<S> {
  return { type: `mscrm.${type}`, read };
}

export function list<S>(type: string, read: Read<S, readonly Json[]>): Property<S> {
  return { type: `Collection(${type})`, read };
}

/**
 * A setting its publisher may freeze.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/booleanmanagedproperty
 */
export function managed<S>(
  logicalName: string,
  read: Read<S, boolean>,
  canBeChanged: Read<S, boolean>,
): Property<S> {
  return complex("BooleanManagedProperty", (subject, view) => ({
    Value: read(subject, view),
    CanBeChanged: canBeChanged(subject, view),
    ManagedPropertyLogicalName: logicalName,
  }));
}
