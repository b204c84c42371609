import type { Table } from "../../schema/derived";
import { defaultSchemaName } from "../../schema/names";
import type { AlternateKeyDeclaration } from "../../schema/types";
import { labelJson } from "../labels";
import { metadataId } from "../metadataId";
import { textsOf } from "../texts";
import { defineType } from "./defineType";
import { complex, flag, guid, list, managed, member, text } from "./properties";
import type { MetadataType } from "./types";

/** An alternate key of a table. */
export interface Key {
  readonly table: Table;
  readonly key: AlternateKeyDeclaration;
}

const isManaged = ({ table }: Key) => table.declaration.custom !== true;

/**
 * Keys are usable at once here: their index is there before the sandbox answers.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entitykeymetadata
 */
export const entityKey: MetadataType<Key> = defineType<Key>({
  name: "EntityKeyMetadata",
  baseName: "MetadataBase",
  properties: {
    LogicalName: text(({ key }) => key.name),
    SchemaName: text(({ key }) => key.schemaName ?? defaultSchemaName(key.name)),
    EntityLogicalName: text(({ table }) => table.logicalName),
    KeyAttributes: list("Edm.String", ({ key }) => key.columns),
    IsManaged: flag(isManaged),
    IntroducedVersion: text((subject) => (isManaged(subject) ? "5.0.0.0" : "1.0.0.0")),
    EntityKeyIndexStatus: member("EntityKeyIndexStatus", () => "Active"),
    AsyncJob: complex("crmbaseentity", () => null),
    IsSynchronous: flag(() => false),
    IsExportKey: flag(() => false),
    IsSecondaryKey: flag(() => false),
    MetadataId: guid(({ table, key }) => metadataId("key", table.logicalName, key.name)),
    HasChanged: flag(() => null),
    DisplayName: complex("Label", (subject, view) => {
      const { table, key } = subject;
      const owner = { names: ["key", table.logicalName, key.name], managed: isManaged(subject) };
      return labelJson(owner, textsOf(key.label, undefined), view);
    }),
    IsCustomizable: managed(
      "iscustomizable",
      () => true,
      (subject) => !isManaged(subject),
    ),
  },
});
