import { defaults } from "../../defaults";
import { ownValue, setOwn } from "../../objects/ownProperty";
import type { DataverseRecord, IncompleteExpand } from "../../types";

const SUFFIX = "@odata.nextLink";

/** An expanded collection that is not complete: the rows at hand and where the rest is. */
export interface CutCollection {
  readonly rows: DataverseRecord[];
  readonly path: string;
  readonly nextLink: string;
  /** True when the link yields all rows from the first on, not only the missing ones. */
  readonly fromStart: boolean;
  /** Puts the rows in their place, with the link to the rest; without one the collection is complete. */
  readonly keep: (rows: DataverseRecord[], nextLink?: string) => void;
}

/**
 * Finds the cut collections of a record, at any depth. Dataverse puts a next link on every collection
 * that is expanded on one level, complete or not: without a `$skiptoken` it means the whole
 * collection, which is cut only where it has reached the most that is inlined (Microsoft: "Join
 * tables", paging of expanded rows).
 */
export function cutCollections(record: DataverseRecord, path = ""): CutCollection[] {
  const found: CutCollection[] = [];
  for (const [name, value] of Object.entries(record)) {
    if (name.endsWith(SUFFIX) && typeof value === "string") {
      const cut = cutCollection(record, name, value, path);
      if (cut) found.push(cut);
    } else if (Array.isArray(value)) {
      for (const row of value) {
        if (isRecord(row)) found.push(...cutCollections(row, `${path}${name}/`));
      }
    } else if (isRecord(value)) {
      found.push(...cutCollections(value, `${path}${name}/`));
    }
  }
  return found;
}

/** The same as the plain list that a single page carries. */
export function incompleteExpands(records: readonly DataverseRecord[]): IncompleteExpand[] {
  return records.flatMap((record, index) =>
    cutCollections(record).map(({ path, nextLink }) => ({ index, path, nextLink })),
  );
}

const cutCollection = (
  record: DataverseRecord,
  name: string,
  nextLink: string,
  path: string,
): CutCollection | undefined => {
  const collection = name.slice(0, -SUFFIX.length);
  const rows = ownValue(record, collection);
  if (!Array.isArray(rows)) return undefined;
  const fromStart = !/[?&]\$skiptoken=/i.test(nextLink);
  if (fromStart && rows.length < defaults.maxInlinedChildren) return undefined;
  return {
    rows,
    path: `${path}${collection}`,
    nextLink,
    fromStart,
    keep: (kept, rest) => {
      setOwn(record, collection, kept);
      if (rest === undefined) delete record[name];
      else setOwn(record, name, rest);
    },
  };
};

const isRecord = (value: unknown): value is DataverseRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);
