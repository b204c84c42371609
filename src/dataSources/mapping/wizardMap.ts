import type { ObjectFieldMap } from "@prismatic-io/spectral";
import type { TableDefinition, TableName } from "../../client";
import type { MappingField } from "../../inputs";
import { columnOptions } from "./columnOptions";
import { guessColumns, type TableOption } from "./guessColumn";

/** The tables that a wizard offers, in the words of people. */
export function tableOptions(
  tables: readonly TableDefinition[],
  names: readonly TableName[],
): readonly TableOption[] {
  const labels = new Map(names.map((each) => [each.logicalName, labelOf(each)]));
  return tables.map((table) => ({
    object: { key: table.entitySetName, label: labelOf(table) },
    isNamed: (name) =>
      [
        table.entitySetName,
        table.logicalName,
        table.schemaName,
        table.metadataId,
        labelOf(table),
      ].some((each) => each.toLowerCase() === name.toLowerCase()),
    columns: columnOptions(table, (name) => labels.get(name) ?? name),
  }));
}

const labelOf = ({ displayName, schemaName }: TableName): string => displayName ?? schemaName;

/** The fields of an app and the columns they may be kept in, with those that fit chosen already. */
export function wizardMap(
  fields: readonly MappingField[],
  tables: readonly TableOption[],
): ObjectFieldMap {
  const guesses = guessColumns(fields, tables);
  return {
    fields: fields.map(({ key, label, required }) => ({
      field: { key, label: required ? `${label}, required` : label },
      ...guesses.get(key),
    })),
    options: tables.map(({ object, columns }) => ({
      object,
      fields: columns.map(({ element }) => element),
    })),
  };
}

/** Without fields of an app, the columns of the first table that can be set are what is mapped. */
export function settableFields([table]: readonly TableOption[]): readonly MappingField[] {
  return (table?.columns ?? [])
    .filter(({ column }) => column.validForCreate || column.validForUpdate)
    .map(({ element: { key, label = key } }) => ({ key, label, required: false }));
}
