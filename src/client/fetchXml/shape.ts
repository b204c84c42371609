import { ownValue, setOwn } from "../objects/ownProperty";
import type { DataverseRecord } from "../types";

/** Annotations and the names under which saved flows know them. */
const TWINS: readonly (readonly [annotation: string, suffix: string])[] = [
  ["@OData.Community.Display.V1.FormattedValue", "_Formatted"],
  ["@Microsoft.Dynamics.CRM.lookuplogicalname", "_LogicalName"],
  ["@Microsoft.Dynamics.CRM.associatednavigationproperty", "_NavigationProperty"],
];

/**
 * A record with the names that saved flows know beside Dataverse's own: `<column>_Formatted` and the like
 * where annotations were asked for, and the columns of linked tables (`contact.fullname`, of older services
 * `contact_x002e_fullname`) once more as an object `contact: { fullname }`.
 */
export const withTwins = (record: DataverseRecord, annotated: boolean): DataverseRecord => {
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

type Twin =
  | { readonly kind: "annotation"; readonly name: string }
  | { readonly kind: "linked"; readonly alias: string; readonly column: string };

/** By the names of columns, of which there are the same few in each of many thousand records. */
const known = new Map<string, Twin | undefined>();
const MOST_KNOWN = 5_000;

const twinOf = (name: string): Twin | undefined => {
  if (known.has(name)) return known.get(name);
  if (known.size >= MOST_KNOWN) known.clear();
  const twin = readTwin(name);
  known.set(name, twin);
  return twin;
};

const readTwin = (name: string): Twin | undefined => {
  for (const [annotation, suffix] of TWINS) {
    if (name.endsWith(annotation)) {
      return { kind: "annotation", name: name.slice(0, -annotation.length) + suffix };
    }
  }
  const [, alias, column] = /^([A-Za-z_]\w*?)(?:\.|_x002e_)(\w+)$/.exec(name) ?? [];
  return alias && column ? { kind: "linked", alias, column } : undefined;
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
