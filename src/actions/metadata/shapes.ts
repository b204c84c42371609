import { flag, integer, object, type Schema, text } from "../schemas";

export function list(description: string, items: Schema): Schema {
  return {
    type: "array",
    description,
    items,
  };
}

export function orNull(schema: Schema): Schema {
  return {
    ...schema,
    type: [...[schema.type ?? "object"].flat(), "null"],
  };
}

const numbers = (what: string) => ({
  totalCount: integer(`Number of ${what} returned`),
});

export const tableList = object(
  "The tables of the environment",
  {
    entities: list(
      "By schema name",
      object("A table", {
        entityId: text("MetadataId of the table"),
        logicalName: text("Logical name"),
        schemaName: text("Schema name"),
        displayName: orNull(text("Label in the language of the user")),
        pluralDisplayName: orNull(text("Plural label in the language of the user")),
        isCustomEntity: flag("True for a custom table"),
        isChildEntity: flag("True for a table whose records live inside those of another"),
        description: orNull(text("Description; with Include Entity Details, as all that follows")),
        ownershipType: orNull(text("UserOwned, OrganizationOwned and the like")),
        isActivity: orNull(flag("True for an activity")),
        isBusinessProcessEnabled: orNull(flag("True where business process flows are enabled")),
        isValidForAdvancedFind: orNull(flag("True where advanced find shows the table")),
        isValidForQueue: orNull(flag("True where records can be put into queues")),
        entityColor: orNull(text("Color, as in #0078d4")),
        iconLargeName: orNull(text("Name of the large icon")),
        iconMediumName: orNull(text("Name of the medium icon")),
        iconSmallName: orNull(text("Name of the small icon")),
      }),
    ),
    ...numbers("tables"),
    customEntitiesCount: integer("Number of custom tables among them"),
    systemEntitiesCount: integer("Number of other tables among them"),
  },
  ["entities", "totalCount", "customEntitiesCount", "systemEntitiesCount"],
);

export const columnList = object(
  "The columns of a table",
  {
    entityId: text("MetadataId of the table"),
    attributes: list(
      "By logical name",
      object("A column", {
        logicalName: text("Logical name"),
        displayName: text("Label in the language of the user; the logical name where it has none"),
        attributeType: text("Money, Picklist, Lookup, File and so on"),
        description: orNull(text("Description in the language of the user")),
        isCustomAttribute: flag("True for a custom column"),
        isPrimaryId: flag("True for the column that holds the record's id"),
        isPrimaryName: flag("True for the column that holds the record's name"),
        requiredLevel: orNull(text("None, Recommended, ApplicationRequired or SystemRequired")),
        isValidForRead: flag("True where the column can be read"),
        isValidForCreate: flag("True where a create may set the column"),
        isValidForUpdate: flag("True where an update may set the column"),
        attributeOf: orNull(text("Column whose label or name this one only shows")),
        schemaName: orNull(
          text("Schema name; with Include Attribute Details, as all that follows"),
        ),
        isSecured: orNull(flag("True where field security applies")),
        isAuditEnabled: orNull(flag("True where changes are audited")),
        isValidForAdvancedFind: orNull(flag("True where advanced find shows the column")),
      }),
    ),
    ...numbers("columns"),
    customAttributesCount: integer("Number of custom columns among them"),
    systemAttributesCount: integer("Number of other columns among them"),
    attributesByType: object("Number of columns of each type", {}),
    primaryIdAttribute: orNull(text("Column that holds the record's id")),
    primaryNameAttribute: orNull(text("Column that holds the record's name")),
  },
  ["entityId", "attributes", "totalCount"],
);

export const definition = object("A definition as Dataverse has it, properties in PascalCase", {
  "@odata.type": text("Type of the definition"),
  MetadataId: text("Id of the definition"),
  LogicalName: text("Logical name"),
  SchemaName: text("Schema name"),
});
