import type { Table } from "../../schema/derived";
import { metadataId } from "../metadataId";
import { attributesOf } from "../subjects/attributes";
import { lookupsOf, relationships } from "../subjects/relationships";
import { attribute } from "./attributeMetadata";
import { defineType, navigation } from "./defineType";
import { labels, managedProperties } from "./entityManaged";
import { collectionSchemaName, logicalCollectionName } from "./entityNames";
import { privilegesOf } from "./entityPrivileges";
import { entityKey, type Key } from "./key";
import { flag, guid, int, list, member, text, time } from "./properties";
import { manyToMany, oneToMany } from "./relationship";
import type { MetadataType, Properties } from "./types";
import { primaryImage } from "./valueTypes";

const isCustom = ({ declaration }: Table) => declaration.custom === true;
const isIntersect = ({ declaration }: Table) => declaration.intersect === true;
const never = flag<Table>(() => false);
const nothing = text<Table>(() => null);

const ownership = {
  user: "UserOwned",
  organization: "OrganizationOwned",
  business: "BusinessOwned",
  none: "None",
} as const;

/** `MetadataId` of a table. */
export function entityId(table: string): string {
  return metadataId("entity", table);
}

const settings: Properties<Table> = {
  ActivityTypeMask: int(() => 0),
  AutoRouteToOwnerQueue: never,
  CanTriggerWorkflow: flag((table) => !isIntersect(table)),
  EntityHelpUrlEnabled: never,
  EntityHelpUrl: nothing,
  IsDocumentManagementEnabled: never,
  IsOneNoteIntegrationEnabled: never,
  IsInteractionCentricEnabled: never,
  IsKnowledgeManagementEnabled: never,
  IsSLAEnabled: never,
  IsBPFEntity: never,
  AutoCreateAccessTeams: never,
  IsActivity: flag(({ declaration }) => declaration.activity === true),
  IsActivityParty: flag((table, { tables }) => isParty(table, tables.get("activityparty"))),
  IsAvailableOffline: flag((table) => !isIntersect(table)),
  IsChildEntity: flag(({ logicalName }) => logicalName === "activityparty"),
  IsAIRUpdated: flag((table) => !isIntersect(table)),
  IconLargeName: nothing,
  IconMediumName: nothing,
  IconSmallName: nothing,
  IconVectorName: nothing,
  IsCustomEntity: flag(isCustom),
  IsBusinessProcessEnabled: never,
  SyncToExternalSearchIndex: never,
  IsOptimisticConcurrencyEnabled: flag(({ declaration: d }) => d.optimisticConcurrency === true),
  ChangeTrackingEnabled: flag(({ declaration }) => declaration.changeTracking === true),
  IsImportable: flag((table) => !isIntersect(table)),
  IsIntersect: flag(isIntersect),
  IsManaged: flag((table) => !isCustom(table)),
  IsEnabledForCharts: flag((table) => !isIntersect(table)),
  IsEnabledForTrace: never,
  IsValidForAdvancedFind: flag((table) => !isIntersect(table)),
  DaysSinceRecordLastModified: int(() => 0),
  MobileOfflineFilters: text(() => ""),
  IsReadingPaneEnabled: flag(() => true),
  IsQuickCreateEnabled: never,
};

const names: Properties<Table> = {
  LogicalName: text(({ logicalName }) => logicalName),
  ObjectTypeCode: int(({ declaration }) => declaration.objectTypeCode),
  OwnershipType: member("OwnershipTypes", ({ declaration }) => ownership[declaration.ownership]),
  PrimaryNameAttribute: text(({ primaryName }) => primaryName ?? null),
  PrimaryImageAttribute: text(primaryImage),
  PrimaryIdAttribute: text(({ primaryId }) => primaryId),
  RecurrenceBaseEntityLogicalName: nothing,
  ReportViewName: text((t) => (isIntersect(t) ? null : `Filtered${t.declaration.schemaName}`)),
  SchemaName: text(({ declaration }) => declaration.schemaName),
  IntroducedVersion: text((table) => (isCustom(table) ? "1.0" : "5.0.0.0")),
  // Of the system's tables only cases; https://learn.microsoft.com/dotnet/api/microsoft.xrm.sdk.metadata.entitymetadata.isstatemodelaware
  IsStateModelAware: flag(
    ({ columns, declaration, logicalName }) =>
      columns.has("statecode") && (declaration.custom === true || logicalName === "incident"),
  ),
  EnforceStateTransitions: flag(({ declaration }) => declaration.enforceStateTransitions === true),
  ExternalName: nothing,
  EntityColor: nothing,
  LogicalCollectionName: text(logicalCollectionName),
  ExternalCollectionName: nothing,
  CollectionSchemaName: text(collectionSchemaName),
  EntitySetName: text(({ setName }) => setName),
  IsEnabledForExternalChannels: never,
  IsPrivate: never,
  UsesBusinessDataLabelTable: never,
  IsLogicalEntity: never,
  HasNotes: flag(({ declaration }) => declaration.hasNotes === true),
  HasActivities: flag(({ declaration }) => declaration.hasActivities === true),
  HasFeedback: never,
  IsSolutionAware: never,
  CreatedOn: time(() => "1900-01-01T00:00:00Z"),
  ModifiedOn: time(() => "1900-01-01T00:00:00Z"),
  TableType: text(({ declaration }) => (declaration.elastic ? "Elastic" : "Standard")),
  DataProviderId: guid(() => null),
  DataSourceId: guid(() => null),
  OwnerId: guid(() => null),
  OwnerIdType: int(() => 8),
  OwningBusinessUnit: guid(() => null),
  MetadataId: guid(({ logicalName }) => entityId(logicalName)),
  HasChanged: flag(() => null),
};

/**
 * Tables, with what hangs off them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entitymetadata
 */
export const entity: MetadataType<Table> = defineType<Table>({
  name: "EntityMetadata",
  baseName: "MetadataBase",
  properties: {
    ...settings,
    ...names,
    ...labels,
    ...managedProperties,
    Privileges: list("mscrm.SecurityPrivilegeMetadata", privilegesOf),
    Settings: list("mscrm.EntitySetting", () => []),
  },
  navigations: {
    Attributes: navigation(
      true,
      "AttributeMetadata",
      () => attribute,
      (table: Table, { tables }) => [...attributesOf(table, tables).values()],
    ),
    Keys: navigation(
      true,
      "EntityKeyMetadata",
      () => entityKey,
      (table: Table): Key[] => table.keys.map((key) => ({ table, key })),
    ),
    ManyToManyRelationships: navigation(
      true,
      "ManyToManyRelationshipMetadata",
      () => manyToMany,
      ({ logicalName }: Table, view) => relationships(view).byTable.get(logicalName) ?? [],
    ),
    ManyToOneRelationships: navigation(
      true,
      "OneToManyRelationshipMetadata",
      () => oneToMany,
      (table: Table, { tables }) => lookupsOf(table, tables),
    ),
    OneToManyRelationships: navigation(
      true,
      "OneToManyRelationshipMetadata",
      () => oneToMany,
      ({ logicalName }: Table, view) => relationships(view).byReferenced.get(logicalName) ?? [],
    ),
  },
});

/** Whether rows may be sender, recipient and the like of an activity. */
function isParty({ logicalName }: Table, parties: Table | undefined): boolean {
  const targets = parties?.columns.get("partyid")?.targets ?? [];
  return targets.some((target) => target.table === logicalName);
}
