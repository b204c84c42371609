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
  const shaped: Record<string, unknown> = { ...record };
  for (const [name, value] of Object.entries(record)) {
    if (annotated) addTwin(shaped, name, value);
    addLinked(shaped, name, value);
  }
  return shaped;
};

const addTwin = (shaped: Record<string, unknown>, name: string, value: unknown): void => {
  for (const [annotation, suffix] of TWINS) {
    if (name.endsWith(annotation)) shaped[name.slice(0, -annotation.length) + suffix] = value;
  }
};

const addLinked = (shaped: Record<string, unknown>, name: string, value: unknown): void => {
  const [, alias, column] = /^([A-Za-z_]\w*?)(?:\.|_x002e_)(\w+)$/.exec(name) ?? [];
  if (!alias || !column) return;
  const linked = shaped[alias];
  if (linked === undefined) shaped[alias] = { [column]: value };
  else if (isPlain(linked)) linked[column] = value;
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
