import type { Plan } from "../plan";
import type { Known, Row } from "../rows/row";

/** Says what a row shares with all rows of the same record; undefined where it goes by none. */
export type RecordLocks = (row: Row, known: Known | undefined) => string | undefined;

/**
 * Rows without a key of the run go by an id or by an address with a key: which of them mean the same record
 * is known once they were read.
 */
export function recordLocks({ keys }: Pick<Plan, "keys">): RecordLocks {
  const locks = new Map<string, string>();
  return ({ address }, known) => {
    if (!address || address.id !== undefined || keys.length > 0) return address?.lockKey;
    const { lockKey } = address;
    const lock = locks.get(lockKey) ?? known?.id ?? lockKey;
    locks.set(lockKey, lock);
    return lock;
  };
}
