import { UnreadableBody } from "../errors/failures";
import type { DataverseRecord } from "../types";
import type { HttpResponse } from "../types/http";
import { parseJson } from "./json";

/** The body of a list: its rows, and everything beside them. */
export interface ListBody {
  readonly value: DataverseRecord[];
  readonly envelope: Record<string, unknown>;
}

/** @throws UnreadableBody when the body is not JSON, or holds no list of records. */
export function listBody(body: Buffer): ListBody {
  const json = parseJson(body);
  if (
    typeof json !== "object" ||
    json === null ||
    !("value" in json) ||
    !Array.isArray(json.value) ||
    !json.value.every(isRecord)
  ) {
    throw new UnreadableBody("the answer is not a list of records");
  }
  const { value, ...envelope } = json as { value: DataverseRecord[] } & Record<string, unknown>;
  return { value, envelope };
}

/** The rows of a list that comes on one page. */
export function listRows({ body }: Pick<HttpResponse, "body">): readonly DataverseRecord[] {
  return listBody(body).value;
}

/** @throws UnreadableBody when the body is not JSON, or holds anything but one object. */
export function recordBody({ body }: Pick<HttpResponse, "body">): DataverseRecord {
  const json = parseJson(body);
  if (isRecord(json)) return json;
  throw new UnreadableBody("the answer is not a record");
}

/** The same where the record is the result, so that no other object may pass for it. */
export function wholeRecordBody({ body }: Pick<HttpResponse, "body">): DataverseRecord {
  const json = parseJson(body);
  if (isWholeRecord(json)) return json;
  throw new UnreadableBody("the answer is not a record");
}

/** The record that a write answers with; undefined where its answer is none, so that it has to be read. */
export function writtenRecord(response: Pick<HttpResponse, "body">): DataverseRecord | undefined {
  if (response.body.length === 0) return undefined;
  const json = parseJson(response.body);
  return isWholeRecord(json) ? json : undefined;
}

/**
 * Whether an answer is one record. Each says by its context what it is, beside its columns (OData JSON Format
 * 4.01, 4.6.1: "Context URL"); a list says so as well, and an error says nothing of the kind.
 */
function isWholeRecord(json: unknown): json is DataverseRecord {
  if (!isRecord(json) || typeof json["@odata.context"] !== "string") return false;
  return !Array.isArray(json["value"]) && Object.keys(json).some((name) => !name.startsWith("@"));
}

/** Whether a member of an answer is an object, as every row and every definition is. */
export function isRecord(value: unknown): value is DataverseRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
