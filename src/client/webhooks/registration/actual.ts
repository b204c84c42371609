import { type Json, number, text } from "../../metadata/definition/json";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { requiredId, requiredRows } from "./answerRows";
import type { ActualEndpoint, ActualImage, ActualStep, RowName } from "./types";

const ENDPOINT = "serviceendpointid,name,url,contract,authtype,isauthvalueset,description";
const STEP =
  "sdkmessageprocessingstepid,name,stage,mode,filteringattributes,asyncautodelete,statecode,_sdkmessageid_value,_sdkmessagefilterid_value";
const IMAGE =
  "sdkmessageprocessingstepimageid,name,entityalias,imagetype,messagepropertyname,attributes,_sdkmessageprocessingstepid_value";

/**
 * Path of the registrations that meet a condition, with their steps. `serviceendpoint_sdkmessageprocessingstep`
 * is the collection that Microsoft's "Register a WebHook" queries them by.
 */
export function actualPath(filter: string): string {
  return `serviceendpoints?$select=${ENDPOINT}&$expand=serviceendpoint_sdkmessageprocessingstep($select=${STEP})&$filter=${encodeOption(filter)}`;
}

/** Those of these names, and those with the ids we would give them, which somebody may have renamed. */
export function named(rows: readonly RowName[]): string {
  return rows
    .map(({ id, name }) => `name eq ${stringLiteral(name)} or serviceendpointid eq ${id}`)
    .join(" or ");
}

/** Path of the images with these ids, which are always ours. */
export function imagesPath(ids: readonly string[]): string {
  const filter = ids.map((id) => `sdkmessageprocessingstepimageid eq ${id}`).join(" or ");
  return `sdkmessageprocessingstepimages?$select=${IMAGE}&$filter=${encodeOption(filter)}`;
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

/** @throws DataverseError for an answer with rows that cannot be read */
export function imagesIn(json: Json): readonly ActualImage[] {
  return requiredRows(json["value"], "sdkmessageprocessingstepimage").map((row) => ({
    id: requiredId(row, "sdkmessageprocessingstepimageid"),
    stepId: requiredId(row, "_sdkmessageprocessingstepid_value"),
    name: text(row["name"]) ?? "",
    alias: text(row["entityalias"]) ?? "",
    type: number(row["imagetype"]),
    property: text(row["messagepropertyname"]) ?? "",
    attributes: text(row["attributes"]) ?? "",
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
