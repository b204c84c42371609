import { randomUUID } from "node:crypto";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { UnreadableBody } from "../errors/failures";
import { recordBody } from "../odata/listBody";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { type Look, settleByReading } from "../session/settleByReading";
import type { HttpResponse } from "../types/http";
import { blockBody } from "./blockBody";
import { inPairs } from "./inPairs";

/** A message of the Web API, with its parameters. */
export interface BlockMessage {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface BlockUpload<T> {
  readonly data: Buffer;
  /** What is done, for messages: `Uploading a.pdf to accounts(…)`. */
  readonly operation: string;
  /** Opens the upload: `InitializeFileBlocksUpload` and the like. */
  readonly initialize: BlockMessage;
  /** Ends it; the list of blocks and the token are added to its parameters. */
  readonly commit: BlockMessage;
  readonly headers: Readonly<Record<string, string>>;
  /** What the answer to the commit says. */
  readonly read: (answer: HttpResponse) => T;
  /** How a commit is settled whose answer is lost: by what it leaves behind. */
  readonly look: Look<T>;
  readonly blockBytes?: number | undefined;
}

/**
 * Uploads a file in blocks, two at a time. A block that is lost is sent again under its id. Until the commit
 * nothing is stored, so that every failure before it is safely repeated. The commit is sent once: where its
 * answer is lost, what it leaves behind is read.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 *
 * @throws DataverseError; its outcome is `unknown` only where reading did not settle the commit
 */
export async function uploadInBlocks<T>(session: Session, upload: BlockUpload<T>): Promise<T> {
  const token = await open(session, upload).catch(notStored);
  const BlockList = await sendBlocks(session, upload, token).catch(notStored);
  const { commit, operation, headers, read, look } = upload;
  try {
    const { value } = await sendOrThrow(session, {
      method: "POST",
      path: commit.name,
      operation,
      idempotency: "never",
      headers,
      json: { ...commit.body, BlockList, FileContinuationToken: token },
      read,
    });
    return value as T;
  } catch (error) {
    return settleByReading(session, error, look);
  }
}

/** Opening an upload changes nothing: one that is not used goes away. */
const open = async <T>(
  session: Session,
  { initialize, operation, headers }: BlockUpload<T>,
): Promise<string> => {
  const { value } = await sendOrThrow(session, {
    method: "POST",
    path: initialize.name,
    operation,
    idempotency: "harmless",
    headers,
    json: initialize.body,
    read: tokenOf,
  });
  return value as string;
};

/** What later messages call an upload or a download by. */
export function tokenOf(answer: Pick<HttpResponse, "body">): string {
  const { FileContinuationToken: token } = recordBody(answer);
  if (typeof token === "string" && token !== "") return token;
  throw new UnreadableBody("the answer has no FileContinuationToken");
}

/** The ids of the blocks, in the order of the file. */
const sendBlocks = async <T>(
  session: Session,
  { data, operation, headers, blockBytes = defaults.fileBlockBytes }: BlockUpload<T>,
  FileContinuationToken: string,
): Promise<readonly string[]> => {
  const count = Math.ceil(data.length / blockBytes);
  // All ids have to be of one length, and are Base64 of it.
  const ids = Array.from({ length: count }, () => Buffer.from(randomUUID()).toString("base64"));
  await inPairs(count, async (at) => {
    const block = data.subarray(at * blockBytes, (at + 1) * blockBytes);
    await sendOrThrow(session, {
      method: "POST",
      path: "UploadBlock",
      operation: `${operation}, block ${at + 1} of ${count}`,
      idempotency: "harmless",
      headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
      ...blockBody({ BlockId: ids[at] ?? "", FileContinuationToken }, block),
    });
  });
  return ids;
};

const notStored = (error: unknown): never => {
  if (!(error instanceof DataverseError) || error.outcome === "notDone") throw error;
  const hint = "Nothing was stored: it can be repeated safely";
  throw new DataverseError({ ...error.facts, outcome: "notDone", hint });
};
