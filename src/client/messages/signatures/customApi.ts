import { ownValue } from "../../objects/ownProperty";
import type { DataverseRecord } from "../../types";
import type { Binding, Parameter, Result, Signature, TypeRef } from "../../types/messages";

const NAMES = "uniquename,displayname,description";

/** What is read of the rows of custom APIs (Microsoft: "CustomAPI tables"). */
export const CUSTOM_APIS = {
  set: "customapis",
  name: "uniquename",
  columns: [...NAMES.split(","), "bindingtype", "boundentitylogicalname", "isfunction"],
  parameters: `CustomAPIRequestParameters($select=${NAMES},type,isoptional,logicalentityname)`,
  results: `CustomAPIResponseProperties($select=${NAMES},type,logicalentityname)`,
} as const;

/** By the number of the type; tables of the last three are said by `logicalentityname`. */
const TYPES: readonly string[] = [
  "Edm.Boolean",
  "Edm.DateTimeOffset",
  "Edm.Decimal",
  "crmbaseentity",
  "crmbaseentity",
  "crmbaseentity",
  "Edm.Double",
  "Edm.Int32",
  "Edm.Decimal",
  "Edm.Int32",
  "Edm.String",
  "Edm.String",
  "Edm.Guid",
];
const ENTITY = 3;
const ENTITY_COLLECTION = 4;
const ENTITY_REFERENCE = 5;
const STRING_ARRAY = 11;

/** The message that a row of a custom API describes; undefined for a row without a name. */
export function readCustomApi(row: DataverseRecord): Signature | undefined {
  const name = text(row["uniquename"]);
  if (name === undefined) return undefined;
  const kind = row["isfunction"] === true ? "function" : "action";
  return {
    name,
    kind,
    source: "customApi",
    label: text(row["displayname"]),
    description: text(row["description"]),
    bound: boundTo(row),
    parameters: rows(row["CustomAPIRequestParameters"])
      .flatMap((each) => toParameter(each, kind === "function"))
      .sort(neededFirst),
    result: toResult(rows(row["CustomAPIResponseProperties"])),
  };
}

const boundTo = (row: DataverseRecord): Binding | undefined => {
  const table = text(row["boundentitylogicalname"]);
  const type = Number(row["bindingtype"]);
  return table !== undefined && (type === 1 || type === 2)
    ? { table, isSet: type === 2 }
    : undefined;
};

/** Rows come in any order. */
const neededFirst = (one: Parameter, other: Parameter): number =>
  Number(other.need === "needed") - Number(one.need === "needed") ||
  (one.name < other.name ? -1 : 1);

const toParameter = (row: DataverseRecord, isOfFunction: boolean): Parameter[] => {
  const name = text(row["uniquename"]);
  if (name === undefined) return [];
  const optional = isOfFunction ? "optional" : "nullable";
  return [
    {
      name,
      type: toType(row),
      need: row["isoptional"] === true ? optional : "needed",
      description: text(row["description"]) ?? text(row["displayname"]),
    },
  ];
};

/** A single row, or a single list of rows, is the whole answer. */
const toResult = (properties: readonly DataverseRecord[]): Result => {
  const [only, ...others] = properties;
  if (!only) return { kind: "nothing" };
  const type = Number(only["type"]);
  if (others.length === 0 && (type === ENTITY || type === ENTITY_COLLECTION)) {
    return { kind: "value", type: toType(only) };
  }
  const entries = properties.flatMap((row) => {
    const name = text(row["uniquename"]);
    return name === undefined ? [] : [[name, toType(row)] as const];
  });
  return { kind: "properties", properties: new Map(entries) };
};

const toType = (row: DataverseRecord): TypeRef => {
  const type = Number(row["type"]);
  const table = text(row["logicalentityname"]);
  const isTable = type >= ENTITY && type <= ENTITY_REFERENCE;
  return {
    name: (isTable ? table : undefined) ?? TYPES[type] ?? "Edm.String",
    isList: type === ENTITY_COLLECTION || type === STRING_ARRAY,
  };
};

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

const rows = (value: unknown): readonly DataverseRecord[] =>
  Array.isArray(value)
    ? value.filter(
        (each): each is DataverseRecord =>
          typeof each === "object" && each !== null && ownValue(each, "uniquename") !== undefined,
      )
    : [];
