import { SavedState } from "../shared/SavedState";
import { isoTime } from "../shared/times";
import type { PolledTable } from "../shared/types";
import { readLink, readRound } from "./readRound";
import type { TrackingState } from "./types";

/** A state of which the table may be lost, which its definition says again. */
export type RememberedTracking = Omit<TrackingState, "table"> & {
  readonly table: PolledTable | undefined;
};

export interface ReadTracking {
  /** Undefined where nothing of it can be used. */
  readonly state: RememberedTracking | undefined;
  /** What was wrong, each as the second half of a sentence. */
  readonly problems: readonly string[];
}

const UNREADABLE: ReadTracking = { state: undefined, problems: ["nothing of it can be read"] };

/** Reads a state field by field: what is damaged is named and left out, the rest is kept. */
export function readTracking(value: unknown): ReadTracking {
  const saved = SavedState.from(value);
  if (saved === undefined) return { state: undefined, problems: [] };
  if (saved === "damaged") return UNREADABLE;
  const isKnown = saved.hasFormat();
  const table = saved.table();
  const hasPlace = ["link", "since", "round"].some((name) => saved.has(name));
  if (!isKnown && (!table || !hasPlace)) return UNREADABLE;
  const since = saved.since("optional");
  const link = saved.optional("link", readLink, "its delta link cannot be read");
  const seen = saved.seen();
  const round = saved.optional("round", readRound, "its cursor cannot be read");
  const state: RememberedTracking = {
    format: 1,
    table,
    columns: saved.text("columns") ?? "",
    seen: seen.save(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY).saved,
    ...(since === undefined ? {} : { since: isoTime(since) }),
    ...(link ? { link } : {}),
    ...(saved.is("renew") ? { renew: true } : {}),
    ...(round ? { round } : {}),
  };
  return { state, problems: saved.problems };
}
