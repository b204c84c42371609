import { badQuery, notSimulated } from "../odata/refusals";
import { jsonAnswer } from "../query/answer";
import { type Call, noResource } from "../records/call";
import { buildTable } from "../schema/table";
import type { SandboxResponse } from "../types";
import { printWhole } from "./changes";
import type { Definitions } from "./definitions";
import { functionParameters } from "./functionParameters";
import type { View } from "./model/types";
import { definitionNotFound } from "./refusals";

const NO_ID = /^0{8}-(?:0{4}-){3}0{12}$/;

/**
 * The function that yields the definition of one table, on demand as it will be once it is published.
 * Only its columns are simulated.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveentity
 */
export function retrieveEntity(call: Call, definitions: Definitions, view: View): SandboxResponse {
  if (call.request.method !== "GET") throw noResource(call);
  const given = functionParameters(call);
  const name = /^'([^']*)'$/.exec(given.get("LogicalName") ?? "")?.[1] ?? "";
  const asIfPublished = given.get("RetrieveAsIfPublished");
  if (asIfPublished !== "true" && asIfPublished !== "false") {
    throw badQuery("The parameter 'RetrieveAsIfPublished' is not a Boolean.");
  }
  if (!NO_ID.test(given.get("MetadataId") ?? "")) throw notSimulated("MetadataId");
  const filters = given.get("EntityFilters") ?? "";
  if (filters !== "Microsoft.Dynamics.CRM.EntityFilters'Attributes'") throw notSimulated(filters);
  const table = view.tables.get(name);
  if (table === undefined) throw definitionNotFound("EntityMetadata", name);
  const latest =
    asIfPublished === "true"
      ? buildTable(
          definitions.draft(table),
          [...view.tables.values()].map(({ declaration }) => declaration),
        )
      : table;
  const body = {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveEntityResponse`,
    EntityMetadata: printWhole(latest, ["Attributes"], view),
  };
  return jsonAnswer(JSON.stringify(body), call.prefer);
}
