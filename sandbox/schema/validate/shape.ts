import { SchemaError } from "../schemaError";
import type { ColumnDeclaration, TableDeclaration } from "../types";

type Names<T> = Record<keyof Required<T>, "required" | "optional">;

const tableProperties: Names<TableDeclaration> = {
  logicalName: "required",
  schemaName: "required",
  entitySetName: "required",
  label: "required",
  pluralLabel: "required",
  description: "optional",
  translations: "optional",
  objectTypeCode: "required",
  primaryId: "required",
  primaryName: "optional",
  ownership: "required",
  activity: "optional",
  abstract: "optional",
  readOnly: "optional",
  custom: "optional",
  principal: "optional",
  elastic: "optional",
  changeTracking: "optional",
  optimisticConcurrency: "optional",
  hasActivities: "optional",
  hasNotes: "optional",
  regarding: "optional",
  addresses: "optional",
  without: "optional",
  collections: "optional",
  enforceStateTransitions: "optional",
  intersect: "optional",
  duplicateDetection: "optional",
  columns: "required",
  keys: "optional",
  manyToMany: "optional",
};

const columnProperties: Names<ColumnDeclaration> = {
  name: "required",
  schemaName: "optional",
  type: "required",
  label: "required",
  description: "optional",
  translations: "optional",
  required: "optional",
  maxLength: "optional",
  min: "optional",
  max: "optional",
  precision: "optional",
  precisionSource: "optional",
  maxSizeInKB: "optional",
  canStoreFullImage: "optional",
  behavior: "optional",
  format: "optional",
  options: "optional",
  globalChoice: "optional",
  default: "optional",
  targets: "optional",
  lookupKind: "optional",
  validForCreate: "optional",
  validForUpdate: "optional",
  validForRead: "optional",
  computed: "optional",
  autoNumber: "optional",
  companionOf: "optional",
  custom: "optional",
};

/** Refuses missing properties, and misspelt ones, which would otherwise be overlooked in silence. */
export function checkShape(table: TableDeclaration): void {
  const where = `${Object(table).logicalName}.json`;
  checkProperties(where, table, tableProperties);
  const { columns, keys, manyToMany } = table;
  const lists = { columns, keys: keys ?? [], manyToMany: manyToMany ?? [] };
  for (const [name, list] of Object.entries(lists)) {
    if (!Array.isArray(list)) throw new SchemaError(where, `"${name}" is no list`);
  }
  for (const column of columns) {
    checkProperties(`${where}, column "${Object(column).name}"`, column, columnProperties);
  }
}

function checkProperties(
  where: string,
  declared: object,
  properties: Record<string, "required" | "optional">,
): void {
  if (Object(declared) !== declared) throw new SchemaError(where, "is no object of JSON");
  for (const name of Object.keys(declared)) {
    if (!Object.hasOwn(properties, name)) {
      throw new SchemaError(where, `"${name}" is not a property of a declaration`);
    }
  }
  for (const [name, need] of Object.entries(properties)) {
    if (need === "required" && !Object.hasOwn(declared, name)) {
      throw new SchemaError(where, `"${name}" is missing`);
    }
  }
}
