import { UnreadableBody } from "../errors/failures";
import { recordBody } from "../odata/listBody";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import type { TableDefinition } from "../types/tables";
import { recordState, type TableStates } from "./tableStates";
import type { RecordState } from "./types";

/** Which record is read, and what its numbers mean. */
export interface StateAddress extends Impersonation {
  readonly path: string;
  readonly table: TableDefinition;
  readonly states: TableStates;
}

export interface FoundState {
  readonly id: string;
  readonly state: RecordState;
  /** The server's own time of the answer; undefined where it names none. */
  readonly readMs: number | undefined;
}

/** Reads where a record is. One request. */
export async function readState(session: Session, address: StateAddress): Promise<FoundState> {
  const { path, table, states } = address;
  const { primaryIdAttribute: key } = table;
  const response = await sendOrThrow(session, {
    method: "GET",
    path: `${path}?$select=${key},statecode,statuscode`,
    operation: `Reading the state of ${path}`,
    idempotency: "always",
    headers: impersonationHeaders(address),
    read: (answer) => stateOf(answer, key),
  });
  const { id, statecode, statuscode } = response.value as Numbers;
  const readMs = Date.parse(response.headers["date"] ?? "");
  return {
    id,
    state: recordState(states, statecode, statuscode),
    readMs: Number.isNaN(readMs) ? undefined : readMs,
  };
}

interface Numbers {
  readonly id: string;
  readonly statecode: number;
  readonly statuscode: number;
}

const stateOf = (answer: HttpResponse, key: string): Numbers => {
  const { [key]: id, statecode, statuscode } = recordBody(answer);
  if (typeof id === "string" && typeof statecode === "number" && typeof statuscode === "number") {
    return { id, statecode, statuscode };
  }
  throw new UnreadableBody("the answer does not say in which state the record is");
};
