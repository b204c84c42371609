import { jsonAnswer, jsonString, projectRecord } from "../query";
import type { Call } from "../records/call";
import { readRequest } from "../records/read";
import { noContent } from "../records/respond";
import type { SandboxResponse } from "../types";
import { bareName } from "./catalog";
import type { Operation, Outcome, RowReference, StoredRow } from "./types";

const namespace = "Microsoft.Dynamics.CRM";

/**
 * What came of a call as the service prints it: 204, the members of a response type, or rows.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-actions
 */
export function answerOutcome(call: Call, operation: Operation, outcome: Outcome): SandboxResponse {
  if (outcome === undefined) return noContent();
  if ("response" in outcome) return outcome.response;
  const context = (what: string) =>
    `{"@odata.context":${jsonString(`${call.root}/$metadata#${what}`)}`;
  if ("members" in outcome) {
    const start = context(`${namespace}.${operation.name}Response`);
    return jsonAnswer(joined(start, JSON.stringify(outcome.members)), call.prefer);
  }
  if ("whole" in outcome) {
    const { whole } = outcome;
    const list = Array.isArray(whole);
    const start = context(list ? collectionName(call, operation) : entityName(call, operation));
    const body = list ? { value: whole } : (whole ?? {});
    return jsonAnswer(joined(start, JSON.stringify(body)), call.prefer);
  }
  if ("row" in outcome) {
    const { table } = outcome.row;
    const start = context(`${table.setName}/$entity`);
    const typed = operation.returns === "mscrm.crmbaseentity" ? `,${typeOf(outcome.row)}` : "";
    const row = printed(call, outcome.row, outcome.columns);
    return jsonAnswer(joined(start + typed, row), call.prefer);
  }
  const items =
    "references" in outcome
      ? outcome.references.map((reference) => JSON.stringify(referenceTo(reference)))
      : outcome.rows.map((stored) => joined(`{${typeOf(stored)}`, printed(call, stored)));
  const of = "rows" in outcome ? outcome.of : undefined;
  const start = context(of?.setName ?? collectionName(call, operation));
  return jsonAnswer(`${start},"value":[${items.join(",")}]}`, call.prefer);
}

/** A row by its type and key, as a member of an answer; users and teams have both of their keys. */
export function referenceTo({ table, id }: RowReference): Record<string, unknown> {
  const owner = table.declaration.principal ? { ownerid: id } : {};
  return { "@odata.type": fullName(table), ...owner, [table.primaryId]: id };
}

/** A row as an object without context; `$select` of the request applies where no columns are named. */
function printed(call: Call, { table, row }: StoredRow, columns?: readonly string[]): string {
  const request = readRequest(call, table);
  const select = columns === undefined ? request.options.select : [...columns];
  const options = { ...request.options, select };
  const text = projectRecord({ ...request, options, row }, { expand: true });
  return text.replace(/^\{"@odata\.context":"[^"]*",?/, "{");
}

/** Two objects as one; the first lacks its closing brace. */
function joined(start: string, object: string): string {
  return object === "{}" ? `${start}}` : `${start},${object.slice(1)}`;
}

function typeOf({ table }: Pick<StoredRow, "table">): string {
  return `"@odata.type":${jsonString(fullName(table))}`;
}

function fullName({ logicalName }: StoredRow["table"]): string {
  return `#${namespace}.${logicalName}`;
}

function entityName(call: Call, { returns }: Operation): string {
  const name = bareName(String(returns));
  return `${call.store.schema.tables.get(name)?.setName ?? `${namespace}.${name}`}/$entity`;
}

function collectionName(call: Call, { returns }: Operation): string {
  const name = bareName(String(returns));
  return call.store.schema.tables.get(name)?.setName ?? `Collection(${namespace}.${name})`;
}
