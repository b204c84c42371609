import type {
  ChoiceOption,
  ColumnDefinition,
  LookupTargetDefinition,
  RelationshipDefinition,
  TableDefinition,
} from "../types/tables";
import type { DescribedPart, DescribedTable } from "./readDescriptions";

type Facts = DescribedPart["facts"];

/**
 * As much of a definition as a description has: enough to see what a field map means. Labels are those of one
 * language.
 */
export function toDefinition(table: DescribedTable): TableDefinition {
  const { logicalName, facts } = table;
  const label = textOf(facts, "label");
  const pluralLabel = textOf(facts, "pluralLabel");
  const columns = [...table.columns.values()].map((column) => toColumn(column, facts));
  return {
    metadataId: textOf(facts, "metadataId") ?? "",
    logicalName,
    schemaName: textOf(facts, "schemaName") ?? logicalName,
    entitySetName: textOf(facts, "entitySetName") ?? "",
    displayName: label,
    pluralDisplayName: pluralLabel,
    labels: [label, pluralLabel].filter((each) => each !== undefined),
    primaryIdAttribute: textOf(facts, "primaryIdAttribute") ?? "",
    primaryNameAttribute: textOf(facts, "primaryNameAttribute"),
    isCustom: facts.get("isCustom") === true,
    tableType: textOf(facts, "tableType") ?? "Standard",
    isIntersect: false,
    isActivity: facts.get("isActivity") === true,
    isChild: false,
    isPrivate: false,
    changeTracking: facts.get("changeTracking") === true,
    columns: new Map(columns.map((column) => [column.logicalName, column])),
    companions: [],
    keys: [],
    relationships: (table.relationships ?? []).map(toRelationship),
  };
}

const toColumn = (
  { name, facts, options, targets }: DescribedPart,
  table: Facts,
): ColumnDefinition => ({
  metadataId: "",
  logicalName: name,
  schemaName: name,
  displayName: textOf(facts, "label"),
  description: undefined,
  kind: (textOf(facts, "type") ?? "other") as ColumnDefinition["kind"],
  typeName: "",
  required: (textOf(facts, "required") ?? "None") as ColumnDefinition["required"],
  isPrimaryId: table.get("primaryIdAttribute") === name,
  isPrimaryName: table.get("primaryNameAttribute") === name,
  isCustom: false,
  validForCreate: facts.get("create") !== false,
  validForRead: facts.get("read") !== false,
  validForUpdate: facts.get("update") !== false,
  validForFilter: facts.get("read") !== false,
  maxLength: numberOf(facts, "maxLength"),
  min: numberOf(facts, "min"),
  max: numberOf(facts, "max"),
  precision: numberOf(facts, "precision"),
  dateBehavior: textOf(facts, "dateBehavior"),
  options: options?.flatMap(toOption),
  targets: targets?.map(toTarget),
});

const toOption = ({ name, facts }: DescribedPart): ChoiceOption[] => {
  const value = Number(name);
  const label = textOf(facts, "label") ?? name;
  const state = numberOf(facts, "state");
  if (!Number.isInteger(value)) return [];
  return [{ value, label, labels: [label], ...(state === undefined ? {} : { state }) }];
};

const toTarget = ({ name, facts }: DescribedPart): LookupTargetDefinition => ({
  table: name,
  navigation: textOf(facts, "navigation") ?? "",
});

const toRelationship = ({ name, facts }: DescribedPart): RelationshipDefinition => {
  const column = textOf(facts, "column");
  return {
    schemaName: name,
    kind: (textOf(facts, "kind") ?? "") as RelationshipDefinition["kind"],
    navigation: textOf(facts, "navigation") ?? "",
    table: textOf(facts, "table") ?? "",
    ...(column === undefined ? {} : { column }),
  };
};

const textOf = (facts: Facts, name: string): string | undefined => {
  const fact = facts.get(name);
  return typeof fact === "string" && fact !== "" ? fact : undefined;
};

const numberOf = (facts: Facts, name: string): number | undefined => {
  const fact = facts.get(name);
  return typeof fact === "number" ? fact : undefined;
};
