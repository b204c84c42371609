import { noLabel } from "../labels";
import { metadataId } from "../metadataId";
import type { ManyToMany, OneToMany, Relationship } from "../subjects/relationships";
import { defineType } from "./defineType";
import { complex, flag, guid, int, managed, member, text } from "./properties";
import type { Json, MetadataType, Properties, Property, View } from "./types";

const isCustom = (relationship: Relationship) =>
  relationship.kind === "oneToMany"
    ? relationship.column.custom === true
    : relationship.declaring.declaration.custom === true;

/** `MetadataId` of a relationship, whose schema name is unique in the environment. */
export function relationshipId(name: string): string {
  return metadataId("relationship", name);
}

const shared: Properties<Relationship> = {
  IsCustomRelationship: flag(isCustom),
  IsValidForAdvancedFind: flag(() => true),
  SchemaName: text(({ name }) => name),
  SecurityTypes: member("SecurityTypes", (r) => (r.kind === "oneToMany" ? "Append" : "None")),
  IsManaged: flag((r) => !isCustom(r)),
  RelationshipType: member("RelationshipType", ({ kind }) =>
    kind === "oneToMany" ? "OneToManyRelationship" : "ManyToManyRelationship",
  ),
  IntroducedVersion: text((r) => (isCustom(r) ? "1.0.0.0" : "5.0.0.0")),
  MetadataId: guid(({ name }) => relationshipId(name)),
  HasChanged: flag(() => null),
  IsCustomizable: managed("iscustomizable", () => true, isCustom),
};

/** Relationships of both kinds. */
export const relationshipBase: MetadataType<Relationship> = defineType<Relationship>({
  name: "RelationshipMetadataBase",
  baseName: "MetadataBase",
  abstract: true,
  properties: shared,
  typeOf: ({ kind }) => (kind === "oneToMany" ? oneToMany : manyToMany),
});

/**
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/onetomanyrelationshipmetadata
 */
export const oneToMany: MetadataType<Relationship> = defineType<Relationship>({
  name: "OneToManyRelationshipMetadata",
  base: relationshipBase,
  properties: {
    ReferencedAttribute: text(of1N(({ referencedAttribute }) => referencedAttribute)),
    ReferencedEntity: text(of1N(({ referenced }) => referenced)),
    ReferencingAttribute: text(of1N(({ column }) => column.name)),
    ReferencingEntity: text(of1N(({ referencing }) => referencing.logicalName)),
    IsHierarchical: flag(of1N((r) => r.referenced === r.referencing.logicalName)),
    EntityKey: text(() => null),
    IsRelationshipAttributeDenormalized: flag(() => false),
    ReferencedEntityNavigationPropertyName: text(of1N((r) => r.referencedNavigation)),
    ReferencingEntityNavigationPropertyName: text(of1N((r) => r.referencingNavigation)),
    RelationshipBehavior: int(() => 1),
    IsDenormalizedLookup: flag(() => false),
    DenormalizedAttributeName: text(() => null),
    AssociatedMenuConfiguration: menu(),
    CascadeConfiguration: complex("CascadeConfiguration", of1N(cascade)),
  },
});

/**
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/manytomanyrelationshipmetadata
 */
export const manyToMany: MetadataType<Relationship> = defineType<Relationship>({
  name: "ManyToManyRelationshipMetadata",
  base: relationshipBase,
  properties: {
    Entity1LogicalName: text(ofNN(({ declaring }) => declaring.logicalName)),
    Entity2LogicalName: text(ofNN(({ other }) => other.logicalName)),
    IntersectEntityName: text(ofNN(({ intersect }) => intersect)),
    Entity1IntersectAttribute: text(ofNN(({ columns }) => columns.a)),
    Entity2IntersectAttribute: text(ofNN(({ columns }) => columns.b)),
    Entity1NavigationPropertyName: text(ofNN(({ navigation }) => navigation)),
    Entity2NavigationPropertyName: text(ofNN(({ otherNavigation }) => otherNavigation)),
    Entity1AssociatedMenuConfiguration: menu(),
    Entity2AssociatedMenuConfiguration: menu(),
  },
});

/** Relationships with the types a path may be cast to. */
export const relationship: MetadataType<Relationship> = {
  ...relationshipBase,
  derived: new Map([oneToMany, manyToMany].map((type) => [type.name, type])),
};

function of1N<Value>(read: (relationship: OneToMany) => Value) {
  return (relationship: Relationship): Value | null =>
    relationship.kind === "oneToMany" ? read(relationship) : null;
}

function ofNN<Value>(read: (relationship: ManyToMany) => Value) {
  return (relationship: Relationship): Value | null =>
    relationship.kind === "manyToMany" ? read(relationship) : null;
}

const onDelete = { cascade: "Cascade", removeLink: "RemoveLink", restrict: "Restrict" } as const;

/** The sandbox follows deletes only; whatever else happens to a row leaves related rows alone. */
function cascade(relationship: OneToMany): Json {
  const none = "NoCascade";
  return {
    Assign: none,
    Delete: onDelete[relationship.onDelete],
    Archive: none,
    Merge: none,
    Reparent: none,
    Share: none,
    Unshare: none,
    RollupView: none,
  };
}

function menu(): Property<Relationship> {
  const shown: Json = {
    Behavior: "UseCollectionName",
    Group: "Details",
    Order: 10_000,
    IsCustomizable: true,
    Icon: null,
    ViewId: "00000000-0000-0000-0000-000000000000",
    AvailableOffline: true,
    MenuId: null,
    QueryApi: null,
    Label: noLabel,
  };
  return complex(
    "AssociatedMenuConfiguration",
    (_relationship: Relationship, _view: View) => shown,
  );
}
