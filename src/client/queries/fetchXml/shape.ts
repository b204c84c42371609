import { ownValue, setOwn } from "../../objects/ownProperty";
import type { DataverseRecord } from "../../types";

/** Annotations and the names under which saved flows know them. */
const TWINS: readonly (readonly [annotation: string, suffix: string])[] = [
  ["@OData.Community.Display.V1.FormattedValue", "_Formatted"],
  ["@Microsoft.Dynamics.CRM.lookuplogicalname", "_LogicalName"],
  ["@Microsoft.Dynamics.CRM.associatednavigationproperty", "_NavigationProperty"],
];

/**
 * Shapes the records of one answer: each gets the names that saved flows know beside Dataverse's own,
 * `<column>_Formatted` and the like where annotations were asked for, and the columns of linked tables
 * (`contact.fullname`, of older services `contact_x002e_fullname`) once more as an object
 * `contact: { fullname }`.
 */
export function twinsAdder(annotated: boolean): (record: DataverseRecord) => DataverseRecord {
  // Every record of an answer has the same few names.
  const known = new Map<string, Twin | undefined>();
  const twinOf = (name: string): Twin | undefined => {
    if (!known.has(name)) known.set(name, readTwin(name));
    return known.get(name);
  };
  return (record) => {
    let shaped: Record<string, unknown> | undefined;
    for (const name in record) {
      const twin = twinOf(name);
      if (twin === undefined || (twin.kind === "annotation" && !annotated)) continue;
      shaped ??= { ...record };
      if (twin.kind === "annotation") setOwn(shaped, twin.name, record[name]);
      else addLinked(shaped, twin, record[name]);
    }
    return shaped ?? record;
  };
}

type Twin =
  | { readonly kind: "annotation"; readonly name: string }
  | { readonly kind: "linked"; readonly alias: string; readonly column: string };

const readTwin = (name: string): Twin | undefined => {
  for (const [annotation, suffix] of TWINS) {
    if (name.endsWith(annotation)) {
      return { kind: "annotation", name: name.slice(0, -annotation.length) + suffix };
    }
  }
  return linkedTwin(name, ".") ?? linkedTwin(name, "_x002e_");
};

const linkedTwin = (name: string, separator: string): Twin | undefined => {
  const at = name.indexOf(separator, 1);
  if (at < 0) return undefined;
  const [alias, column] = [name.slice(0, at), name.slice(at + separator.length)];
  const isLinked = /^[A-Za-z_]\w*$/.test(alias) && /^\w+$/.test(column);
  return isLinked ? { kind: "linked", alias, column } : undefined;
};

const addLinked = (
  shaped: Record<string, unknown>,
  { alias, column }: Extract<Twin, { kind: "linked" }>,
  value: unknown,
): void => {
  const linked = ownValue(shaped, alias);
  if (linked === undefined) setOwn(shaped, alias, { [column]: value });
  else if (isPlain(linked)) setOwn(linked, column, value);
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
