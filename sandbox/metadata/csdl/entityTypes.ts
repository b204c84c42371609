import { edmType } from "../../odata/edm";
import type { CollectionNavigation, Column, SingleNavigation, Table } from "../../schema/derived";
import { alternateKeys, description, propertyAnnotations } from "./annotations";
import { type Bases, baseOf, basesOf, keyProperty } from "./bases";
import { xml } from "./xml";

type Tables = ReadonlyMap<string, Table>;

/** The entity types of all tables, those they inherit from first. */
export function entityTypes(tables: Tables, annotated: boolean): string[] {
  const bases = basesOf(tables.values());
  return [
    xml("EntityType", { Name: "crmbaseentity", Abstract: true }),
    xml("EntityType", { Name: "expando", BaseType: "mscrm.crmbaseentity", OpenType: true }),
    xml("EntityType", { Name: "principal", BaseType: "mscrm.crmbaseentity" }, [
      key("ownerid"),
      xml("Property", { Name: "ownerid", Type: "Edm.Guid" }),
    ]),
    ...activityPointer(bases, tables, annotated),
    ...[...tables.values()].map((table) => entityType(table, bases, tables, annotated)),
  ];
}

function activityPointer({ activity }: Bases, tables: Tables, annotated: boolean): string[] {
  if (activity === undefined || tables.has("activitypointer")) return [];
  const { example, properties, navigations } = activity;
  return [
    xml("EntityType", { Name: "activitypointer", BaseType: "mscrm.crmbaseentity" }, [
      key(example.primaryId),
      ...[...properties].flatMap((name) => {
        const column = example.properties.get(name);
        return column === undefined ? [] : [property(column, annotated)];
      }),
      ...[...navigations].flatMap((name) => {
        const navigation = example.single.get(name);
        return navigation === undefined ? [] : [single(navigation, tables, false)];
      }),
    ]),
  ];
}

function entityType(table: Table, bases: Bases, tables: Tables, annotated: boolean): string {
  const inherits = baseOf(table);
  const inherited = inherits === "mscrm.activitypointer" ? bases.activity : undefined;
  const own = (name: string) => !inherited?.properties.has(name);
  return xml("EntityType", { Name: table.logicalName, BaseType: inherits }, [
    ...(inherits === "mscrm.crmbaseentity" ? [key(table.primaryId)] : []),
    ...[...table.properties.values()]
      .filter((column) => own(column.property) && !isPrincipalKey(table, column))
      .map((column) => property(column, annotated)),
    ...[...table.single.values()]
      .filter(({ name }) => !inherited?.navigations.has(name))
      .map((navigation) => single(navigation, tables, true)),
    ...[...table.collections.values()].map((navigation) => collection(navigation)),
    ...alternateKeys(table),
    ...(annotated ? description(table.declaration.description ?? table.declaration.label) : []),
  ]);
}

function isPrincipalKey({ declaration }: Table, { name }: Column): boolean {
  return declaration.principal === true && name === "ownerid";
}

function key(name: string): string {
  return xml("Key", {}, [xml("PropertyRef", { Name: name })]);
}

function property(column: Column, annotated: boolean): string {
  const type = edmType(column);
  const facets =
    type === "Edm.String"
      ? { Unicode: "false" }
      : type === "Edm.Decimal"
        ? { Scale: "Variable" }
        : {};
  const annotations = annotated ? propertyAnnotations(column) : [];
  return xml("Property", { Name: column.property, Type: type, ...facets }, annotations);
}

/** Owners are of type `principal`; other lookups have a navigation property for each target. */
function single(navigation: SingleNavigation, tables: Tables, partnered: boolean): string {
  const { name, column, target, second } = navigation;
  const owner = column.lookupKind === "owner";
  const referenced = tables.get(target.table);
  const id = owner || referenced === undefined ? "ownerid" : keyProperty(referenced);
  const attributes = {
    Name: name,
    Type: owner ? "mscrm.principal" : `mscrm.${target.table}`,
    Nullable: column.required !== "system",
    Partner: partnered && !second ? target.collection : undefined,
  };
  return xml("NavigationProperty", attributes, [
    xml("ReferentialConstraint", { Property: column.property, ReferencedProperty: id }),
  ]);
}

function collection(navigation: CollectionNavigation): string {
  return xml("NavigationProperty", {
    Name: navigation.name,
    Type: `Collection(mscrm.${navigation.table})`,
    Partner: partnerOf(navigation),
  });
}

function partnerOf(navigation: CollectionNavigation): string {
  if (navigation.kind === "oneToMany") return navigation.inverse;
  const { relationship, declaring } = navigation;
  return declaring ? relationship.otherNavigation : relationship.navigation;
}
