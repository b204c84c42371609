import { UnreadableBody } from "../../errors/failures";
import { parseJson } from "../../odata/json";
import type { DataverseRecord } from "../../types";

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

const isRecord = (row: unknown): boolean =>
  typeof row === "object" && row !== null && !Array.isArray(row);
