import { OTHER_ID } from "../../compare/types";
import { defaults } from "../../defaults";
import { DataverseError } from "../../errors/DataverseError";
import type { Logger } from "../../types/context";
import { faultsOf } from "../rows/problems";
import { isFault, type Known, type Row, type RowFault } from "../rows/row";
import { isOfService, type RowTyper } from "../rows/typeRows";
import type { RecordLocks } from "./recordLocks";
import type { RowComparer } from "./rowComparer";

/** What was read of rows before any is written, by index. */
export type KnownRows = ReadonlyMap<number, Known>;

interface Comparing {
  readonly comparer: RowComparer;
  readonly set: string;
  readonly total: number;
  readonly locks: RecordLocks;
  readonly logger: Logger;
  /** Reads all rows before the first is written; undefined where they are read some at a time. */
  readonly readAll: () => Promise<KnownRows | undefined>;
}

/**
 * Rows as the given typer makes them, with what is known of their records. Rows are read some thousand at
 * a time, or all before the first. A row whose record another row writes before it is read again when its
 * turn comes.
 */
export function comparingTyper(
  type: RowTyper,
  { comparer, set, total, locks, logger, readAll }: Comparing,
): RowTyper {
  const window = new Map<number, Row | RowFault>();
  const written = new Set<string>();
  let all: Promise<KnownRows | undefined> | undefined;
  let isReadable = true;
  const goOnUnread = (error: unknown): undefined => {
    if (!(error instanceof DataverseError) || isOfService(error)) throw error;
    isReadable = false;
    logger.warn(`Rows are written without being compared, since ${error.message}`);
  };
  const read = async (from: number): Promise<void> => {
    window.clear();
    const rows: Row[] = [];
    const end = Math.min(total, from + defaults.comparedRows);
    for (let index = from; index < end; index += 1) {
      const row = await type(index);
      window.set(index, row);
      if (!isFault(row)) rows.push(row);
    }
    if (!isReadable) return;
    try {
      const compared = await comparer.compare(rows);
      for (const [at, row] of rows.entries()) row.known = comparer.toKnown(compared[at]);
    } catch (error) {
      goOnUnread(error);
    }
  };
  const next = async (index: number): Promise<Row | RowFault> => {
    all ??= readAll().catch(goOnUnread);
    const known = await all;
    if (known) {
      const row = await type(index);
      if (!isFault(row)) row.known = known.get(index);
      return row;
    }
    if (!window.has(index)) await read(index);
    const row = window.get(index);
    window.delete(index);
    return row ?? type(index);
  };
  return async (index) => {
    const row = await next(index);
    if (isFault(row)) return row;
    const column = row.known?.otherId;
    return column === undefined
      ? inTurn(withLock(row, locks(row, row.known)), written)
      : { index, problem: faultsOf(index, set, [{ column, what: OTHER_ID }]) };
  };
}

/** Rows of one record travel one after the other, however they name it. */
const withLock = (row: Row, lockKey: string | undefined): Row =>
  row.address && lockKey !== undefined && lockKey !== row.address.lockKey
    ? { ...row, address: { ...row.address, lockKey } }
    : row;

/** What was read before another row wrote the record is no longer true of it. */
const inTurn = (row: Row, written: Set<string>): Row => {
  const key = row.address?.lockKey;
  if (key === undefined) return row;
  if (written.has(key) && row.known) {
    row.known = { ...row.known, same: false, stale: true, mustBeNew: false };
  } else if (!row.known?.same) written.add(key);
  return row;
};
