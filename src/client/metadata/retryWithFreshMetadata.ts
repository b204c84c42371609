/** What is sent before anybody has read a definition, and what to send instead where that was wrong. */
export interface Assumption<V> {
  /** What is sent at first. */
  readonly first: () => Promise<V>;
  /**
   * What to send after this refusal; undefined where the refusal is about something else, or where nothing
   * else could be sent. Whatever it throws takes the place of the refusal.
   */
  readonly correct: (refusal: unknown, tried: V) => Promise<V | undefined>;
  /** The error to throw where what was corrected is refused too. */
  readonly explain?: (refusal: unknown, corrected: V) => unknown;
}

/** What an operation assumes of tables, keys, columns and values, each under another name. */
export interface Assumptions {
  take<V>(name: string, assumption: Assumption<V>): Promise<V>;
}

/**
 * Runs an operation that may assume something of names and values before their definitions are read, which
 * costs nothing if it is right. If Dataverse refuses an assumption, nothing has been written: the definition
 * corrects the assumption, and the operation runs again. Each assumption is corrected once. The last one is
 * corrected first; those after a corrected one are made anew.
 */
export async function retryWithFreshMetadata<T>(
  run: (assumptions: Assumptions) => Promise<T>,
): Promise<T> {
  let known: readonly Known[] = [];
  for (;;) {
    const taken: Taken[] = [];
    try {
      return await run({ take: (name, assumption) => take(name, assumption, known, taken) });
    } catch (refusal) {
      known = await corrected(refusal, taken);
    }
  }
}

interface Known {
  readonly name: string;
  readonly value: unknown;
  readonly isCorrected: boolean;
}

interface Taken extends Known {
  readonly correct: (refusal: unknown) => Promise<unknown>;
}

const take = async <V>(
  name: string,
  { first, correct, explain = same }: Assumption<V>,
  known: readonly Known[],
  taken: Taken[],
): Promise<V> => {
  const before = known.find((each) => each.name === name);
  const value = before ? (before.value as V) : await first();
  const isCorrected = before?.isCorrected ?? false;
  taken.push({
    name,
    value,
    isCorrected,
    correct: async (refusal) => {
      if (isCorrected) throw explain(refusal, value);
      return correct(refusal, value);
    },
  });
  return value;
};

const same = (refusal: unknown): unknown => refusal;

/** @throws the refusal, or what the assumptions make of it, where none of them can be corrected */
const corrected = async (first: unknown, taken: readonly Taken[]): Promise<readonly Known[]> => {
  let refusal = first;
  for (let at = taken.length - 1; at >= 0; at -= 1) {
    const step = taken[at];
    try {
      const value = await step?.correct(refusal);
      if (step && value !== undefined) {
        return [...taken.slice(0, at), { name: step.name, value, isCorrected: true }];
      }
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
};
