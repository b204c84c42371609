import { randomUUID } from "node:crypto";
import { UnreadableBody } from "../http/failures";
import { impersonationHeaders } from "../records/headers";
import { perform } from "../records/perform";
import { exchange, type Session } from "../records/session";
import type { BatchAction, BatchParams, BatchVerdict } from "./actions";
import { type DecodedBatch, decodeBatch } from "./decode";
import { encodeBatch } from "./encode";
import type { PlannedEntry } from "./plan";
import type { BatchEntry, BatchPart } from "./types";
import { type Judged, judge } from "./verdicts";
import { isMultipart } from "./wholeAnswer";

export interface PreparedEntry {
  readonly planned: PlannedEntry;
  readonly parts: readonly BatchPart[];
}

/**
 * Sends one batch and says what became of each of its actions.
 *
 * @throws DataverseError where there is no answer, or one that refuses the whole
 */
export const sendBatch = async (
  session: Session,
  prepared: readonly PreparedEntry[],
  params: BatchParams,
): Promise<Judged[]> => {
  const continues = params.onError === "continue";
  const { body, contentType } = encodeBatch(prepared.map(entryOf), randomUUID());
  const call = {
    method: "POST",
    path: "$batch",
    operation: "Running the batch",
    repeat: "never",
    headers: {
      ...impersonationHeaders(params),
      "Content-Type": contentType,
      ...(continues ? { Prefer: "odata.continue-on-error" } : {}),
    },
    body,
    partial: true,
  } as const;
  const response = await exchange(session, call);
  if (response.status >= 300 && !isMultipart(response))
    await perform({ ...session, next: async () => response }, call);
  const { entries, complete } = decoded(response.body, response.headers["content-type"]);
  const missing = fateOfMissing(complete && response.brokeOff !== true, response.status, continues);
  const sent = new Map<BatchAction, string>();
  for (const { planned, parts } of prepared) {
    for (const [at, action] of planned.actions.entries())
      sent.set(action, parts[at]?.contentId ?? "");
  }
  return prepared.flatMap(({ planned }, at) => judge(planned, entries[at], sent, missing));
};

const entryOf = ({ planned: { kind }, parts }: PreparedEntry): BatchEntry => {
  const [part] = parts;
  return kind === "single" && part ? { kind, part } : { kind: "changeSet", parts };
};

const decoded = (body: Buffer, contentType: string | undefined): DecodedBatch => {
  try {
    return decodeBatch(body, contentType);
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    return { entries: [], complete: false };
  }
};

/**
 * A batch that does not continue after an error has the status of its first failure: a 2xx says that all
 * of it was carried out, even where the rest of the answer is lost.
 */
const fateOfMissing = (
  whole: boolean,
  status: number,
  continues: boolean,
): BatchVerdict["status"] => {
  if (whole) return "notDone";
  return status < 300 && !continues ? "done" : "unknown";
};
