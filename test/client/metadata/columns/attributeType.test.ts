import { InputError } from "../../../../src/client/errors/InputError";
import {
  attributeTypeNamed,
  attributeTypeOf,
  castSegment,
  typeCondition,
} from "../../../../src/client/metadata/columns/attributeType";

const NAMES = [
  "BigInt",
  "Boolean",
  "CalendarRules",
  "Customer",
  "DateTime",
  "Decimal",
  "Double",
  "EntityName",
  "File",
  "Image",
  "Integer",
  "Lookup",
  "ManagedProperty",
  "Memo",
  "Money",
  "MultiSelectPicklist",
  "Owner",
  "PartyList",
  "Picklist",
  "State",
  "Status",
  "String",
  "Uniqueidentifier",
  "Virtual",
];

describe("a type of column", () => {
  it.each(NAMES)("%s is found by all of its names, in any letter case", (name) => {
    const forms = [
      name,
      `${name}Type`,
      `${name}AttributeMetadata`,
      `Microsoft.Dynamics.CRM.${name}AttributeMetadata`,
      `#Microsoft.Dynamics.CRM.${name}AttributeMetadata`,
    ];
    const dressed = forms.flatMap((form) => [
      form,
      form.toLowerCase(),
      form.toUpperCase(),
      ` ${form} `,
    ]);
    const type = attributeTypeOf(name);
    expect(type).toMatchObject({ name, typeName: `${name}Type` });
    for (const form of dressed) expect(attributeTypeOf(form)).toBe(type);
    expect(attributeTypeNamed(`${name}Type`)).toBe(type);
  });

  it.each([
    ["Money", "/Microsoft.Dynamics.CRM.MoneyAttributeMetadata", "Money"],
    ["Uniqueidentifier", "/Microsoft.Dynamics.CRM.UniqueIdentifierAttributeMetadata", undefined],
    ["File", "/Microsoft.Dynamics.CRM.FileAttributeMetadata", "Virtual"],
    ["Owner", "/Microsoft.Dynamics.CRM.LookupAttributeMetadata", "Owner"],
    ["PartyList", "/Microsoft.Dynamics.CRM.LookupAttributeMetadata", "PartyList"],
    ["Virtual", "", "Virtual"],
    ["CalendarRules", "", "CalendarRules"],
  ])("%s is cast to %j", (name, segment, code = name) => {
    const type = attributeTypeOf(name);
    expect(castSegment(type)).toBe(segment);
    expect(typeCondition(type)).toBe(
      `AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'${code}'`,
    );
  });

  it.each([
    ["Mony", /"Mony" is not a type of column; did you mean Money\? /],
    ["EnumAttributeMetadata", /is not a type of column.* expected one of BigInt, Boolean/],
    ["'/../", /is not a type of column/],
  ])("%s is none, and those there are get named", (given, message) => {
    expect(() => attributeTypeOf(given)).toThrow(InputError);
    expect(() => attributeTypeOf(given)).toThrow(message);
  });
});
