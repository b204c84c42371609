import { defaults } from "../defaults";
import { DataverseError } from "../errors/DataverseError";
import { collationKey } from "../keys/collationKey";
import type { RecordKey } from "../odata/keys/types";
import { listRows, recordBody } from "../odata/listBody";
import { encodeOption } from "../odata/query";
import { impersonationHeaders } from "../session/headers";
import { readEach } from "../session/readEach";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { TableDefinition } from "../types/tables";
import { type KeyList, type ListedKey, listFilter, plainKey, splitKeys } from "./keyLists";
import { type Headers, headersOf, type Reading, readPages, selectOf, toRow } from "./readPages";
import type { CurrentRow, Found } from "./types";

/** What is read of rows by their keys. */
export interface KeyReading extends Reading {
  readonly definition: TableDefinition;
}

/** Requests of one reading that are under way together. */
const TOGETHER = 4;

/**
 * The rows that keys lead to now, in the order of the keys: lists of up to 500 values of one column a
 * query, and in batches what no list can ask for. Where Dataverse answers with rows that no key is plainly
 * that of, it is asked by the keys themselves, so that it alone decides what is equal.
 *
 * @throws DataverseError where rows of the table cannot be read at all
 */
export async function readCurrent(
  session: Session,
  reading: KeyReading,
  keys: readonly RecordKey[],
): Promise<readonly Found[]> {
  const found = new Array<Found>(keys.length).fill("missing");
  const { lists, others } = splitKeys(reading.definition, keys);
  const single = [...others];
  const queue = [...lists];
  const work = async (): Promise<void> => {
    for (let list = queue.shift(); list; list = queue.shift()) {
      single.push(...(await readList(session, reading, list, found)));
    }
  };
  const workers = Array.from({ length: Math.min(TOGETHER, lists.length) }, work);
  for (const worker of workers) worker.catch(() => queue.splice(0));
  // Nothing is under way any more when the first failure is thrown.
  await Promise.allSettled(workers);
  await Promise.all(workers);
  for (let at = 0; at < single.length; at += defaults.bulkResentRows) {
    await readOneByOne(
      session,
      reading,
      keys,
      single.slice(at, at + defaults.bulkResentRows),
      found,
    );
  }
  return found;
}

/** Reads the rows of a list. Returns the positions of keys that Dataverse has to be asked for apart. */
const readList = async (
  session: Session,
  reading: Reading,
  list: KeyList,
  found: Found[],
): Promise<readonly number[]> => {
  const { column, keys } = list;
  const rows = new Map<string, CurrentRow | "several">();
  const withKey = { ...reading, select: [...new Set([...reading.select, column])] };
  for await (const page of readPages(session, withKey, listFilter(list))) {
    for (const row of page) {
      const key = plainKey(row.record[column]);
      rows.set(key, rows.has(key) ? "several" : row);
    }
  }
  const claimed = new Set<string>();
  const open: ListedKey[] = [];
  for (const listed of keys) {
    const key = plainKey(listed.value);
    const row = rows.get(key);
    if (row !== undefined && row !== "several") {
      claimed.add(key);
      found[listed.at] = row;
    } else open.push(listed);
  }
  return mayStillBe(open, rows, claimed).map(({ at }) => at);
};

/** Where every row that came is that of a key, the others have none, unless it is spelled in another way there. */
const mayStillBe = (
  open: readonly ListedKey[],
  rows: ReadonlyMap<string, unknown>,
  claimed: ReadonlySet<string>,
): readonly ListedKey[] => {
  if (claimed.size !== rows.size) return open;
  const spellings = new Set([...rows.keys()].map(collationKey));
  return open.filter(({ value }) => spellings.has(collationKey(value)));
};

/** A record that was asked for by its address, or a list of the one that has a key. */
type ToFound = (answer: Parameters<typeof recordBody>[0]) => Found;

const readOneByOne = async (
  session: Session,
  reading: Reading,
  keys: readonly RecordKey[],
  positions: readonly number[],
  found: Found[],
): Promise<void> => {
  const { entitySetName, primaryIdAttribute } = reading.definition;
  const query = `?$select=${selectOf(reading)}`;
  const paths = positions.map((at) => {
    const { predicate, unaddressable } = keys[at] ?? {};
    if (!unaddressable) return `${entitySetName}(${predicate})${query}`;
    return `${entitySetName}${query}&$filter=${encodeOption(unaddressable.condition)}`;
  });
  const operation = `Reading ${paths.length === 1 ? "a record" : `${paths.length} records`} of ${entitySetName}`;
  const toFound: ToFound = (answer) => {
    const body = recordBody(answer);
    const { value } = body;
    if (!Array.isArray(value)) return toRow(body, primaryIdAttribute);
    const [row] = listRows(answer);
    return row ? toRow(row, primaryIdAttribute) : "missing";
  };
  const [path] = paths;
  const outcomes =
    path !== undefined && paths.length === 1
      ? [await readAlone(session, { path, operation, headers: headersOf(reading) }, toFound)]
      : await readEach(
          session,
          { operation, headers: impersonationHeaders(reading), inner: headersOf(reading) },
          paths,
          toFound,
        );
  for (const [at, outcome] of outcomes.entries()) {
    const position = positions[at] ?? 0;
    if ("value" in outcome) found[position] = outcome.value;
    else found[position] = outcome.refusal.status === 404 ? "missing" : "unclear";
  }
};

const readAlone = async (
  session: Session,
  call: { readonly path: string; readonly operation: string; readonly headers: Headers },
  toValue: ToFound,
): Promise<{ readonly value: Found } | { readonly refusal: DataverseError }> => {
  try {
    const read = { ...call, method: "GET", idempotency: "always", read: toValue } as const;
    return { value: (await sendOrThrow(session, read)).value as Found };
  } catch (error) {
    if (error instanceof DataverseError && isOfRecord(error)) return { refusal: error };
    throw error;
  }
};

/** Whether a refusal says something of what is read, rather than of the service. */
export function isOfRecord({ status = 0 }: DataverseError): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}
