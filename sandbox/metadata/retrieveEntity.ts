import { notSimulated } from "../odata/refusals";
import type { Arguments } from "../operations/parameters/arguments";
import { jsonAnswer } from "../query/answer";
import type { Call } from "../records/call";
import { buildTable } from "../schema/table";
import type { SandboxResponse } from "../types";
import { printWhole } from "./changes";
import { definitionNotFound } from "./refusals";
import { viewOf } from "./view";

const NO_ID = /^0{8}-(?:0{4}-){3}0{12}$/;

/**
 * The function that yields the definition of one table, on demand as it will be once it is published.
 * Only its columns are simulated.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveentity
 */
export function retrieveEntity(call: Call, given: Arguments): SandboxResponse {
  const { definitions } = call;
  const view = viewOf(call);
  const name = given.optionalText("LogicalName") ?? "";
  if (!NO_ID.test(given.text("MetadataId"))) throw notSimulated("MetadataId");
  const filters = given.text("EntityFilters");
  if (filters !== "Attributes") throw notSimulated(filters);
  const table = view.tables.get(name);
  if (table === undefined) throw definitionNotFound("EntityMetadata", name);
  const latest = given.boolean("RetrieveAsIfPublished")
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
