import { defaults } from "../../defaults";
import { DeliveredVersions } from "../shared/DeliveredVersions";
import { fieldsOf } from "../shared/fieldsOf";
import { SavedState } from "../shared/SavedState";
import { timeOf } from "../shared/times";
import type { PolledTable } from "../shared/types";

export interface Cursor {
  readonly link: string;
  readonly rows: number;
  /** Milliseconds since the epoch. */
  readonly windowEnd: number | undefined;
}

/** What is known of the polls before this one. Times are milliseconds since the epoch. */
export interface Memory {
  /** True where nothing was polled before. */
  readonly isNew: boolean;
  readonly watermark: number | undefined;
  readonly since: number | undefined;
  readonly seen: DeliveredVersions;
  readonly table: PolledTable | undefined;
  readonly query: string | undefined;
  readonly cursor: Cursor | undefined;
}

export interface ReadState {
  readonly memory: Memory;
  /** What was wrong with the state, each as the second half of a sentence. */
  readonly problems: readonly string[];
  /** True for what the connector left behind that this one takes the place of. */
  readonly takenOver: boolean;
}

/** What there is before the first poll. */
export function emptyMemory(): Memory {
  return {
    isNew: true,
    watermark: undefined,
    since: undefined,
    seen: new DeliveredVersions(),
    table: undefined,
    query: undefined,
    cursor: undefined,
  };
}

/** Reads a state field by field: what is damaged is named and left out, the rest is kept. */
export function readState(value: unknown): ReadState {
  const saved = SavedState.from(value);
  const empty = { ...emptyMemory(), isNew: false };
  if (saved === undefined) return read(emptyMemory());
  if (saved === "damaged") return read(empty, ["it is no object"]);
  if (!saved.has("format") && saved.has("lastPolledAt")) {
    const problem = "its lastPolledAt is no date-time";
    const watermark = saved.required("lastPolledAt", timeOf, problem);
    const takenOver = watermark !== undefined;
    return { memory: { ...empty, watermark }, problems: saved.problems, takenOver };
  }
  if (!saved.hasFormat()) {
    return read({ ...empty, watermark: timeOf(saved.text("watermark")) }, saved.problems);
  }
  return ownState(saved);
}

const ownState = (saved: SavedState): ReadState => {
  const memory: Memory = {
    isNew: false,
    watermark: saved.required("watermark", timeOf, "its watermark is no date-time"),
    since: saved.since("required"),
    seen: saved.seen(),
    // A poll has no table without timestamps.
    table: saved.table(({ timestampColumn }) => timestampColumn !== ""),
    query: saved.text("query"),
    cursor: saved.optional("cursor", readCursor, "its cursor cannot be read"),
  };
  return read(memory, saved.problems);
};

const read = (memory: Memory, problems: readonly string[] = []): ReadState => ({
  memory,
  problems,
  takenOver: false,
});

const readCursor = (value: unknown): Cursor | undefined => {
  const fields = fieldsOf(value);
  const [link, rows, saved] = ["link", "rows", "windowEnd"].map((name) => fields?.get(name));
  const isPageSize = Number.isInteger(rows) && Number(rows) >= 1;
  if (!isPageSize || Number(rows) > defaults.maxPageSize) return undefined;
  if (typeof link !== "string") return undefined;
  const windowEnd = timeOf(saved);
  if (saved !== undefined && windowEnd === undefined) return undefined;
  return { link, rows: Number(rows), windowEnd };
};
