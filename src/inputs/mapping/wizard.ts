import { input } from "@prismatic-io/spectral";
import { booleanInput, integerInput, textInput } from "../builders";
import { isUnset, jsonValue, refuse, requiredText, stringList } from "../clean";
import { connection } from "../connection/connection";
import { type MappingField, readMappingFields } from "./mappingFields";

const FIELDS = "Mapping Fields";
const SELECTION = "Object Selection";

const mappingFields = input({
  label: FIELDS,
  type: "data",
  required: false,
  placeholder: "List of the app's fields",
  example: '["title", {"key": "tier", "label": "Tier", "required": true}]',
  comments:
    "The app's fields to map, by name or as key, label, required. If blank, the columns of the table are listed.",
  clean: (value: unknown): readonly MappingField[] | undefined =>
    readMappingFields(jsonValue(FIELDS)(value), FIELDS),
});

const objectSelection = input({
  label: SELECTION,
  type: "data",
  required: false,
  placeholder: "Config variable of an object selection",
  example: '[{"object": {"key": "accounts"}}, {"object": {"key": "contacts"}}]',
  comments:
    "Tables whose columns to offer, as chosen in an earlier step. If blank, those of Entity Type.",
  clean: (value: unknown): readonly string[] =>
    tablesOf(isPlainText(value) ? stringList(SELECTION)(value) : jsonValue(SELECTION)(value)),
});

/** Names as they are typed, which are no JSON. */
const isPlainText = (value: unknown): value is string =>
  typeof value === "string" && !isUnset(value) && !/^\s*[[{"]/.test(value);

/** Names of tables: of a selection's objects, of elements, or alone. */
const tablesOf = (value: unknown): readonly string[] => {
  if (value === undefined) return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(items.map(tableOf))];
};

const tableOf = (item: unknown): string => {
  const { object = item } = isObject(item) ? item : {};
  const { key = object } = isObject(object) ? object : {};
  return typeof key === "string" && !isUnset(key)
    ? key.trim()
    : refuse(SELECTION, "tables, such as the value of an object selection", item);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const entityType = textInput("Entity Type", {
  dataSource: "entityTypes",
  placeholder: "Entity set name of the table",
  example: "accounts",
  comments: "Table whose columns to offer, by any name. Not needed with Object Selection.",
});

const includeSupplementalMetadata = booleanInput(
  "Include Supplemental Metadata",
  false,
  "Adds the definitions of the offered columns as supplemental data: types, limits and choices.",
);

export const fieldMapInputs = {
  connection,
  entityType,
  mappingFields,
  objectSelection,
  includeSupplementalMetadata,
};

/** Most values that a preview shows. */
const MOST_VALUES = 20;

const chosen = (label: string, type: "dynamicObjectSelection" | "dynamicFieldSelection") =>
  input({
    label,
    type,
    required: true,
    comments: `The ${type === "dynamicObjectSelection" ? "table" : "column"} to show values of.`,
    clean: requiredText(label),
  });

export const fieldValuesInputs = {
  connection,
  objectType: chosen("Object", "dynamicObjectSelection"),
  fieldName: chosen("Field", "dynamicFieldSelection"),
  valueCount: integerInput(
    "Value Count",
    { min: 1, max: MOST_VALUES },
    {
      placeholder: `1 to ${MOST_VALUES}`,
      example: "10",
      comments: "Most values to show. Default: 5.",
    },
  ),
};
