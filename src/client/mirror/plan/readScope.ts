import { isFault, type Row } from "../../bulk/rows/row";
import { compareFound } from "../../compare/compareRows";
import type { CurrentRow } from "../../compare/types";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { ColumnDefinition } from "../../types/tables";
import { keyOfAddress, keyOfRecord } from "../list/keyTexts";
import type { MirrorList } from "../list/readList";
import { decideExisting } from "./decide";
import type { Rules } from "./rules";
import type { ScopePages } from "./scopePages";
import type { Decision, Unlisted } from "./types";

/** A plan that is being made. */
export interface Draft {
  readonly decisions: (Decision | undefined)[];
  readonly unlisted: Map<string, Unlisted>;
  readonly withoutKey: string[];
  /** Records that are not written, and whose rows were found. */
  readonly faulty: Set<number>;
  /** Records of which Dataverse did not say which row they mean. */
  readonly unclear: number[];
  scopeRows: number;
}

export function newDraft(total: number): Draft {
  return {
    decisions: new Array(total),
    unlisted: new Map(),
    withoutKey: [],
    faulty: new Set(),
    unclear: [],
    scopeRows: 0,
  };
}

export interface Asked {
  readonly acting: Impersonation;
  readonly keys: readonly ColumnDefinition[];
  /** What is read of each row. */
  readonly select: readonly string[];
  readonly isOver: () => boolean;
}

/**
 * Reads the rows of the scope page by page, and decides what becomes of the records that plainly mean one of
 * them. Of the other rows id, version and state are kept. Returns false where there was no time to read them all.
 */
export async function readScope(
  session: Session,
  { pages, ...rules }: Rules & { readonly pages: ScopePages },
  list: MirrorList,
  draft: Draft,
  asked: Asked,
): Promise<boolean> {
  const { definition } = rules;
  for await (const page of pages) {
    if (asked.isOver()) return false;
    draft.scopeRows += page.length;
    const { rows, found } = await match(page, list, draft, asked);
    const records = rows.map(({ record }) => record);
    const reads = { ...asked.acting, definition };
    const compared = await compareFound(session, reads, records, found);
    for (const [at, row] of rows.entries()) {
      const about = compared[at];
      if (!about || !("comparison" in about)) continue;
      draft.decisions[row.index] = decideExisting(rules, row, { ...about, place: "inside" });
    }
  }
  return true;
}

/** The rows of a page that listed records mean beyond doubt, with these records. */
const match = async (
  page: readonly CurrentRow[],
  list: MirrorList,
  { decisions, unlisted, withoutKey, faulty }: Draft,
  { keys }: Asked,
): Promise<{ readonly rows: readonly Row[]; readonly found: readonly CurrentRow[] }> => {
  const rows: Row[] = [];
  const found: CurrentRow[] = [];
  const taken = new Set<number>();
  for (const each of page) {
    const key = keyOfRecord(each.record, each.id, keys);
    if (!key) {
      withoutKey.push(each.id);
      continue;
    }
    const index = list.byKey.get(key.folded);
    if (index === undefined) {
      unlisted.set(each.id, toUnlisted(each));
      continue;
    }
    if (list.faults.has(index)) {
      faulty.add(index);
      continue;
    }
    const row = list.kept.take(index) ?? (await list.type(index));
    const isPlain =
      !isFault(row) && row.address && keyOfAddress(row.address, keys).plain === key.plain;
    if (!isPlain || taken.has(index) || decisions[index]) {
      unlisted.set(each.id, toUnlisted(each, index));
      continue;
    }
    taken.add(index);
    rows.push(row);
    found.push(each);
  }
  return { rows, found };
};

const toUnlisted = ({ version, record }: CurrentRow, mayBe?: number): Unlisted => ({
  version,
  statecode: numberIn(record["statecode"]),
  statuscode: numberIn(record["statuscode"]),
  mayBe,
});

const numberIn = (value: unknown): number | undefined =>
  typeof value === "number" ? value : undefined;
