import { defaults } from "../../defaults";
import { extrasAdder } from "../../labels/addExtras";
import { fetchProperties } from "../../queries/fetchXml/fetchProperties";
import type { FetchDocument } from "../../queries/fetchXml/parse";
import { twinsAdder } from "../../queries/fetchXml/shape";
import { pages } from "../../queries/paging/pages";
import { stopRule } from "../../queries/paging/shortage";
import type { Session } from "../../session/session";
import { changePath } from "../shared/changeQuery";
import type { PolledTable } from "../shared/types";
import { withExtras } from "../shared/withExtras";
import { collectChanges } from "./collectChanges";
import { completePage, markIncomplete } from "./completePage";
import { pageSource } from "./pageSource";
import { advance, type Progress } from "./progress";
import type { Cursor } from "./readState";
import type { Beginning } from "./resumePoint";
import type { Change, PollParams } from "./types";
import { changesInView, viewSource } from "./viewChanges";

/** The remembered time lies in the server's future: no poll has left it behind. */
export class ImplausibleTime extends Error {
  constructor(readonly servedAt: number) {
    super("The remembered time lies in the server's future.");
  }
}

export interface ReadParams extends Omit<PollParams, "state"> {
  /** The condition of the records, as it is sent. */
  readonly condition: string | undefined;
  /** The query of the view whose records are polled, its condition included. */
  readonly viewQuery: FetchDocument | undefined;
  readonly table: PolledTable;
  readonly beginning: Beginning;
}

export interface ReadOutcome {
  readonly changes: Change[];
  readonly progress: Progress;
  /** Where to go on; undefined when nothing is left. */
  readonly cursor: Cursor | undefined;
}

/**
 * Reads pages and takes what has not been returned yet, until a limit is reached or nothing is left.
 * What it takes is added to the versions seen. A page that fails behind others that had something ends
 * the reading: what was read is worth having, and the next call begins with that page.
 *
 * @throws ImplausibleTime before anything is taken
 */
export async function readChanges(session: Session, params: ReadParams): Promise<ReadOutcome> {
  const { beginning, pageByPage } = params;
  const changes: Change[] = [];
  let read = 0;
  let progress: Progress = {
    watermark: beginning.watermark,
    windowEnd: beginning.cursor?.windowEnd,
  };
  let cursor = beginning.cursor;
  const stop = stopRule(session);
  const wantsNext = () => !pageByPage && read + 1 < params.pageLimit && !stop.shortage();
  try {
    for await (const page of takenPages(session, params, wantsNext, changes)) {
      read += 1;
      progress = advance(progress, page, params.overlapSeconds * 1_000);
      const { link, rows } = page;
      cursor = link === undefined ? undefined : { link, rows, windowEnd: progress.windowEnd };
      // An execution that goes page by page would go on for ever where a server has only empty pages:
      // they are counted within one call.
      const isEmpty = pageByPage && page.latest === undefined;
      if (!cursor || (!isEmpty && stops(session, params, changes.length, read))) break;
    }
  } catch (error) {
    // Pages without changes are progress as well where only time has ended the reading.
    const isWorthKeeping = changes.length > 0 || (read > 0 && stop.isEnd(error));
    if (!isWorthKeeping || !(error instanceof Error)) throw error;
    session.logger.warn(
      `Stopped after ${read} pages; what was read is returned, and the next poll goes on from there. ${error.message}`,
    );
  }
  return { changes, progress, cursor };
}

/** The pages, one by one, with what was new on them put into `changes`. */
async function* takenPages(
  session: Session,
  params: ReadParams,
  wantsNext: () => boolean,
  changes: Change[],
) {
  const { table, beginning, overlapSeconds, pageByPage } = params;
  const { watermark, since, cursor } = beginning;
  const overlapMs = overlapSeconds * 1_000;
  const { logger } = session;
  const stop = stopRule(session);
  const operation = `Polling ${table.set}`;
  const rows = cursor?.rows ?? (pageByPage ? defaults.pollStreamedPageSize : defaults.maxPageSize);
  const from = Math.max(since, watermark - overlapMs);
  const { fetchPage, servedAt } = pageSource(session, operation, rows, params);
  const changed = params.viewQuery && changesInView(params.viewQuery, table, from);
  const reading = { table, operation, rows, link: cursor?.link, extras: params, wantsNext };
  const source = changed
    ? viewSource(session, changed, reading)
    : {
        pages: pages(fetchPage, cursor?.link ?? changePath(table, params, from), {
          wantsNext,
          operation,
        }),
        servedAt,
      };
  const properties = changed ? fetchProperties(changed) : {};
  const addExtras = extrasAdder(session, params, table.set, properties, "leaveOut");
  const withTwins = twinsAdder(false);
  const newest = Math.max(watermark, cursor?.windowEnd ?? watermark);
  for await (const page of source.pages) {
    const time = source.servedAt(page);
    if (newest > time + overlapMs) throw new ImplausibleTime(time);
    const isWhole = await completePage(page, params, { fetchPage, operation, stop, logger });
    const found: Change[] = [];
    const latest = collectChanges(page.value, params, found);
    const marked = isWhole ? found : markIncomplete(found);
    const whole = await withExtras(marked, addExtras, page.envelope["@odata.context"]);
    for (const change of whole) {
      changes.push(changed ? { ...change, record: withTwins(change.record) } : change);
    }
    const link = page.nextLink;
    yield { latest, servedAt: time, isLast: link === undefined, link, rows };
  }
}

const stops = (
  session: Session,
  { pageByPage, pageLimit }: ReadParams,
  found: number,
  read: number,
): boolean => {
  if (pageByPage && found > 0) return true;
  const shortage = stopRule(session).shortage();
  if (read < pageLimit && !shortage) return false;
  const why = shortage ? `before ${shortage} ran out` : `because Page Limit is ${pageLimit}`;
  if (!pageByPage) {
    session.logger.warn(
      `Stopped after ${read} pages (${found} records) ${why}; there are more, and the next poll goes on from there.`,
    );
  }
  return true;
};
