import type { Attribute } from "../subjects/attributes";
import { type OptionSet, optionSetOf } from "../subjects/optionSets";
import { attributeBase, attributeType, formula } from "./attributeType";
import { defineType, navigation } from "./defineType";
import { booleanOptionSet, optionSet } from "./optionSet";
import { flag, int, list, text } from "./properties";
import type { MetadataType, Navigation, Properties } from "./types";

/** Older documents say that only one of the two is filled; current services fill both. */
function optionSets(
  type: () => MetadataType<OptionSet>,
  typeName: string,
): Record<string, Navigation<Attribute>> {
  const shown = navigation(false, typeName, type, ({ table, column }: Attribute) => [
    optionSetOf(table, column),
  ]);
  return { OptionSet: shown, GlobalOptionSet: shown };
}

/** What columns with options have in common. Paths cannot be cast to it. */
export const enumAttribute: MetadataType<Attribute> = defineType<Attribute>({
  name: "EnumAttributeMetadata",
  base: attributeBase,
  abstract: true,
  properties: {
    DefaultFormValue: int(({ column }) =>
      typeof column.default === "number" ? column.default : -1,
    ),
  },
  navigations: optionSets(() => optionSet, "OptionSetMetadata"),
});

const choice: Properties<Attribute> = {
  ParentPicklistLogicalName: text(() => null),
  ChildPicklistLogicalNames: list("Edm.String", () => []),
  ...formula,
};

/** Columns whose values are options. */
export const optionTypes = [
  attributeType(
    "Boolean",
    { DefaultValue: flag(({ column }) => column.default === true), ...formula },
    optionSets(() => booleanOptionSet, "BooleanOptionSetMetadata"),
  ),
  attributeType("MultiSelectPicklist", choice, {}, enumAttribute),
  attributeType("Picklist", choice, {}, enumAttribute),
  attributeType("State", {}, {}, enumAttribute),
  attributeType("Status", {}, {}, enumAttribute),
];
