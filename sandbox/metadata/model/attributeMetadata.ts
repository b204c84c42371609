import type { Attribute } from "../subjects/attributes";
import { attributeBase } from "./attributeType";
import { optionTypes } from "./optionTypes";
import { textTypes } from "./textTypes";
import type { MetadataType } from "./types";
import { valueTypes } from "./valueTypes";

const types: readonly MetadataType<Attribute>[] = [...textTypes, ...valueTypes, ...optionTypes];
const byName = new Map(types.map((type) => [type.name, type]));

/**
 * Columns of every type. One that only shows another column's label is of this type itself.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export const attribute: MetadataType<Attribute> = {
  ...attributeBase,
  derived: byName,
  typeOf: ({ type }) => byName.get(type) ?? attribute,
};
