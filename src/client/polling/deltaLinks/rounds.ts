import { entitySetName } from "../../odata/names";
import { queryString } from "../../odata/query";
import { changePath } from "../shared/changeQuery";
import { isoTime, timeOf } from "../shared/times";
import type { PolledTable } from "../timestamps/types";
import { columnsFor } from "./columns";
import type { DeltaLink, Round, TrackingState } from "./types";

interface LoadOptions {
  readonly deliver: boolean;
  readonly fieldNames: readonly string[] | undefined;
  readonly gapFrom?: number | undefined;
}

/**
 * Tracking begins with a read of all rows, behind which Dataverse puts a link to the changes after it.
 * Without handing rows over, their ids are all it takes.
 */
export const loadRound = (
  table: PolledTable,
  { deliver, fieldNames, gapFrom }: LoadOptions,
): Round => {
  const columns = deliver ? columnsFor(table, fieldNames) : [table.primaryId];
  return {
    kind: "load",
    next: entitySetName(table.set) + queryString({ fieldNames: columns }),
    pages: 0,
    deliver,
    ...(gapFrom === undefined ? {} : { gapFrom: isoTime(gapFrom) }),
  };
};

/** What was changed since `from`, by its timestamp: a load takes time, and a token may have run out. */
export const gapRound = (
  table: PolledTable,
  link: DeltaLink,
  started: number,
  from: number,
  fieldNames: readonly string[] | undefined,
): Round => ({
  kind: "gap",
  next: gapPath(table, fieldNames, from),
  pages: 0,
  started: isoTime(started),
  gapFrom: isoTime(from),
  deliver: true,
  link,
});

/** The same from its first page on. */
export const gapAnew = (
  table: PolledTable,
  round: Round,
  fieldNames: readonly string[] | undefined,
): Round => ({
  ...round,
  next: gapPath(table, fieldNames, timeOf(round.gapFrom) ?? 0),
  pages: 0,
});

export const deltaRound = ({ url }: DeltaLink): Round => ({
  kind: "delta",
  next: url,
  pages: 0,
  deliver: true,
});

/** A round from its first page on. */
export const firstPage = (
  { table, link }: TrackingState,
  round: Round,
  fieldNames: readonly string[] | undefined,
): Round => {
  if (round.kind === "delta" && link) return deltaRound(link);
  if (round.kind === "gap") return gapAnew(table, round, fieldNames);
  const { deliver, gapFrom, started } = round;
  // All rows come again, ids tell nothing of what was changed since reading them began.
  const from = timeOf(gapFrom ?? (deliver ? undefined : started));
  return loadRound(table, { deliver, fieldNames, gapFrom: from });
};

/** The state between two rounds. */
export const withoutRound = ({ round: _, ...state }: TrackingState): TrackingState => state;

const gapPath = (
  table: PolledTable,
  fieldNames: readonly string[] | undefined,
  from: number,
): string => changePath(table, { fieldNames: columnsFor(table, fieldNames) }, from);
