import { isSpectralError } from "@prismatic-io/spectral";
import { type BulkRun, endRun, type WriteMethod } from "../bulkRun";
import { progress } from "../results/progress";
import type { Row } from "../rows/row";
import { deliver } from "../sending/sendChunk";
import type { Chunks } from "./chunks";

/**
 * Sends all chunks, as many at once as the pace allows, and comes back when none is under way any more.
 *
 * @param total rows of the run, for the log
 */
export const runChunks = async (run: BulkRun, source: Chunks, total: number): Promise<void> => {
  const report = progress(run, total);
  const flights = new Set<Promise<void>>();
  /** A fault of our own: it is thrown, but only when nothing is under way any more. */
  let fault: unknown;
  const ends = (error: unknown, rows: readonly Row[]) => {
    if (isSpectralError(error)) return endRun(run, error, rows);
    fault ??= error;
    endRun(run, new Error("The run ended because of an error of its own."), rows);
  };
  const fly = async (rows: readonly Row[]) => {
    await deliver(run, rows, wayOf(run)).catch((error: unknown) => ends(error, rows));
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
    while (mayFly(run, flights.size)) {
      const rows = await next();
      if (rows.length === 0) break;
      const flight: Promise<void> = fly(rows).finally(() => flights.delete(flight));
      flights.add(flight);
    }
    if (flights.size === 0) break;
    await Promise.race(flights);
  }
  if (fault !== undefined) throw fault;
};

const wayOf = ({ way, batchFallback }: BulkRun): WriteMethod =>
  way === "multiple" && batchFallback.takes() ? "batch" : way;

/** While Dataverse makes one request wait, no other one is begun. */
const mayFly = ({ ended, traffic }: BulkRun, flying: number): boolean =>
  !ended && flying < traffic.concurrencyLimit.limit() && (traffic.throttled === 0 || flying === 0);
