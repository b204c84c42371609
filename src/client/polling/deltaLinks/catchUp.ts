import { defaults } from "../../defaults";
import { changePath } from "../shared/changeQuery";
import { isoTime, msOf } from "../shared/times";
import type { PolledTable } from "../shared/types";
import { columnsFor } from "./columns";
import { finished } from "./finished";
import type { Transitions } from "./transition";
import type { CatchUp, DeltaLink } from "./types";

interface CatchUpOptions {
  /** The link that the initial sync ended with. */
  readonly link: DeltaLink;
  /** When the initial sync began, and from when on is read; milliseconds since the epoch. */
  readonly started: number;
  readonly from: number;
  readonly fieldNames: readonly string[] | undefined;
}

/** Reads what was changed since `from`, by its timestamp. */
export function catchUp(
  table: PolledTable,
  { link, started, from, fieldNames }: CatchUpOptions,
): CatchUp {
  return {
    kind: "catchUp",
    next: changePath(table, { fieldNames: columnsFor(table, fieldNames) }, from),
    pages: 0,
    started: isoTime(started),
    catchUpFrom: isoTime(from),
    link,
  };
}

export const catchUpTransitions: Transitions<"catchUp"> = {
  collect: async (_, { page, emitter }) => {
    for (const row of page.rows) emitter.row(row, Number.NEGATIVE_INFINITY);
  },
  finish: ({ state, round, started, emitter }) => {
    const seen = emitter.seen(started - defaults.trackingOverlapMs);
    return finished({ ...state, seen }, round.link, started);
  },
  restart: ({ table }, { link, started, catchUpFrom }, { fieldNames }) =>
    catchUp(table, {
      link,
      started: msOf(started),
      from: msOf(catchUpFrom),
      fieldNames,
    }),
};
