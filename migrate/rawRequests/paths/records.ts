import { inputsOfHeaders, inputsOfOptions, namesInBody, recordInputs } from "../describe";
import { isRecord, isSet } from "../names";
import type { RawCall, Recognizer, Segment, Suggestion } from "../types";

/** One record: read, created, updated or deleted. */
export const records: Recognizer = (call) => {
  const [first, second] = call.segments;
  if (first === undefined || second !== undefined) return undefined;
  if (isSet(first)) return call.method === "POST" ? created(call, first.name) : undefined;
  return isRecord(first) ? ofRecord(call, first) : undefined;
};

const values = ({ data }: RawCall): Record<string, string> => ({ dynamicValues: data ?? "…" });

const returned = (call: RawCall): Record<string, string> => ({
  ...(call.headers.has("prefer") ? {} : { returnResult: "none" }),
  ...inputsOfOptions(call, "$select"),
});

const created = (call: RawCall, entityType: string): Suggestion => ({
  action: "createEntity",
  inputs: { entityType, ...values(call), ...returned(call), ...inputsOfHeaders(call) },
  ...noteOnBody(call),
});

const noteOnBody = (call: RawCall): { note?: string } =>
  namesInBody(call)?.some((name) => name.endsWith("@odata.bind"))
    ? { note: "Lookups may be written by table and name (account: Litware Ltd.), ID or key" }
    : {};

const ofRecord = (call: RawCall, record: Segment): Suggestion | undefined => {
  const key = recordInputs(record);
  switch (call.method) {
    case "GET":
      return {
        action: "getEntity",
        inputs: {
          ...key,
          ...inputsOfOptions(call, "$select", "$expand"),
          ...inputsOfHeaders(call),
        },
      };
    case "PATCH":
      return changed(call, key);
    case "DELETE":
      return {
        action: "deleteEntity",
        inputs: { ...key, ...versionOf(call), ...inputsOfHeaders(call) },
      };
    default:
      return undefined;
  }
};

/** A PATCH without a condition creates the record that is not there. */
const changed = (call: RawCall, key: Record<string, string>): Suggestion => {
  const inputs = { ...key, ...values(call), ...returned(call), ...inputsOfHeaders(call) };
  if (call.headers.get("if-none-match") === "*")
    return { action: "upsertEntity", inputs: { ...inputs, upsertMode: "createOnly" } };
  if (call.headers.has("if-match"))
    return { action: "updateEntity", inputs: { ...inputs, ...versionOf(call) } };
  return {
    action: "updateEntity",
    inputs,
    note: "Update Entity never creates a record; where the request was meant to, Upsert Entity does",
  };
};

const versionOf = ({ headers }: RawCall): Record<string, string> => {
  const version = headers.get("if-match");
  return version === undefined || version === "*" ? {} : { "options.ifMatch": version };
};
