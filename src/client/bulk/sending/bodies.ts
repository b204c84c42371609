import { defaults } from "../../defaults";
import { writeJson } from "../../json/writeJson";
import type { BatchEntry, BatchPart } from "../../multipart/types";
import type { DataverseRecord } from "../../types/context";
import { PARTITION } from "../../values/keys/typedKey";
import type { Plan } from "../plan";
import type { Row } from "../rows/row";

/** The body of a bulk message (Microsoft: "Use bulk operation messages"). */
export function multipleBody(plan: Plan, rows: readonly Row[]): string {
  return `{"Targets":[${rows.map((row) => writeJson(target(plan, row))).join(",")}]}`;
}

/**
 * Each target says its type. A row of an alternate key has it in `@odata.id` only: UpsertMultiple refuses
 * its columns among the others.
 */
const target = ({ definition, set }: Plan, { address, record }: Row): DataverseRecord => {
  const type = { "@odata.type": `Microsoft.Dynamics.CRM.${definition.logicalName}` };
  if (!address) return { ...type, ...record };
  const { id, partition, predicate } = address;
  if (!id) return { ...type, "@odata.id": `${set}(${predicate})`, ...record };
  return {
    ...type,
    [definition.primaryIdAttribute]: id,
    ...(partition === undefined ? {} : { [PARTITION]: partition }),
    ...record,
  };
};

/** One row as a separate request. Its path is under the API root. */
export function toPart(
  { verb, set, definition, rule }: Plan,
  row: Row,
  headers: Readonly<Record<string, string>>,
): BatchPart {
  if (rule) return rule.toPart(row, headers);
  const { address, record } = row;
  const path = `${set}(${address?.predicate ?? ""})`;
  const condition = conditionOf(row);
  if (verb === "delete") return { method: "DELETE", path, headers: { ...headers, ...condition } };
  if (verb === "create") {
    const key = address?.id ? { [definition.primaryIdAttribute]: address.id } : {};
    return { method: "POST", path: set, headers, json: { ...key, ...record } };
  }
  const conditions = condition ?? CONDITIONS[verb];
  return { method: "PATCH", path, headers: { ...headers, ...conditions }, json: record };
}

/** What a row that was compared is written under; undefined if it is written like any other. */
const conditionOf = ({ known }: Row): Readonly<Record<string, string>> | undefined => {
  if (known?.version !== undefined) return { "If-Match": known.version };
  return known?.mustBeNew ? { "If-None-Match": "*" } : undefined;
};

const CONDITIONS = {
  update: { "If-Match": "*" },
  upsert: {},
  createOnly: { "If-None-Match": "*" },
} as const;

/** Rows as the requests of a batch, outside of change sets. Their Content-IDs are their indexes. */
export function batchEntries(
  plan: Plan,
  rows: readonly Row[],
  headers: Readonly<Record<string, string>>,
): readonly BatchEntry[] {
  return rows.map((row) => {
    const part = toPart(plan, row, headers);
    const path = defaults.apiPath + part.path;
    return { kind: "single", part: { ...part, path, contentId: String(row.index) } };
  });
}
