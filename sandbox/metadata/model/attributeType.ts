import type { Attribute } from "../subjects/attributes";
import { attributeProperties } from "./attribute";
import { defineType } from "./defineType";
import { int, text } from "./properties";
import type { MetadataType, Navigation, Properties } from "./types";

/** What the types of columns build on; `attribute` is the same type with all that derive from it. */
export const attributeBase: MetadataType<Attribute> = defineType<Attribute>({
  name: "AttributeMetadata",
  baseName: "MetadataBase",
  properties: attributeProperties,
});

/** One type of column: `String` makes `StringAttributeMetadata`. */
export function attributeType(
  name: string,
  properties: Properties<Attribute>,
  navigations: Readonly<Record<string, Navigation<Attribute>>> = {},
  base: MetadataType<Attribute> = attributeBase,
): MetadataType<Attribute> {
  return defineType({ name: `${name}AttributeMetadata`, base, properties, navigations });
}

/** What columns that may be calculated have: the sandbox calculates none. */
export const formula: Properties<Attribute> = {
  FormulaDefinition: text(() => ""),
  SourceTypeMask: int(() => 0),
};
