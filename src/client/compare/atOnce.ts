import { type Next, nextOf } from "./nextOf";

type Rows<T> = readonly T[];
type Reading<T> = AsyncGenerator<Rows<T>>;

/**
 * The rows of several readings that go on at the same time, by pages in the order in which they come. No row
 * comes twice, and if one of the readings fails, all of it does.
 *
 * @param isWanted whether anybody waits for the rows still
 */
export async function* atOnce<S, T extends { readonly id: string }>(
  sources: readonly S[],
  isWanted: (() => boolean) | undefined,
  read: (source: S, isWanted: () => boolean) => Reading<T>,
): Reading<T> {
  let isOver = false;
  const readings = sources.map((source) => read(source, () => !isOver && isWanted?.() !== false));
  const seen = new Set<string>();
  const underWay = new Map<Reading<T>, Promise<Next<Reading<T>, Rows<T>>>>();
  const pull = (reading: Reading<T>) => underWay.set(reading, nextOf(reading, reading));
  try {
    readings.forEach(pull);
    while (underWay.size > 0) {
      const { owner, result } = await Promise.race(underWay.values());
      underWay.delete(owner);
      if (result.done) continue;
      pull(owner);
      const news = result.value.filter(({ id }) => !seen.has(id));
      for (const { id } of news) seen.add(id);
      yield news;
    }
  } finally {
    isOver = true;
    // Not waited for: one that is asked for a page ends with that.
    for (const reading of readings) void reading.return(undefined).catch(() => undefined);
  }
}
