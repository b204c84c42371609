import type { Session } from "../../session/session";
import type { ColumnDefinition, TableDefinition } from "../../types/tables";
import { tableDefinition } from "../cache/tableDefinition";
import { compareNames } from "../properties";
import { recordSchema } from "./recordSchema";
import type { ColumnDescription, EntityTypeDescription, TableOutline } from "./types";

/** A table in one compact answer: what its records look like, and what may be written into them. */
export async function describeEntityType(
  session: Session,
  { entityType }: { readonly entityType: string },
): Promise<EntityTypeDescription> {
  return describeTable(await tableDefinition(session, entityType));
}

const describeTable = (table: TableDefinition): EntityTypeDescription => ({
  ...outlineTable(table),
  createSchema: recordSchema(table, "create"),
  updateSchema: recordSchema(table, "update"),
});

/** A definition as an answer shows it, without the schemas of its records. Pure. */
export function outlineTable(table: TableDefinition): TableOutline {
  return {
    logicalName: table.logicalName,
    schemaName: table.schemaName,
    entitySetName: table.entitySetName,
    label: table.displayName ?? table.logicalName,
    pluralLabel: table.pluralDisplayName ?? table.displayName ?? table.logicalName,
    metadataId: table.metadataId,
    primaryIdAttribute: table.primaryIdAttribute,
    primaryNameAttribute: table.primaryNameAttribute ?? null,
    tableType: table.tableType,
    isCustom: table.isCustom,
    isActivity: table.isActivity,
    changeTracking: table.changeTracking,
    columns: [...table.columns.values()]
      .map(describeColumn)
      .sort((one, other) => compareNames(one.name, other.name)),
    keys: table.keys.map(({ logicalName, columns, status }) => ({
      name: logicalName,
      columns,
      status,
    })),
    relationships: table.relationships.map(
      ({ schemaName, kind, navigation, table: to, column }) => ({
        name: schemaName,
        kind,
        navigation,
        table: to,
        ...given({ column }),
      }),
    ),
  };
}

const describeColumn = (column: ColumnDefinition): ColumnDescription => ({
  name: column.logicalName,
  label: column.displayName ?? column.logicalName,
  type: column.kind,
  required: column.required,
  create: column.validForCreate,
  update: column.validForUpdate,
  read: column.validForRead,
  ...given({
    description: column.description,
    maxLength: column.maxLength,
    min: column.min,
    max: column.max,
    precision: column.precision,
    maxSizeInKB: column.maxSizeInKB,
    dateBehavior: column.dateBehavior,
    format: column.format === "None" ? undefined : column.format,
    choices: column.options?.map(({ value, label, state }) => ({
      value,
      label,
      ...given({ state }),
    })),
    targets: column.targets,
  }),
});

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that have a value: what does not apply to a column is not said of it. */
const given = <T extends object>(properties: T): Given<T> =>
  Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined),
  ) as Given<T>;
