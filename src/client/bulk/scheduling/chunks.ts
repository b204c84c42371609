import { defaults } from "../../defaults";
import type { BulkRun } from "../bulkRun";
import { isFault, type Row } from "../rows/row";
import type { RowTyper } from "../rows/typeRows";
import { keyLocks } from "./keyLocks";

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

export function chunks(run: BulkRun, source: ChunkSource): Chunks {
  const { total, type, stopping } = source;
  const locks = keyLocks<Row>({
    rows: defaults.bulkHeldRows,
    // A run may be asked to stop at any time, which must not take long then.
    depth: defaults.bulkHeldDepth,
  });
  let looked = source.from;
  /** The next row of the input that can go now; undefined if none can. */
  const fresh = async (): Promise<Row | undefined> => {
    while (looked < total && !locks.full && !stopping()) {
      looked += 1;
      const row = await type(looked - 1);
      if (isFault(row)) run.results.refuse(row);
      else if (row.known?.same) run.results.skip(row);
      else if (locks.enter(row, row.address?.lockKey)) return row;
    }
    return undefined;
  };
  return {
    next: async () => {
      const rows: Row[] = [];
      let characters = 0;
      const parallel = run.throttle.concurrencyLimit.limit();
      const most = run.schedule.nextSize(total - looked + locks.held, parallel);
      while (rows.length < most && characters < defaults.bulkChunkCharacters) {
        const row = locks.next() ?? (await fresh());
        if (!row) break;
        rows.push(row);
        characters += row.size;
      }
      return rows;
    },
    landed: (rows) => {
      for (const { address } of rows) locks.leave(address?.lockKey);
    },
    get looked() {
      return looked;
    },
  };
}
