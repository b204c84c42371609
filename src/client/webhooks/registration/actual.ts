import { type Json, number, text } from "../../metadata/definition/json";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { requiredId, requiredRows } from "./answerRows";
import type { ActualEndpoint, ActualStep } from "./types";

const ENDPOINT = "serviceendpointid,name,url,contract,authtype,isauthvalueset,description";
const STEP =
  "sdkmessageprocessingstepid,name,stage,mode,filteringattributes,asyncautodelete,statecode,_sdkmessageid_value,_sdkmessagefilterid_value";

/**
 * Path of the registrations that meet a condition, with their steps. `serviceendpoint_sdkmessageprocessingstep`
 * is the collection that Microsoft's "Register a WebHook" queries them by.
 */
export function actualPath(filter: string): string {
  return `serviceendpoints?$select=${ENDPOINT}&$expand=serviceendpoint_sdkmessageprocessingstep($select=${STEP})&$filter=${encodeOption(filter)}`;
}

/** Those of one name, and that with the id we would give it, which somebody may have renamed. */
export function named(name: string, id: string): string {
  return `name eq ${stringLiteral(name)} or serviceendpointid eq ${id}`;
}

/** @throws DataverseError for an answer with rows that cannot be read */
export function actualIn(json: Json): readonly ActualEndpoint[] {
  return requiredRows(json["value"], "serviceendpoint").map((row) => ({
    id: requiredId(row, "serviceendpointid"),
    name: text(row["name"]) ?? "",
    url: text(row["url"]) ?? "",
    contract: number(row["contract"]),
    authtype: number(row["authtype"]),
    // Only a plain "no" says so: what cannot be read is taken for the key it was registered with.
    authValueSet: row["isauthvalueset"] !== false,
    description: text(row["description"]) ?? "",
    steps: requiredRows(
      row["serviceendpoint_sdkmessageprocessingstep"],
      "sdkmessageprocessingstep",
    ).map(readStep),
  }));
}

const readStep = (row: Json): ActualStep => ({
  id: requiredId(row, "sdkmessageprocessingstepid"),
  name: text(row["name"]) ?? "",
  messageId: text(row["_sdkmessageid_value"]) ?? "",
  filterId: text(row["_sdkmessagefilterid_value"]) ?? "",
  filteringAttributes: text(row["filteringattributes"]) ?? "",
  stage: number(row["stage"]),
  mode: number(row["mode"]),
  autoDelete: row["asyncautodelete"] === true,
  enabled: row["statecode"] === 0,
});
