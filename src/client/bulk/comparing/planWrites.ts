import { createHash } from "node:crypto";
import type { Compared } from "../../compare/compareRows";
import { isUnchanged, OTHER_ID, otherId, referencesIn } from "../../compare/types";
import { defaults } from "../../defaults";
import { writeJson } from "../../json/writeJson";
import type { Plan } from "../plan";
import { isFault, type Known, type Row, type RowFault } from "../rows/row";
import type { RowTyper } from "../rows/typeRows";
import { type RecordLocks, recordLocks } from "./recordLocks";
import { type RowComparer, replacesRows } from "./rowComparer";

export type PlannedAction = "create" | "update" | "unchanged" | "delete" | "refused";

/** What a write of a row would do. */
export interface PlannedRow {
  readonly index: number;
  readonly action: PlannedAction;
  readonly row: Row | RowFault;
  readonly compared: Compared | undefined;
  readonly known: Known | undefined;
  readonly problems: readonly string[];
}

export interface PlanSource {
  readonly plan: Plan;
  readonly total: number;
  readonly type: RowTyper;
  readonly comparer: RowComparer;
}

/** A plan of writes: its hash says the same outcome again only for the same rows, keys, values and versions. */
export interface WritePlan {
  readonly planHash: string;
}

/**
 * What writing the rows would do, read some thousand rows at a time. Nothing is written.
 *
 * @param each gets the rows in their order
 */
export async function planWrites(
  { plan, total, type, comparer }: PlanSource,
  each: (planned: PlannedRow) => void,
): Promise<WritePlan> {
  const hash = createHash("sha256");
  hash.update(headOf(plan));
  const earlier: Earlier = { locks: recordLocks(plan), writers: new Map() };
  for (let from = 0; from < total; from += defaults.comparedRows) {
    const rows: (Row | RowFault)[] = [];
    for (let at = from; at < Math.min(total, from + defaults.comparedRows); at += 1) {
      rows.push(await type(at));
    }
    const readable = rows.filter((row): row is Row => !isFault(row));
    const answers = await comparer.compare(readable);
    const compared = new Map(readable.map((row, at) => [row.index, answers[at]]));
    for (const row of rows) {
      const planned = toPlanned(plan, comparer, row, compared.get(row.index), earlier);
      hash.update(lineOf(planned));
      each(planned);
    }
  }
  return { planHash: hash.digest("hex") };
}

/** Rows that write before, by their records. */
interface Earlier {
  readonly locks: RecordLocks;
  readonly writers: Map<string, Writer>;
}

interface Writer extends Pick<PlannedRow, "index" | "action"> {
  /** The last row so far that writes the same record. */
  last: number;
}

const toPlanned = (
  plan: Plan,
  comparer: RowComparer,
  row: Row | RowFault,
  compared: Compared | undefined,
  { locks, writers }: Earlier,
): PlannedRow => {
  const { index } = row;
  if (isFault(row)) {
    const problems = [row.problem.message];
    return { index, row, compared, action: "refused", known: undefined, problems };
  }
  const known = comparer.toKnown(compared);
  const key = row.chosen ? undefined : locks(row, known);
  const before = key === undefined ? undefined : writers.get(key);
  const outcome = before
    ? afterAnother(plan, before, compared)
    : outcomeOf(plan, compared, row.address !== undefined);
  if (known && before) Object.assign(known, { stale: true, same: false, after: before.last });
  else if (known && !known.exists && outcome.action === "create") known.mustBeNew = true;
  const { action } = outcome;
  if (before) before.last = index;
  else if (key !== undefined && action !== "unchanged") {
    writers.set(key, { index, action, last: index });
  }
  return { index, row, compared, known, ...outcome };
};

type Outcome = Pick<PlannedRow, "action" | "problems">;

const refused = (problem: string): Outcome => ({ action: "refused", problems: [problem] });
const does = (action: PlannedAction): Outcome => ({ action, problems: [] });

const replaced: Outcome = {
  action: "update",
  problems: [
    "An upsert replaces this record whole: columns that the row does not name are emptied.",
  ],
};

const MISSING = "There is no such record, or the user may not see it.";
const EXISTS = "The record exists already.";

const outcomeOf = (
  { verb, definition }: Plan,
  compared: Compared | undefined,
  hasKey: boolean,
): Outcome => {
  const found = compared?.found;
  const exists = typeof found === "object";
  if (found === "unclear") {
    const problems = ["The record could not be read, so that it is not known what changes."];
    return { action: UNREAD[verb], problems };
  }
  switch (verb) {
    case "create":
    case "createOnly":
      return exists && hasKey ? refused(EXISTS) : does("create");
    case "delete":
      return exists ? does("delete") : refused(MISSING);
    case "update":
      return exists ? changed(compared) : refused(MISSING);
    case "upsert":
      if (exists && replacesRows(verb, definition)) return replaced;
      return exists ? changed(compared) : does("create");
  }
};

/** What becomes of a record that could not be read. */
const UNREAD = {
  create: "create",
  createOnly: "create",
  update: "update",
  upsert: "update",
  delete: "delete",
} as const;

const changed = (compared: Compared | undefined): Outcome => {
  if (!compared || !("comparison" in compared)) return does("update");
  const named = otherId(compared.comparison);
  if (named !== undefined) return refused(`${named}: ${OTHER_ID}.`);
  return does(isUnchanged(compared.comparison) ? "unchanged" : "update");
};

/** A row whose record another row writes before it: what it changes depends on that one. */
const afterAnother = (
  plan: Plan,
  { index, action }: Writer,
  compared: Compared | undefined,
): Outcome => {
  const { verb } = plan;
  const note = `Record ${index} writes the same record before, so that this depends on it.`;
  if (action === "refused") {
    const outcome = outcomeOf(plan, compared, true);
    return { ...outcome, problems: [...outcome.problems, note] };
  }
  if (verb === "create" || verb === "createOnly") return refused(`${EXISTS} ${note}`);
  if (verb === "delete") return refused(`${MISSING} ${note}`);
  return { action: "update", problems: [note] };
};

const headOf = ({ verb, definition, keys }: Plan): string => {
  const columns = keys.map(({ logicalName }) => logicalName);
  return `${JSON.stringify([definition.logicalName, verb, columns])}\n`;
};

const lineOf = ({ index, action, row, compared }: PlannedRow): string => {
  if (isFault(row)) return `${JSON.stringify([index, action, row.problem.message])}\n`;
  const { chosen, address, record } = row;
  const found = compared?.found;
  const version = typeof found === "object" ? [found.id, found.version ?? null] : (found ?? null);
  const values = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const key = chosen ? null : (address?.lockKey ?? null);
  const references = compared && "comparison" in compared ? referencesIn(compared.comparison) : [];
  const line = JSON.stringify([index, action, key, version, references]);
  return `${line} ${writeJson(values)}\n`;
};
