import type { PreparedEntry } from "./prepared";
import type { Judged } from "./verdicts";

/**
 * The entries of a batch that the database undid to let others pass. A batch that was to end with the
 * first error has begun nothing behind it, so that the rest of it goes along. None where the answer leaves
 * anything unclear: nothing is sent behind that.
 */
export function toSendAgain(
  batch: readonly PreparedEntry[],
  judged: readonly Judged[],
  continues: boolean,
): readonly PreparedEntry[] {
  if (judged.some(({ brokeOff }) => brokeOff)) return [];
  const again = indexesOf(judged, (each) => each.again === true);
  const isUndone = (entry: PreparedEntry) => hasAny(entry, again);
  if (continues) return batch.filter(isUndone);
  const first = batch.findIndex(isUndone);
  if (first < 0) return [];
  const rest = batch.slice(first);
  const idle = indexesOf(
    judged,
    (each) => each.again === true || each.verdict.status === "notDone",
  );
  return rest.every(({ actions }) => actions.every(({ action }) => idle.has(action.index)))
    ? rest
    : [];
}

const indexesOf = (judged: readonly Judged[], holds: (each: Judged) => boolean): Set<number> =>
  new Set(judged.filter(holds).map(({ verdict }) => verdict.index));

const hasAny = ({ actions }: PreparedEntry, indexes: ReadonlySet<number>): boolean =>
  actions.some(({ action }) => indexes.has(action.index));
