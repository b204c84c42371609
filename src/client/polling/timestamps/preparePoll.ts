import { readFilter, requireNoOptions } from "../../odata/filter/readFilter";
import { type FetchDocument, withFetchAttributes } from "../../queries/fetchXml/parse";
import { resolveFilter } from "../../queries/filter/resolveFilter";
import type { Session } from "../../session/session";
import { queryDigest } from "../shared/changeQuery";
import { hasOtherColumns, withReadColumns } from "../shared/readColumns";
import { isoTime } from "../shared/times";
import type { PolledTable } from "../shared/types";
import { polledTable } from "./polledTable";
import { emptyMemory, type Memory, readState } from "./readState";
import { whyNotCursor } from "./resumePoint";
import type { PollParams } from "./types";

/** One way to go on from what is remembered. */
export interface Attempt {
  readonly memory: Memory;
  /** Whether the table is taken as it is remembered, which spares a request. */
  readonly trustsTable: boolean;
  /** Stamps later than this are none of the server's; milliseconds since the epoch. */
  readonly plausibleUntil: number;
}

export interface Prepared extends Attempt {
  readonly table: PolledTable;
  readonly query: string;
  /** The condition of the records, as it is sent. */
  readonly condition: string | undefined;
  /** The query of the view whose records are polled, its condition included. */
  readonly view: FetchDocument | undefined;
}

/** The first way: all that can be read of the state. What is wrong with it goes to the log. */
export function firstAttempt({ logger }: Session, { state, overlapSeconds }: PollParams): Attempt {
  const { memory, problems, takenOver } = readState(state);
  if (problems.length > 0) {
    logger.warn(
      `The state of the last poll is damaged: ${problems.join("; ")}. Polling goes on from the rest of it; records may be returned once more.`,
    );
  }
  if (takenOver && memory.watermark !== undefined) {
    logger.info(
      `Goes on from ${isoTime(memory.watermark)}, where the connector stopped that polled before. Records of the ${overlapSeconds} s before that may be returned once more.`,
    );
  }
  return { memory, trustsTable: true, plausibleUntil: Number.POSITIVE_INFINITY };
}

/** Finds the table, and leaves out of the memory what does not fit the inputs any more. */
export async function preparePoll(
  session: Session,
  params: PollParams,
  attempt: Attempt,
  view: FetchDocument | undefined,
): Promise<Prepared> {
  const known = attempt.memory.table;
  const trustsTable =
    attempt.trustsTable &&
    known?.entityType === params.entityType &&
    (known.timestampGiven ?? known.timestampColumn) === params.timestampColumn &&
    !hasOtherColumns(known, params);
  const table = known && trustsTable ? known : await polledTable(session, params);
  const given = params.filterExpression ?? "";
  // The state goes by the text: what a definition makes of it may be another condition one day.
  const query = queryDigest(table, {
    ...withReadColumns(params, table),
    condition: given.trim(),
    viewXml: view && withFetchAttributes(view, {}),
  });
  const condition = view ? undefined : await conditionOf(session, params, given);
  const memory = ofTable(session, attempt.memory, table);
  const unusable = whyNotCursor(memory, session, table, query);
  if (unusable) {
    session.logger.info(
      `The cursor of the last poll is left: ${unusable}. Polling goes on from its watermark.`,
    );
  }
  return {
    ...attempt,
    trustsTable,
    table,
    query,
    condition,
    view,
    memory: unusable ? { ...memory, cursor: undefined } : memory,
  };
}

const conditionOf = async (
  session: Session,
  params: PollParams,
  given: string,
): Promise<string | undefined> => {
  const read = readFilter(given, "Filter Expression");
  requireNoOptions(read, "Filter Expression");
  const { condition, notes } = await resolveFilter(session, params, read);
  for (const note of notes) session.logger.info(note);
  return condition;
};

/** Another table has another history: polling begins anew. */
const ofTable = ({ logger }: Session, memory: Memory, { set }: PolledTable): Memory => {
  const before = memory.table?.set;
  if (before === undefined || before === set) return memory;
  logger.info(`Entity Type was ${before} and is ${set} now: polling begins anew.`);
  return emptyMemory();
};
