/** How far rows may be held back. */
export interface KeyLockBounds {
  /** Rows held back in all. */
  readonly rows: number;
  /** Rows held back of one record. */
  readonly depth: number;
}

/**
 * Keeps rows that address the same record apart: one of them is under way at a time, in the order of
 * their indexes, while rows of other records pass. A lane is what a record is known by.
 */
export interface KeyLocks {
  /** Takes the lane for a row that comes next in the input; false = it is held back. */
  enter(index: number, lane: string | undefined): boolean;
  /** The row held back for longest whose lane has become free; its lane is taken by that. */
  next(): number | undefined;
  /** A row came to its end: the next one of its lane may go. */
  leave(lane: string | undefined): void;
  /** Rows held back. */
  readonly held: number;
  /** True while no further row of the input should be looked at. */
  readonly full: boolean;
}

export const keyLocks = (bounds: KeyLockBounds): KeyLocks => {
  /** Taken lanes, and who waits for each. */
  const taken = new Map<string, number[]>();
  /** Rows whose lane is theirs already. */
  const ready: number[] = [];
  let held = 0;
  /** Lanes that hold back as many rows as they may. */
  let deep = 0;
  return {
    enter: (index, lane) => {
      if (lane === undefined) return true;
      const waiting = taken.get(lane);
      if (!waiting) {
        taken.set(lane, []);
        return true;
      }
      waiting.push(index);
      held += 1;
      if (waiting.length === bounds.depth) deep += 1;
      return false;
    },
    next: () => {
      const index = ready.shift();
      if (index !== undefined) held -= 1;
      return index;
    },
    leave: (lane) => {
      if (lane === undefined) return;
      const waiting = taken.get(lane);
      if (waiting?.length === bounds.depth) deep -= 1;
      const index = waiting?.shift();
      if (index === undefined) taken.delete(lane);
      else ready.push(index);
    },
    get held() {
      return held;
    },
    get full() {
      return held >= bounds.rows || deep > 0;
    },
  };
};
