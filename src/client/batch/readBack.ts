import { isConnectionError } from "@prismatic-io/spectral";
import { errorFromResponse } from "../answers/errorFromResponse";
import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { errorFacts } from "../errors/errorFacts";
import { UnreadableBody } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import { isDataversePart } from "../multipart/isDataversePart";
import { type BatchAnswers, readBatchAnswers } from "../multipart/readBatchAnswers";
import { isSuccess } from "../multipart/toAnswers";
import type { BatchEntry, EntryAnswer } from "../multipart/types";
import { wholeRecordBody } from "../odata/listBody";
import { toBatchCall } from "../session/batchCall";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import { withoutFullStop } from "../text/trimCharacters";
import type { BatchItemError, BatchParams } from "./actions";
import type { PreparedAction, PreparedEntry } from "./prepared";
import { isReference } from "./references";
import type { Judged } from "./verdicts";

type Read = { readonly record: unknown } | { readonly why: BatchItemError };

/**
 * The results with the records that could not come with the answers, read in one request. What was
 * carried out stays so, whatever becomes of the reading: `record` is null then, and `error` says why.
 */
export async function withRecords(
  session: Session,
  batch: readonly PreparedEntry[],
  judged: readonly Judged[],
  params: BatchParams,
): Promise<readonly Judged[]> {
  const done = new Map(
    judged
      .filter(({ verdict }) => verdict.status === "done")
      .map(({ verdict }) => [verdict.index, verdict] as const),
  );
  const written = batch
    .flatMap(({ actions }) => actions)
    .filter(({ action, readBack }) => readBack && done.has(action.index));
  if (written.length === 0) return judged;
  const reads = await readAll(
    session,
    written.map((each) => pathOf(each, done.get(each.action.index)?.id)),
    written.map(({ readBack }) => readBack),
    params,
  );
  const found = new Map(written.map(({ action }, at) => [action.index, reads[at]]));
  return judged.map((each) => withRecord(each, found.get(each.verdict.index)));
}

const withRecord = (judged: Judged, read: Read | undefined): Judged => {
  if (!read) return judged;
  if ("record" in read) return { ...judged, verdict: { ...judged.verdict, record: read.record } };
  return { ...judged, verdict: { ...judged.verdict, record: null, error: read.why } };
};

/** Where the record is; undefined where nothing says which it is. */
const pathOf = ({ part, table }: PreparedAction, id: string | undefined): string | undefined => {
  if (id !== undefined && table) return `${defaults.apiPath}${table.set}(${id})`;
  // An alternate key is in the URL of the write itself.
  return part.method === "PATCH" && !isReference(part.path) ? part.path : undefined;
};

const readAll = async (
  session: Session,
  paths: readonly (string | undefined)[],
  headers: readonly PreparedAction["readBack"][],
  params: BatchParams,
): Promise<readonly Read[]> => {
  const parts = paths.flatMap((path, at) =>
    path === undefined
      ? []
      : [{ method: "GET", path, headers: headers[at], contentId: String(at) }],
  );
  const sent = parts.map((part) => ({ kind: "single" as const, part }));
  const answers = sent.length === 0 ? [] : await answersTo(session, sent, params);
  if (!Array.isArray(answers)) return paths.map(() => ({ why: answers as BatchItemError }));
  const byPlace = new Map(parts.map(({ contentId }, at) => [contentId, answers[at]]));
  return paths.map((path, at) =>
    path === undefined ? { why: UNNAMED } : recordIn(byPlace.get(String(at))),
  );
};

const OPERATION = "Reading the records of a batch back";

const answersTo = async (
  session: Session,
  sent: readonly BatchEntry[],
  params: BatchParams,
): Promise<readonly (EntryAnswer | undefined)[] | BatchItemError> => {
  const options = {
    operation: OPERATION,
    idempotency: "always",
    headers: impersonationHeaders(params),
    continues: true,
  } as const;
  try {
    const { value } = await sendOrThrow(session, {
      ...toBatchCall(sent, options),
      read: (response) => readBatchAnswers(sent, response, true),
    });
    return (value as BatchAnswers).answers;
  } catch (error) {
    if (error instanceof DataverseError) return told(errorFacts(error));
    if (isConnectionError(error)) return told({ message: error.message });
    throw error;
  }
};

const recordIn = (answer: EntryAnswer | undefined): Read => {
  if (answer?.kind !== "single") return { why: told({ message: "there is no answer" }) };
  const part = answer.answer;
  if (!isDataversePart(READ, part))
    return { why: told({ message: "the answer is not one of the Web API" }) };
  if (!isSuccess(part)) {
    return {
      why: told(errorFacts(errorFromResponse({ method: "GET", operation: OPERATION }, part))),
    };
  }
  try {
    return { record: wholeRecordBody(part) };
  } catch (error) {
    throwUnless(error, UnreadableBody);
    return { why: told({ message: error.message }) };
  }
};

const READ = { method: "GET", path: "" };

const told = (facts: BatchItemError): BatchItemError => ({
  ...facts,
  message: `Carried out, but its record could not be read back: ${withoutFullStop(facts.message)}. Do not repeat it.`,
});

const UNNAMED = told({ message: "the answer does not say which record it is" });
