import { attribute } from "../model/attributeMetadata";
import { complexTypes } from "../model/complexTypes";
import { entity } from "../model/entity";
import { enums } from "../model/enums";
import { entityKey } from "../model/key";
import { booleanOptionSet, optionSet, optionSetBase } from "../model/optionSet";
import { enumAttribute } from "../model/optionTypes";
import { manyToMany, oneToMany, relationship } from "../model/relationship";
import type { MetadataType, Navigation } from "../model/types";
import { xml } from "./xml";

/** The types the definitions themselves are made of. */
export function metadataTypes(): string[] {
  return [
    ...Object.entries(enums).map(([name, members]) =>
      xml(
        "EnumType",
        { Name: name },
        Object.entries(members).map(([member, value]) =>
          xml("Member", { Name: member, Value: value }),
        ),
      ),
    ),
    ...Object.entries(complexTypes).map(([name, { base, members }]) =>
      xml(
        "ComplexType",
        { Name: name, BaseType: base && `mscrm.${base}` },
        Object.entries(members).map(([member, type]) => propertyElement(member, type)),
      ),
    ),
    ...openTypes.map((name) => xml("ComplexType", { Name: name })),
    xml("EntityType", { Name: "MetadataBase", Abstract: true }, [
      xml("Key", {}, [xml("PropertyRef", { Name: "MetadataId" })]),
      ...Object.entries(inherited).map(([name, type]) => propertyElement(name, type)),
    ]),
    entityType(entity),
    entityType(entityKey),
    ...[optionSetBase, optionSet, booleanOptionSet].map(entityType),
    ...[relationship, oneToMany, manyToMany].map(entityType),
    ...[attribute, enumAttribute, ...attribute.derived.values()].map(entityType),
  ];
}

/** Types of values the sandbox never has. */
const openTypes = ["EntitySetting", "Setting"];

/** What every definition has from `MetadataBase`. */
const inherited: Readonly<Record<string, string>> = {
  MetadataId: "Edm.Guid",
  HasChanged: "Edm.Boolean",
};

function entityType<Subject>(type: MetadataType<Subject>): string {
  const { name, base, abstract, own, ownNavigations } = type;
  const attributes = {
    Name: name,
    BaseType: base === undefined ? undefined : `mscrm.${base}`,
    Abstract: abstract ? true : undefined,
  };
  return xml("EntityType", attributes, [
    ...Object.entries(own)
      .filter(([property]) => !Object.hasOwn(inherited, property))
      .map(([property, { type: valueType }]) => propertyElement(property, valueType)),
    ...Object.entries(ownNavigations).map(([property, navigation]) =>
      navigationElement(property, navigation),
    ),
  ]);
}

function propertyElement(name: string, type: string): string {
  return xml("Property", { Name: name, Type: type });
}

function navigationElement<Subject>(
  name: string,
  { collection, typeName }: Navigation<Subject>,
): string {
  const type = collection ? `Collection(mscrm.${typeName})` : `mscrm.${typeName}`;
  return xml("NavigationProperty", { Name: name, Type: type, ContainsTarget: true });
}
