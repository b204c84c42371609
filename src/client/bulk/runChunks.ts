import { isSpectralError } from "@prismatic-io/spectral";
import { type BulkRun, endRun } from "./bulkRun";
import { progress } from "./results/progress";
import type { Row } from "./rows/row";
import type { Chunks } from "./scheduling/chunks";
import { sendChunk } from "./sending/sendChunk";

/**
 * Sends all chunks, as many at once as the concurrency limit allows. Returns when none is under way any
 * more.
 *
 * @param total rows of the run, for the log
 */
export async function runChunks(run: BulkRun, source: Chunks, total: number): Promise<void> {
  const report = progress(run, total);
  const underWay = new Set<Promise<void>>();
  /** An error of this code: it is thrown, but only when nothing is under way any more. */
  let fault: unknown;
  const ends = (error: unknown, rows: readonly Row[]) => {
    if (isSpectralError(error)) return endRun(run, error, rows);
    fault ??= error;
    endRun(run, new Error("The run ended because of an error in this component."), rows);
  };
  const send = async (rows: readonly Row[]) => {
    await sendChunk(run, rows, run.schedule.nextMethod()).catch((error: unknown) =>
      ends(error, rows),
    );
    source.landed(rows);
    report();
  };
  const next = async (): Promise<readonly Row[]> => {
    try {
      return await source.next();
    } catch (error) {
      ends(error, []);
      return [];
    }
  };
  for (;;) {
    while (mayBegin(run, underWay.size)) {
      const rows = await next();
      if (rows.length === 0) break;
      const chunk: Promise<void> = send(rows).finally(() => underWay.delete(chunk));
      underWay.add(chunk);
    }
    if (underWay.size === 0) break;
    await Promise.race(underWay);
  }
  if (fault !== undefined) throw fault;
}

/** While Dataverse makes one request wait, no other one is begun. */
const mayBegin = ({ results, throttle }: BulkRun, underWay: number): boolean =>
  !results.ended &&
  underWay < throttle.concurrencyLimit.limit() &&
  (throttle.meter.throttled === 0 || underWay === 0);
