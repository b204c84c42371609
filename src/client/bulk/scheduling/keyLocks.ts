/** How far rows may be held back. */
export interface KeyLockBounds {
  /** Rows held back in all. */
  readonly rows: number;
  /** Rows held back of one record. */
  readonly depth: number;
}

/**
 * Keeps rows that mean the same record apart: one of them is under way at a time, in the order of the
 * input, while rows of other records pass. A record is known by its key.
 */
export interface KeyLocks<T> {
  /** Locks the key for a row that comes next in the input. Returns false if the row is held back. */
  enter(row: T, key: string | undefined): boolean;
  /** Returns the row held back for longest whose key was released, and locks the key for it. */
  next(): T | undefined;
  /** Releases the key of a row that came to its end. */
  leave(key: string | undefined): void;
  /** Rows held back. */
  readonly held: number;
  /** True while no further row of the input should be looked at. */
  readonly full: boolean;
}

export function keyLocks<T>(bounds: KeyLockBounds): KeyLocks<T> {
  const underWay = new Set<string>();
  /** Rows that wait for a key. */
  const waiting = new Map<string, T[]>();
  /** Rows whose key is locked for them already. */
  const ready: T[] = [];
  let held = 0;
  /** Keys for which as many rows wait as may. */
  let deep = 0;
  return {
    enter: (row, key) => {
      if (key === undefined) return true;
      if (!underWay.has(key)) {
        underWay.add(key);
        return true;
      }
      const rows = waiting.get(key) ?? [];
      if (rows.length === 0) waiting.set(key, rows);
      rows.push(row);
      held += 1;
      if (rows.length === bounds.depth) deep += 1;
      return false;
    },
    next: () => {
      const row = ready.shift();
      if (row !== undefined) held -= 1;
      return row;
    },
    leave: (key) => {
      if (key === undefined) return;
      const rows = waiting.get(key) ?? [];
      if (rows.length === bounds.depth) deep -= 1;
      const row = rows.shift();
      if (rows.length === 0) waiting.delete(key);
      if (row === undefined) underWay.delete(key);
      else ready.push(row);
    },
    get held() {
      return held;
    },
    get full() {
      return held >= bounds.rows || deep > 0;
    },
  };
}
