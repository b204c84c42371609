import { isFault, type Row } from "../../bulk/rows/row";
import { type Compared, readAndCompare } from "../../compare/compareRows";
import { defaults } from "../../defaults";
import type { Session } from "../../session/session";
import { type MirrorList, refuseTwice, superseded } from "../list/readList";
import { decideExisting, decideMissing, rejected } from "./decide";
import type { Asked, Draft } from "./readScope";
import type { Place, Rules } from "./rules";

/**
 * Asks Dataverse by their keys for the rows of records that were not found in the scope: it alone says which
 * keys are equal. Returns false where there was no time to ask for all of them.
 *
 * @param lastWins whether of two records that mean one row the later one is written
 * @param removes whether rows are to be removed that no record means
 * @param byRanges whether the scope was read by ranges of a key, which rows pass by whose key changes just then
 */
export async function readOthers(
  session: Session,
  rules: Rules,
  list: MirrorList,
  draft: Draft,
  {
    lastWins,
    removes,
    byRanges,
    ...asked
  }: Asked & { readonly lastWins: boolean; readonly removes: boolean; readonly byRanges: boolean },
): Promise<boolean> {
  const { decisions, scopeRows, unlisted } = draft;
  const taken = new Map<string, Taken>();
  for (const [index, decision] of decisions.entries()) {
    if (decision?.id !== undefined) taken.set(decision.id, { index, place: "inside" });
  }
  const isEmptyTable = rules.scope?.kind === "all" && scopeRows === 0;
  const open: Row[] = [];
  const settle = async (): Promise<void> => {
    const rows = open.splice(0);
    const answered = await compareAll(session, rules, asked, rows);
    const passedBy = byRanges ? await inScope(rules, draft, taken, answered) : new Set<string>();
    for (const { row, compared } of answered) {
      if (list.faults.has(row.index)) keepRow(draft, row, compared);
      else decide(rules, draft, { row, compared, taken, lastWins, passedBy });
    }
  };
  for (let index = 0; index < list.total; index += 1) {
    if (decisions[index] || draft.faulty.has(index)) continue;
    const isFaulty = list.faults.has(index);
    // A record that is not written matters only because its row may not be removed.
    if (isFaulty && (!removes || unlisted.size === 0)) continue;
    const row = isFaulty
      ? await list.keyOf(index)
      : (list.kept.take(index) ?? (await list.type(index)));
    if (isFault(row)) continue;
    if (isEmptyTable) {
      decisions[index] = decideMissing(rules, row);
      continue;
    }
    open.push(row);
    if (open.length < defaults.comparedRows) continue;
    if (asked.isOver()) return false;
    await settle();
  }
  await settle();
  return true;
}

/** Which record means a row, and where that row is. */
interface Taken {
  readonly index: number;
  readonly place: Place;
}

interface Answered {
  readonly row: Row;
  readonly compared: Compared | undefined;
}

const compareAll = async (
  session: Session,
  { definition, scope }: Rules,
  { acting }: Asked,
  rows: readonly Row[],
): Promise<readonly Answered[]> => {
  const states = definition.columns.has("statecode") ? ["statecode", "statuscode"] : [];
  const names = [...states, ...(scope?.columns ?? []).map(({ logicalName }) => logicalName)];
  // Columns without a value are read and not compared.
  const read = Object.fromEntries(names.map((name) => [name, undefined]));
  const asked = rows.flatMap((row) => (row.address ? [{ row, key: row.address }] : []));
  if (asked.length === 0) return [];
  const proposed = asked.map(({ row, key }) => ({ key, record: { ...read, ...row.record } }));
  const compared = await readAndCompare(session, { ...acting, definition }, proposed);
  return asked.map(({ row }, at) => ({ row, compared: compared[at] }));
};

interface Deciding extends Answered {
  readonly taken: Map<string, Taken>;
  readonly lastWins: boolean;
  readonly passedBy: ReadonlySet<string>;
}

/** Those rows that are in the scope although they were not met there. */
const inScope = async (
  { scope }: Rules,
  { unlisted }: Draft,
  taken: ReadonlyMap<string, Taken>,
  answered: readonly Answered[],
): Promise<ReadonlySet<string>> => {
  const ids = answered.flatMap(({ compared }) => {
    const id = compared && "comparison" in compared ? compared.found.id : undefined;
    return id === undefined || unlisted.has(id) || taken.has(id) ? [] : [id];
  });
  const found = new Set<string>();
  if (!scope || ids.length === 0) return found;
  for await (const page of scope.pages({ select: [], ids })) {
    for (const { id } of page) found.add(id);
  }
  return found;
};

/** The row of a record that is not written is listed all the same. */
const keepRow = (
  { unlisted, unclear }: Draft,
  { index }: Row,
  compared: Compared | undefined,
): void => {
  if (!compared || compared.found === "unclear") unclear.push(index);
  else if (compared.found !== "missing") unlisted.delete(compared.found.id);
};

const decide = (
  rules: Rules,
  { decisions, unlisted, unclear }: Draft,
  { row, compared, taken, lastWins, passedBy }: Deciding,
): void => {
  const { index } = row;
  if (!compared || compared.found === "unclear") {
    decisions[index] = rejected(row, "Dataverse did not let its row be read");
    unclear.push(index);
    return;
  }
  if (!("comparison" in compared)) {
    decisions[index] = decideMissing(rules, row);
    return;
  }
  const { id } = compared.found;
  const other = taken.get(id);
  if (other && !lastWins) refuseTwice([[other.index, index]]);
  if (other && other.index > index) {
    decisions[index] = { is: "rejected", id, error: superseded(index, other.index) };
    return;
  }
  if (other) decisions[other.index] = { is: "rejected", id, error: superseded(other.index, index) };
  const isInside = unlisted.delete(id) || !rules.scope || passedBy.has(id);
  const place = other?.place ?? (isInside ? "inside" : "outside");
  taken.set(id, { index, place });
  decisions[index] = decideExisting(rules, row, { ...compared, place });
};
