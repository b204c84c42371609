import { propertyNotFound } from "../odata/refusals";
import type { Column } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { emptyAnswer, jsonAnswer } from "./answer";
import { jsonObject, jsonString, member } from "./json";
import type { RecordRequest } from "./record";
import { serviceRoot } from "./request";
import { wireWriter } from "./wire";

/**
 * Answers `GET accounts(id)/name`, and with `raw` `GET accounts(id)/name/$value`; 204 for null.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api#retrieve-specific-properties
 */
export function retrieveProperty(
  request: RecordRequest & { column: Column; raw: boolean },
): SandboxResponse {
  const { table, row, column, prefer, raw } = request;
  if (column.validForRead === false) throw propertyNotFound(column.property, table.logicalName);
  const value = row[column.name];
  if (value === null || value === undefined) {
    return emptyAnswer(204);
  }
  const json = wireWriter(column, prefer.format?.exact)(value);
  if (raw) {
    const headers = { "Content-Type": "text/plain", "OData-Version": "4.0" };
    return { status: 200, headers, body: json.startsWith('"') ? String(value) : json };
  }
  const id = String(row[table.primaryId]);
  const url = `${serviceRoot(request)}$metadata#${table.setName}(${id})/${column.property}`;
  const body = [member("@odata.context", jsonString(url)), member("value", json)];
  return jsonAnswer(jsonObject(body), prefer);
}
