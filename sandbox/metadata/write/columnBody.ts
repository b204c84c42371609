import { isObject, type JsonObject } from "../../records/payload/body";
import { odataError } from "../../records/payload/refusals";
import type { ColumnDeclaration, ColumnType } from "../../schema/types";
import { attribute } from "../model/attributeMetadata";
import { checkBody } from "./checkBody";
import { definitionsName, invalidArgument } from "./refusals";

/** The types of columns that a body can create, by the type it names. */
const creatable: Readonly<Record<string, ColumnType>> = {
  BigIntAttributeMetadata: "bigint",
  BooleanAttributeMetadata: "boolean",
  DateTimeAttributeMetadata: "datetime",
  DecimalAttributeMetadata: "decimal",
  DoubleAttributeMetadata: "double",
  FileAttributeMetadata: "file",
  ImageAttributeMetadata: "image",
  IntegerAttributeMetadata: "integer",
  MemoAttributeMetadata: "memo",
  MoneyAttributeMetadata: "money",
  MultiSelectPicklistAttributeMetadata: "multichoice",
  PicklistAttributeMetadata: "choice",
  StringAttributeMetadata: "string",
};

/** Name of the type a body is of; `cast` is what the path says where the body says nothing. */
export function typeNameOf(body: JsonObject, cast: string | undefined): string {
  const given = body["@odata.type"];
  const name = typeof given === "string" ? given.replace(/^#/, "") : undefined;
  const typeName = name?.replace("Microsoft.Dynamics.CRM.", "") ?? cast;
  if (typeName === undefined || !attribute.derived.has(typeName)) {
    throw odataError(
      definitionsName,
      `A resource without a type name was found, but the expected type 'Microsoft.Dynamics.CRM.${typeName ?? attribute.name}' is abstract or unknown. When the expected type is not an entity type that can be created, each resource must specify its type.`,
    );
  }
  return typeName;
}

/** Checks the body of a column against its type. */
export function checkColumnBody(typeName: string, body: JsonObject): void {
  const type = attribute.derived.get(typeName);
  if (type !== undefined) checkBody(type, body);
}

/** The type of a new column. Lookups come into being by relationships. */
export function creatableType(typeName: string): ColumnType {
  const type = creatable[typeName];
  if (type !== undefined) return type;
  throw invalidArgument(
    `Attribute of type ${typeName} cannot be created through the CreateAttribute SDK message.`,
  );
}

const levels: Readonly<Record<string, ColumnDeclaration["required"]>> = {
  None: "none",
  Recommended: "recommended",
  ApplicationRequired: "application",
  SystemRequired: "system",
};

/** How strongly a value is wanted, as a body says it. */
export function requiredLevelOf(body: JsonObject): NonNullable<ColumnDeclaration["required"]> {
  const level = body["RequiredLevel"];
  const value = isObject(level) ? level["Value"] : undefined;
  return levels[String(value ?? "None")] ?? "none";
}
