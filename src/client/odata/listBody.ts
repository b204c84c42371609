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

/** @throws UnreadableBody when the body is not JSON, or holds anything but one record. */
export function recordBody({ body }: Pick<HttpResponse, "body">): DataverseRecord {
  const json = parseJson(body);
  if (isRecord(json)) return json;
  throw new UnreadableBody("the answer is not a record");
}

/** Whether a member of an answer is an object, as every row and every definition is. */
export function isRecord(value: unknown): value is DataverseRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
