import type { FaultAction, Row } from "dataverse-sandbox";
import fc from "fast-check";
import type { BulkResult } from "../../../src/client";
import { defaults } from "../../../src/client/defaults";
import { forget, fresh, many, rowsOf } from "../../actions/bulk/support";
import { type ActionError, useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });

const ROWS = 14;
/** This row is refused, so that the messages are split on the way. */
const REFUSED = 3;
/** This row means the record of the row before, where it does not create: its values are the last word. */
const TWIN = 9;
const NOWHERE = "11111111-1111-4111-8111-0000000000ff";

const sqlError = (number: number) => ({ kind: "sql", number }) as const;
const FAULTS: Readonly<Record<string, FaultAction>> = {
  "a lost answer": { kind: "lostResponse" },
  "a lost request": { kind: "reset" },
  "429": { kind: "throttle", retryAfter: 3 },
  "429 of a customization": { kind: "throttle", code: "customization" },
  "a gateway's 503": { kind: "gateway", status: 503 },
  "a gateway's 404": { kind: "gateway", status: 404 },
  "a gateway's 404 after the work": { kind: "gateway", status: 404, applied: true },
  "a gateway's 200": { kind: "gateway", status: 200 },
  "a gateway's 200 after the work": { kind: "gateway", status: 200, applied: true },
  "an empty 202": { kind: "gateway", status: 202, body: "" },
  "a login page": { kind: "gateway", status: 302, headers: { Location: "/login" } },
  "a deadlock": sqlError(1205),
  "a foreign key": sqlError(547),
  "a lost connection to the database": sqlError(10_054),
  "a timeout of the database": sqlError(-2),
  "an old token": { kind: "expireToken" },
  "a request that is too large": { kind: "status", status: 413, body: "" },
  "an answer cut in two": { kind: "truncate", bytes: 200 },
  "an answer without a body": { kind: "truncate", bytes: 0 },
  "an answer that is no JSON": { kind: "malformed" },
  "parts in reverse": { kind: "parts", change: "reverse" },
  "a part too few": { kind: "parts", change: "drop", at: 2 },
  "a part too many": { kind: "parts", change: "double", at: 1 },
  "parts without names": { kind: "parts", change: "unnamed" },
};

/** What refuses the repeat, or the look-up, of a row that an earlier fault has left in doubt; of tokens two. */
const FINAL = ["a foreign key", "a request that is too large", "an old token"];

/** Where the rows of a table are told apart, and where each of them leaves its mark. */
interface Table {
  readonly name: string;
  readonly set: string;
  readonly number: string;
  readonly mark: string;
}
const ACCOUNTS: Table = {
  name: "account",
  set: "accounts",
  number: "accountnumber",
  mark: "description",
};
/** An elastic table. */
const READINGS: Table = {
  name: "contoso_sensordata",
  set: "contoso_sensordatas",
  number: "contoso_deviceid",
  mark: "contoso_sensortype",
};

interface Write {
  readonly table: Table;
  readonly action: "Create" | "Upsert" | "Update" | "Delete";
  readonly done: readonly string[];
  readonly more?: { readonly alternateKey?: string; readonly options?: object };
  /** Prepares the store, and makes the rows of the run. */
  readonly rows: (word: string) => readonly object[];
}

const recordOf = (index: number) => (index === TWIN ? TWIN - 1 : index);
const partition = (index: number) => ({ partitionid: `p${index % 3}` });
const insert = ({ name, number }: Table, word: string, index: number) =>
  bench.sandbox.insert(name, {
    [number]: `${word}-${index}`,
    ...(name === READINGS.name ? partition(index) : {}),
  });
/** The ids of the rows' records, which are there but for one. */
const idsOf = (table: Table, word: string) => {
  const ids = many(ROWS, (index) =>
    index === REFUSED || index === TWIN ? NOWHERE : insert(table, word, index),
  );
  return many(ROWS, (index) => ids[recordOf(index)]);
};
/** What a row writes: its mark, and what makes one of them refused. */
const values = ({ mark }: Table, word: string, index: number, wrong: object) => ({
  [mark]: `${word} ${index}`,
  ...(index === REFUSED ? wrong : {}),
});
const NO_CONTACT = { "primarycontactid@odata.bind": `/contacts(${NOWHERE})` };
const NO_REASON = { statuscode: 77 };

const WRITES: Readonly<Record<string, Write>> = {
  creates: {
    table: ACCOUNTS,
    action: "Create",
    done: ["created"],
    rows: (word) =>
      many(ROWS, (index) => ({
        accountnumber: `${word}-${index}`,
        ...values(ACCOUNTS, word, index, NO_CONTACT),
      })),
  },
  upserts: {
    table: ACCOUNTS,
    action: "Upsert",
    done: ["created", "upserted"],
    more: { alternateKey: "accountnumber" },
    rows: (word) => {
      for (let index = 0; index < ROWS; index += 2) insert(ACCOUNTS, word, index);
      return many(ROWS, (index) => ({
        accountnumber: `${word}-${recordOf(index)}`,
        ...values(ACCOUNTS, word, index, NO_CONTACT),
      }));
    },
  },
  updates: {
    table: ACCOUNTS,
    action: "Update",
    done: ["updated"],
    rows: (word) =>
      idsOf(ACCOUNTS, word).map((accountid, index) => ({
        accountid,
        ...values(ACCOUNTS, word, index, NO_CONTACT),
      })),
  },
  deletes: {
    table: ACCOUNTS,
    action: "Delete",
    done: ["deleted"],
    rows: (word) => idsOf(ACCOUNTS, word).map((accountid) => ({ accountid })),
  },
  "elastic creates": {
    table: READINGS,
    action: "Create",
    done: ["created"],
    more: { options: { repairValues: false } },
    rows: (word) =>
      many(ROWS, (index) => ({
        contoso_deviceid: `${word}-${index}`,
        ...partition(index),
        ...values(READINGS, word, index, NO_REASON),
      })),
  },
  "elastic upserts": {
    table: READINGS,
    action: "Upsert",
    done: ["created", "upserted"],
    more: {
      options: { repairValues: false },
      alternateKey: "contoso_sensordataid,partitionid",
    },
    rows: (word) =>
      idsOf(READINGS, word).map((contoso_sensordataid, index) => ({
        contoso_sensordataid,
        contoso_deviceid: `${word}-${recordOf(index)}`,
        ...partition(recordOf(index)),
        ...values(READINGS, word, index, NO_REASON),
      })),
  },
  "elastic updates": {
    table: READINGS,
    action: "Update",
    done: ["updated"],
    rows: (word) =>
      idsOf(READINGS, word).map((contoso_sensordataid, index) => ({
        contoso_sensordataid,
        ...partition(recordOf(index)),
        ...values(READINGS, word, index, {}),
      })),
  },
  "elastic deletes": {
    table: READINGS,
    action: "Delete",
    done: ["deleted"],
    rows: (word) =>
      idsOf(READINGS, word).map((contoso_sensordataid, index) => ({
        contoso_sensordataid,
        ...partition(recordOf(index)),
      })),
  },
};

/** The records of a run by the number behind the word. */
const recordsOf = ({ name, number }: Table, word: string): Map<number, Row[]> => {
  const records = new Map<number, Row[]>();
  for (const row of rowsOf(bench, name, number, `${word}-`)) {
    const at = Number(String(row[number]).slice(word.length + 1));
    records.set(at, [...(records.get(at) ?? []), row]);
  }
  return records;
};

/** A row in doubt whose repeat is refused for a reason of its own; the first run reads the definition. */
const REFUSED_REPEATS: [string, boolean, (string | null)[]][] = [
  ["single", false, [null]],
  ["single", false, ["a lost answer", ...many(ROWS + 2, () => "a request that is too large")]],
  ["single", false, ["a lost answer", ...many(ROWS + 2, () => "a foreign key")]],
];

const isFinal = (kind: string | null) => kind !== null && FINAL.includes(kind);

/** Whether one request, of those that run beside each other, may meet more faults than it is repeated for. */
const mayExhaust = (kinds: readonly (string | null)[]) =>
  kinds.filter((kind) => kind !== null).length > defaults.maxTransientRetries;

const strike = (kinds: readonly (string | null)[]) => {
  bench.sandbox.clearFaults();
  kinds.forEach((kind, at) => {
    const action = kind === null ? undefined : FAULTS[kind];
    // A rule that has struck takes its request from those that come after.
    const before = kinds.slice(0, at).filter((each) => each !== null).length;
    if (action) bench.sandbox.fault({ after: at - before, action });
  });
};

const expectTrue = (
  { table, action, done }: Write,
  { results }: Pick<BulkResult, "results">,
  before: ReadonlyMap<number, readonly Row[]>,
  after: ReadonlyMap<number, readonly Row[]>,
) => {
  expect(results.map(({ index }) => index)).toEqual(many(ROWS, (index) => index));
  for (const { status } of results) {
    expect([...done, "failed", "notRun", "unknown"]).toContain(status);
  }
  for (let record = 0; record < ROWS; record += 1) {
    if (record === TWIN && action !== "Create") continue;
    const own = results.filter(
      ({ index }) => (action === "Create" ? index : recordOf(index)) === record,
    );
    const lastDone = own.findLastIndex(({ status }) => done.includes(status));
    const unsure = own.filter(({ status }, at) => status === "unknown" && at > lastDone);
    const states = (rows: readonly Row[] = []) => rows.map((row) => row[table.mark] ?? null);
    const written = ({ index }: { index: number }) => (action === "Delete" ? [] : [`${index}`]);
    const found = states(after.get(record)).map((mark) => mark && String(mark).split(" ")[1]);
    const last = own[lastDone];
    const possible = [last ? written(last) : states(before.get(record)), ...unsure.map(written)];
    expect([record, own, possible]).toEqual([record, own, expect.arrayContaining([found])]);
    if (last?.id !== undefined && action !== "Delete") {
      expect(after.get(record)?.[0]?.[`${table.name}id`]).toBe(last.id);
    }
  }
};

const run = async (
  { table, action, more }: Write,
  records: readonly object[],
  strategy: string,
): Promise<Pick<BulkResult, "results">> => {
  try {
    const options = { strategy, chunkSize: 6, maxParallel: 2, ...more?.options };
    const inputs = { entityType: table.set, records, ...more, options };
    return await bench.act<BulkResult>(`bulk${action}Entities`, inputs);
  } catch (error) {
    // Nothing at all was carried out.
    expect((error as ActionError).outcome ?? "notDone").toBe("notDone");
    return { results: many(ROWS, (index) => ({ index, status: "notRun", attempts: 0 })) };
  }
};

test.each(Object.entries(WRITES))(
  "%s, faults at any of the requests: what is said of each row is true of the store",
  async (_, write) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("auto", "batch", "single"),
        fc.boolean(),
        fc.array(fc.option(fc.constantFrom(...Object.keys(FAULTS))), {
          minLength: 1,
          maxLength: 12,
        }),
        async (strategy, cold, kinds) => {
          const word = fresh("Every");
          const records = write.rows(word);
          const before = recordsOf(write.table, word);
          if (cold) forget(bench);
          strike(kinds);
          const result = await run(write, records, strategy);
          expectTrue(write, result, before, recordsOf(write.table, word));
          const canBeUnknown =
            write === WRITES["elastic creates"] || kinds.some(isFinal) || mayExhaust(kinds);
          expect(canBeUnknown || result.results.every(({ status }) => status !== "unknown")).toBe(
            true,
          );
        },
      ),
      { numRuns: 25, examples: REFUSED_REPEATS },
    );
  },
);
