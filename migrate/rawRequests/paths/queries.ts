import { inputsOfHeaders, inputsOfOptions } from "../describe";
import { isSet } from "../names";
import type { RawCall, Recognizer, Suggestion } from "../types";

/** A GET of the set of a table: a query, FetchXML, a view or a count; and the list of all sets. */
export const queries: Recognizer = (call) => {
  const [set, below, ...more] = call.segments;
  if (call.method !== "GET" || more.length > 0) return undefined;
  if (set === undefined) return { action: "listEntities", inputs: { fetchAll: "true" } };
  if (!isSet(set)) return undefined;
  if (below?.name === "$count") return counted(call, set.name);
  if (below !== undefined) return undefined;
  return ofTable(call, set.name) ?? ofSet(call, set.name);
};

const counted = (call: RawCall, entityType: string): Suggestion => ({
  action: "countEntities",
  inputs: { entityType, ...inputsOfOptions(call, "$filter") },
  note: "Counts beyond 5,000 too",
});

const ofSet = (call: RawCall, entityType: string): Suggestion => {
  const fetch = call.options.get("fetchxml");
  if (fetch !== undefined) return { action: "fetchXml", inputs: { entityType, xmlQuery: fetch } };
  const { options } = call;
  const countsOnly = options.get("$count") === "true" && /^[01]$/.test(options.get("$top") ?? "");
  if (countsOnly) return counted(call, entityType);
  return {
    action: "queryEntities",
    inputs: {
      entityType,
      ...inputsOfOptions(
        call,
        "$select",
        "$filter",
        "$orderby",
        "$expand",
        "$top",
        "$apply",
        "$count",
        "savedquery",
        "userquery",
      ),
      ...inputsOfHeaders(call),
      ...pageOf(call),
    },
  };
};

const pageOf = ({ options, headers }: RawCall): Record<string, string> => {
  const [, size] = /odata\.maxpagesize=(\d{1,6})/i.exec(headers.get("prefer") ?? "") ?? [];
  if (options.has("$skiptoken")) return { fetchAll: "true" };
  return size === undefined ? {} : { recordsPerPage: size };
};

/** Tables for which there is a special action. */
const ofTable = (call: RawCall, set: string): Suggestion | undefined => {
  const filter = call.options.get("$filter") ?? "";
  if (set === "savedqueries" || set === "userqueries") {
    return { action: "listViews", inputs: { entityType: afterEq(filter, "returnedtypecode") } };
  }
  if (set === "annotations" && filter.includes("_objectid_value")) {
    const inputs = { entityType: "…", entityId: afterEq(filter, "_objectid_value") };
    return { action: "listNotes", inputs };
  }
  if (set === "activitymimeattachments" && filter.includes("_objectid_value")) {
    return { action: "listAttachments", inputs: { email: afterEq(filter, "_objectid_value") } };
  }
  if (set === "serviceendpoints" || set === "sdkmessageprocessingsteps") {
    return { action: "listWebhookRegistrations", inputs: {} };
  }
  if (set === "organizations") return { action: "getOrganization", inputs: {} };
  return undefined;
};

/** The value that a column is compared with: `account` of `returnedtypecode eq 'account'`. */
const afterEq = (filter: string, column: string): string => {
  const at = filter.indexOf(`${column} eq `);
  if (at < 0) return "…";
  const [value = "…"] = filter.slice(at + column.length + 4).split(/[\s)]/, 1);
  return value.replace(/^'|'$/g, "");
};
