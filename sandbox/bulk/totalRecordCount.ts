import { requirePrivilege } from "../auth/privileges";
import { Refusal } from "../errors";
import type { SegmentArguments } from "../odata/ast";
import { aliasValue, parseQuery } from "../odata/query";
import { badQuery } from "../odata/refusals";
import { type Call, noResource } from "../records/call";
import { json } from "../records/respond";
import { quote } from "../store";
import type { SandboxResponse } from "../types";

/**
 * `RetrieveTotalRecordCount(EntityNames=['account','contact'])`: rows of whole tables, which at the
 * service are up to a day old and here are not.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievetotalrecordcount
 */
export function retrieveTotalRecordCount(
  call: Call,
  given: SegmentArguments | undefined,
): SandboxResponse {
  if (call.request.method !== "GET") throw noResource(call);
  const names = entityNames(call, given);
  const values = names.map((name) => count(call, name));
  return json(200, {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse`,
    EntityRecordCountCollection: {
      Count: names.length,
      IsReadOnly: false,
      Keys: names,
      Values: values,
    },
  });
}

function entityNames(call: Call, given: SegmentArguments | undefined): string[] {
  const [parameter, ...others] = given?.named ?? [];
  if (parameter?.name !== "EntityNames" || others.length > 0 || given?.single !== undefined) {
    throw badQuery("The function RetrieveTotalRecordCount takes the parameter EntityNames.");
  }
  const value =
    parameter.value.kind === "alias"
      ? aliasValue(parseQuery(call.query).aliases, parameter.value.name)
      : parameter.value;
  if (value.kind !== "list") {
    throw badQuery("The parameter EntityNames takes a collection of Edm.String.");
  }
  return [...new Set(value.values)];
}

function count(call: Call, name: string): number {
  const table = call.store.schema.tables.get(name);
  if (table === undefined) {
    const message = `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`;
    throw new Refusal(400, "0x80041102", message);
  }
  requirePrivilege(call.store, call.context, table, "Read");
  return Number(call.store.select(`SELECT COUNT(*) AS n FROM ${quote(name)}`)[0]?.["n"] ?? 0);
}
