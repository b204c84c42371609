import { defaults } from "../../defaults";
import type { BulkRun } from "../bulkRun";
import { isFault, type Row } from "../rows/row";
import type { RowTyper } from "../rows/typeRows";
import { type KeyLocks, keyLocks } from "./keyLocks";

/** The rows of a run as chunks, in the order of the input as far as rows of one record allow. */
export interface Chunks {
  /** The next rows to be sent together; none while nothing can be sent. */
  next(): Promise<readonly Row[]>;
  /** A chunk came to its end, so that other rows of its records may go. */
  landed(rows: readonly Row[]): void;
  /** Index behind the last row that was looked at. */
  readonly looked: number;
}

export interface ChunkSource {
  readonly total: number;
  readonly from: number;
  readonly type: RowTyper;
  /** Whether to take no further row of the input; those held back are sent all the same. */
  readonly stopping: () => boolean;
}

export const chunks = (run: BulkRun, source: ChunkSource): Chunks => {
  const { total, type, stopping } = source;
  const kept: KeyLocks = keyLocks({
    rows: defaults.bulkHeldRows,
    // A run may be asked to stop at any time, which must not take long then.
    depth: defaults.bulkHeldDepth,
  });
  const held = new Map<number, Row>();
  let looked = source.from;
  const waiting = (): Row | undefined => {
    const index = kept.next();
    const row = index === undefined ? undefined : held.get(index);
    if (row) held.delete(row.index);
    return row;
  };
  /** The next row of the input that can go now; undefined where none can. */
  const fresh = async (): Promise<Row | undefined> => {
    while (looked < total && !kept.full && !stopping()) {
      looked += 1;
      const row = await type(looked - 1);
      if (isFault(row)) run.rowResults.refuse(row);
      else if (kept.enter(row.index, row.address?.lane)) return row;
      else held.set(row.index, row);
    }
    return undefined;
  };
  return {
    next: async () => {
      const rows: Row[] = [];
      let characters = 0;
      const most = wanted(run, total - looked + kept.held);
      while (rows.length < most && characters < defaults.bulkChunkCharacters) {
        const row = waiting() ?? (await fresh());
        if (!row) break;
        rows.push(row);
        characters += row.size;
      }
      return rows;
    },
    landed: (rows) => {
      for (const { address } of rows) kept.leave(address?.lane);
    },
    get looked() {
      return looked;
    },
  };
};

const wanted = ({ way, size, traffic }: BulkRun, remaining: number): number =>
  way === "single" ? 1 : size.next(remaining, traffic.concurrencyLimit.limit());
