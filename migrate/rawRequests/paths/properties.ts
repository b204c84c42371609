import { inputsOfOptions, recordInputs } from "../describe";
import { isMessage, isRecord } from "../names";
import type { RawCall, Recognizer, Segment, Suggestion } from "../types";

/** What is below a record: its file and image columns, its lookups and its collections. */
export const properties: Recognizer = (call) => {
  const [record, property, last, ...more] = call.segments;
  if (!record || !isRecord(record) || !property || isMessage(property) || more.length > 0)
    return undefined;
  if (last?.name === "$ref") return linked(call, record, property);
  if (last?.name === "$value") return ofFile(call, record, property.name);
  return last === undefined ? below(call, record, property) : undefined;
};

const linked = (call: RawCall, record: Segment, property: Segment): Suggestion | undefined => {
  const relationship = { ...recordInputs(record), relationship: property.name };
  if (call.method === "POST" || call.method === "PUT") {
    return {
      action: "associateEntities",
      inputs: { ...relationship, relatedRecords: call.data ?? "…" },
      note: "One record or many, with a result for each",
    };
  }
  if (call.method !== "DELETE") return undefined;
  const related = property.key ?? call.options.get("$id");
  return related === undefined
    ? {
        action: "updateEntity",
        inputs: { ...recordInputs(record), fieldValues: `${property.name}: (empty)` },
        note: "A lookup is cleared by an empty value",
      }
    : { action: "disassociateEntities", inputs: { ...relationship, relatedRecords: related } };
};

const ofFile = (
  { method, options }: RawCall,
  record: Segment,
  fileColumn: string,
): Suggestion | undefined =>
  method === "GET"
    ? {
        action: "downloadFile",
        inputs: {
          ...recordInputs(record),
          fileColumn,
          ...(options.get("size") === "full" ? { imageSize: "full" } : {}),
        },
      }
    : undefined;

const below = (call: RawCall, record: Segment, property: Segment): Suggestion | undefined => {
  const column = { ...recordInputs(record), fileColumn: property.name };
  switch (call.method) {
    case "GET":
      return {
        action: "listRelatedEntities",
        inputs: {
          ...recordInputs(record),
          relationship: property.name,
          ...inputsOfOptions(call, "$select", "$filter"),
        },
        note: "For a lookup or a single column: Get Entity, with Expand Property Name or Field Name",
      };
    case "PATCH":
      return { action: "uploadFile", inputs: { ...column, file: "…" } };
    case "PUT":
      return sendsBytes(call)
        ? { action: "uploadFile", inputs: { ...column, file: "…" } }
        : {
            action: "updateEntity",
            inputs: { ...recordInputs(record), fieldValues: `${property.name}: …` },
          };
    case "DELETE":
      return {
        action: "deleteFile",
        inputs: column,
        note: "A column that holds no file is emptied by Update Entity with an empty value",
      };
    default:
      return undefined;
  }
};

const sendsBytes = ({ headers }: RawCall): boolean =>
  headers.has("x-ms-file-name") || /octet-stream/i.test(headers.get("content-type") ?? "");
