import { ownValue, setOwn } from "../../objects/ownProperty";
import type { Definition } from "../types";

/** Properties that say which column a definition is of; they are not changed. */
const IDENTITY = [
  "@odata.type",
  "MetadataId",
  "LogicalName",
  "SchemaName",
  "EntityLogicalName",
  "AttributeType",
  "AttributeTypeName",
];

/**
 * The whole definition with the changes of a partial one in it: objects are merged property by
 * property, labels language by language, anything else is replaced. Pure.
 */
export function mergeDefinition(present: Definition, changes: Definition): Definition {
  const merged = mergeObjects(present, changes);
  for (const name of IDENTITY) {
    if (Object.hasOwn(present, name)) merged[name] = present[name];
  }
  delete merged["@odata.context"];
  delete merged["@odata.etag"];
  merged["@odata.type"] = String(present["@odata.type"]).replace(/^#/, "");
  return merged;
}

const mergeObjects = (present: Definition, changes: Definition): Definition => {
  const merged: Definition = { ...present };
  for (const [name, change] of Object.entries(changes)) {
    if (change === undefined) continue;
    setOwn(merged, name, mergeValues(ownValue(present, name), change));
  }
  return merged;
};

const mergeValues = (present: unknown, change: unknown): unknown => {
  if (!isObject(change)) return change;
  if (isLabel(change)) return mergeLabels(isObject(present) ? present : {}, change);
  return isObject(present) ? mergeObjects(present, change) : change;
};

/**
 * A label in the languages of both; the changed one wins. `UserLocalizedLabel` repeats one of them for
 * whoever reads and is not sent, but where a change has nothing else it is the change.
 */
const mergeLabels = (present: Definition, change: Definition): Definition => {
  const { UserLocalizedLabel, LocalizedLabels, ...rest } = change;
  const changed = Array.isArray(LocalizedLabels) ? LocalizedLabels : [UserLocalizedLabel];
  const labels = new Map<unknown, Definition>();
  for (const label of [...localized(present), ...changed].filter(isObject)) {
    labels.set(label["LanguageCode"], label);
  }
  const { UserLocalizedLabel: _, ...kept } = present;
  return { ...kept, ...rest, LocalizedLabels: [...labels.values()] };
};

const localized = ({ LocalizedLabels }: Definition): unknown[] =>
  Array.isArray(LocalizedLabels) ? LocalizedLabels : [];

const isLabel = (value: Definition): boolean =>
  "LocalizedLabels" in value || "UserLocalizedLabel" in value;

const isObject = (value: unknown): value is Definition =>
  typeof value === "object" && value !== null && !Array.isArray(value);
