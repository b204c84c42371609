import type { RowTyper } from "../bulk/rows/typeRows";
import { lookupContext } from "../queries/filter/lookupContext";
import { type Related, relatedRecord } from "../relations/relatedRecord";
import type { Session } from "../session/session";
import { readReference } from "../values/reference";
import { rememberedLookups } from "../values/rememberedLookups";
import { shown } from "../values/types";
import { entryTyper } from "./groupRule";
import type { QueueItemParams } from "./types";

const ITEM = "queueitem";

/** Rows that are queue items, and rows that are records in a queue. */
export interface QueuedEntries {
  readonly type: RowTyper;
  /** Rows that are records, by index. */
  readonly records: Set<number>;
  /** Rows of which nothing says whether they are records or queue items. */
  readonly guessed: ReadonlySet<number>;
  /** Ids of queue items, by the index of their row. */
  readonly items: Map<number, string>;
}

/** An entry is of the table that it says, else of the one of the input, else a queue item. */
export function queuedEntries(
  session: Session,
  params: QueueItemParams,
  input: string,
): QueuedEntries {
  const context = rememberedLookups(lookupContext(session, params));
  const records = new Set<number>();
  const guessed = new Set<number>();
  const items = new Map<number, string>();
  const find = async (
    entry: unknown,
    said: string | undefined,
  ): Promise<Related | { readonly wrong: string }> => {
    const named = said ?? ITEM;
    const found = await context.table(named);
    if (!found) return { wrong: `there is no table ${shown(named)}` };
    const leads = { targets: [{ table: found.logicalName, navigation: "" }], isOwner: false };
    const related = await relatedRecord(entry, leads, context);
    if ("wrong" in related || related.id !== undefined) return related;
    const { table, predicate } = related;
    const id = await context.idAt?.(table, predicate);
    if (id !== undefined) return { ...related, id };
    return { wrong: `there is no /${table.entitySetName}(${predicate})` };
  };
  const type = entryTyper(input, params.records, async (entry, index) => {
    const said = tableOf(session, entry) ?? params.entityType;
    const related = await find(entry, said);
    if ("wrong" in related) return related;
    if (said === undefined) guessed.add(index);
    if (related.table.logicalName !== ITEM) records.add(index);
    else if (related.id !== undefined) items.set(index, related.id);
    return related;
  });
  return { type, records, guessed, items };
}

/** The table that an entry names; undefined for an id, a key or a row alone. */
const tableOf = (session: Session, entry: unknown): string | undefined => {
  const reference = readReference(entry, session.environment);
  if (reference.kind !== "columns") return "table" in reference ? reference.table : undefined;
  return Object.hasOwn(reference.columns, "queueitemid") ? ITEM : undefined;
};
