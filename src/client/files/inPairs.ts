import { defaults } from "../defaults";

/**
 * Does something for each number below `count`, two at a time and in about their order. After a failure no
 * other is begun; those under way are waited for.
 *
 * @throws what failed first
 */
export async function inPairs(count: number, work: (at: number) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count && failures.length === 0) {
      const at = next;
      next += 1;
      await work(at).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(defaults.fileParallel, count) }, lane));
  if (failures.length > 0) throw failures[0];
}
