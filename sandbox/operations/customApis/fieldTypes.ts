import type { Row } from "../../types";
import type { TypeName } from "../types";

/** Types of parameters and properties by the value of their column `type`; rows are below. */
const simple: Readonly<Record<number, TypeName>> = {
  0: "Edm.Boolean",
  1: "Edm.DateTimeOffset",
  2: "Edm.Decimal",
  6: "Edm.Double",
  7: "Edm.Int32",
  8: "Edm.Decimal",
  9: "Edm.Int32",
  10: "Edm.String",
  11: "Collection(Edm.String)",
  12: "Edm.Guid",
};

const entity = 3;
const entityCollection = 4;
const entityReference = 5;

/**
 * The type that a parameter or property has on the wire.
 * https://learn.microsoft.com/power-apps/developer/data-platform/custom-api-tables
 */
export function wireType(field: Row): TypeName {
  const row = `mscrm.${field["logicalentityname"] ?? "crmbaseentity"}`;
  if (field["type"] === entityCollection) return `Collection(${row})`;
  if (field["type"] === entity || field["type"] === entityReference) return row;
  return simple[Number(field["type"])] ?? "Edm.String";
}

/** Whether a property, if it is the only one, is the whole answer. */
export function isWholeAnswer({ type }: Row): boolean {
  return type === entity || type === entityCollection;
}
