import { inputsOfOptions } from "../describe";
import type { RawCall, Recognizer, Segment, Suggestion } from "../types";

/** Tables, columns and choices: `EntityDefinitions` and what is under it. */
export const definitions: Recognizer = (call) => {
  const [first, ...rest] = call.segments;
  if (first?.name === "GlobalOptionSetDefinitions") return globalChoices(call, first);
  if (first?.name !== "EntityDefinitions") return undefined;
  if (first.key === undefined) return listOfTables(call);
  const entityId = nameIn(first.key);
  const below = rest.filter(({ name }) => !isCast(name));
  const [part, ...deeper] = below;
  if (part === undefined) return oneTable(call, entityId);
  if (part.name !== "Attributes") return described(call, entityId);
  return ofColumns(call, entityId, part, [...rest.filter(({ name }) => isCast(name))], deeper);
};

const isCast = (name: string): boolean => name.startsWith("Microsoft.Dynamics.CRM.");

/** `LogicalName='account'` is written as account; a MetadataId stays. */
const nameIn = (key: string): string => {
  const equals = key.indexOf("=");
  const value = equals < 0 ? key : key.slice(equals + 1);
  return value.trim().replace(/^'|'$/g, "");
};

const listOfTables = ({ method }: RawCall): Suggestion | undefined =>
  method === "GET"
    ? {
        action: "listEntitiesAction",
        inputs: { includeDetails: "true" },
        note: "With columns too: Get Entities Metadata, in five requests at most",
      }
    : undefined;

const oneTable = (call: RawCall, entityType: string): Suggestion | undefined => {
  if (call.method !== "GET") return undefined;
  if (call.options.has("$expand")) return described(call, entityType);
  return {
    action: "getEntityMetaData",
    inputs: { entityType },
    note: "Describe Entity Type answers with the same in plain words: columns, keys, relationships",
  };
};

const described = ({ method }: RawCall, entityType: string): Suggestion | undefined =>
  method === "GET" ? { action: "describeEntityType", inputs: { entityType } } : undefined;

const ofColumns = (
  call: RawCall,
  entityId: string,
  part: Segment,
  [cast]: readonly Segment[],
  deeper: readonly Segment[],
): Suggestion | undefined => {
  const attributeKey = part.key === undefined ? undefined : nameIn(part.key);
  const type = cast ? { attributeType: cast.name } : {};
  if (deeper.some(({ name }) => /^(?:Global)?OptionSet$/.test(name)))
    return {
      action: "listChoices",
      inputs: { entityType: entityId, columnName: attributeKey ?? "" },
    };
  if (attributeKey === undefined) return ofAllColumns(call, entityId, type);
  const column = { entityId, attributeKey };
  const updated = { ...column, attributeBody: call.data ?? "…" };
  switch (call.method) {
    case "GET":
      return asksForChoices(call)
        ? { action: "listChoices", inputs: { entityType: entityId, columnName: attributeKey } }
        : {
            action: "getAttribute",
            inputs: {
              entityId,
              attributeType: attributeKey,
              ...inputsOfOptions(call, "$select", "$expand"),
            },
          };
    case "PUT":
    case "PATCH":
      return {
        action: "updateAttribute",
        inputs: updated,
        note: "Labels of other languages and everything that the body does not name stay as they are",
      };
    case "DELETE":
      return { action: "deleteAttribute", inputs: column };
    default:
      return undefined;
  }
};

const asksForChoices = ({ options }: RawCall): boolean =>
  /\bOptionSet\b/.test(options.get("$expand") ?? "");

const ofAllColumns = (
  call: RawCall,
  entityId: string,
  type: Record<string, string>,
): Suggestion | undefined => {
  if (call.method === "POST") {
    return { action: "createAttribute", inputs: { entityId, attributeBody: call.data ?? "…" } };
  }
  if (call.method !== "GET") return undefined;
  const options = inputsOfOptions(call, "$select", "$filter", "$expand");
  return Object.keys(options).length > 0
    ? { action: "queryAttributes", inputs: { entityId, ...type, ...options } }
    : { action: "listAttributesAction", inputs: { entityId, ...type } };
};

const globalChoices = ({ method }: RawCall, { key }: Segment): Suggestion | undefined =>
  method === "GET" && key !== undefined
    ? { action: "listChoices", inputs: { globalChoiceName: nameIn(key) } }
    : undefined;
