import type { FaultAction } from "../../../sandbox/faults/types";
import { Random } from "../../../sandbox/seed/random";
import type { Row } from "../../../sandbox/types";
import type { BulkResult } from "../../../src/client";
import { fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });
const SEEDS = [1, 2];
const ROWS = 160;
const NOWHERE = "11111111-1111-4111-8111-0000000000ff";

const UNAVAILABLE = { kind: "status", status: 503, body: "<html></html>" } as const;
const BUSY = { code: "0x80044150", message: "Sql error: Generic SQL error. Sql Number: 1205" };

/** Whatever happens to a request on its way; those that concern a part of a batch name its path. */
const anything = (random: Random): FaultAction =>
  random.pick<FaultAction>([
    { kind: "throttle", retryAfter: random.integer(1, 20) },
    UNAVAILABLE,
    { kind: "reset" },
    { kind: "lostResponse" },
    { kind: "lostResponse" },
    { kind: "truncate", bytes: random.integer(0, 9_000) },
    { kind: "status", status: 500, body: BUSY },
  ]);

/** A fault every few requests, and some that strike a row inside of a batch. */
const unleash = (random: Random, rowPath: string): void => {
  bench.sandbox.fault({ after: random.integer(2, 20), action: { kind: "expireToken" } });
  let after = random.integer(0, 3);
  for (let count = 0; count < 12; count += 1) {
    bench.sandbox.fault({ after, action: anything(random) });
    // A rule that has struck lets all later ones count on from there.
    after = after + random.integer(3, 6) - 1;
  }
  for (let count = 0; count < 3; count += 1) {
    bench.sandbox.fault({
      match: { path: rowPath },
      after: random.integer(20, 150) + count * 60,
      action: random.pick<FaultAction>([
        { kind: "throttle", retryAfter: 2 },
        { kind: "reset" },
        { kind: "lostResponse" },
      ]),
    });
  }
};

const WAYS = [
  { strategy: "auto", chunkSize: 30, maxParallel: 3 },
  { strategy: "batch", chunkSize: 30, maxParallel: 3 },
  { strategy: "single", maxParallel: 4 },
];
const CASES = WAYS.flatMap((way, at) =>
  SEEDS.map((seed) => [way.strategy, seed + at * 10, way] as const),
);

const run = (key: string, entityType: string, records: unknown[], more: object) =>
  bench.act<BulkResult>(key, { entityType, records, ...more });

/** The counts are those of the verdicts, and each row before `startAt` has one. */
const expectWhole = (result: BulkResult, rows: number) => {
  const { results, succeeded, failed, unknown, unprocessed } = result;
  expect(results.map(({ index }) => index)).toEqual(many(rows, (index) => index));
  expect(succeeded + failed + unknown + unprocessed).toBe(rows);
  for (const { index, status, error } of results) {
    expect(status === "notRun").toBe(index >= result.startAt);
    if (status === "failed" || status === "unknown") expect(error?.message).toBeTruthy();
  }
};

const byName = (rows: readonly Row[]) => {
  const names = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row["name"] ?? row["contoso_deviceid"]);
    names.set(name, [...(names.get(name) ?? []), row]);
  }
  return names;
};

describe.each(CASES)("%s, seed %i", (_, seed, way) => {
  test("creates: created is there once, anything else is not there", async () => {
    const random = new Random(seed);
    const word = fresh("Chaos");
    const old = { name: "x", accountnumber: word, createdon: "2020-01-01T00:00:00Z" };
    const taken = bench.sandbox.insert("account", old);
    const rows = many(ROWS, (index) => ({
      name: `${word} ${index}`,
      accountnumber: random.chance(0.02) ? word : `${word}-${index}`,
      ...(random.chance(0.01) ? { accountid: taken } : {}),
      ...(random.chance(0.02) ? { revenue: "much" } : {}),
      ...(random.chance(0.02) ? { accountid: random.guid() } : {}),
    }));
    unleash(random, "/accounts");
    const result = await run("bulkCreateEntities", "accounts", rows, way);
    expectWhole(result, ROWS);
    expect(result).toMatchObject({ unknown: 0, unprocessed: 0 });
    const stored = byName(rowsOf(bench, "account", "name", `${word} `));
    for (const { index, id, status } of result.results) {
      const found = stored.get(`${word} ${index}`) ?? [];
      expect(found.map(({ accountid }) => accountid)).toEqual(status === "created" ? [id] : []);
    }
    expect(result.failed).toBeGreaterThan(0);
    expect(result.succeeded).toBeGreaterThan(ROWS * 0.8);
  });

  test("updates of records that come again and again: the last one written stands", async () => {
    const random = new Random(seed + 100);
    const word = fresh("Again");
    const ids = many(ROWS / 3, (index) =>
      bench.sandbox.insert("account", { name: `${word} ${index}` }),
    );
    const rows = many(ROWS, (index) => ({
      accountid: random.chance(0.03) ? NOWHERE : random.pick(ids),
      description: `${index}`,
    }));
    unleash(random, "/accounts(");
    const result = await run("bulkUpdateEntities", "accounts", rows, way);
    expectWhole(result, ROWS);
    expect(result).toMatchObject({ unknown: 0, unprocessed: 0 });
    const last = new Map<unknown, string>();
    for (const { index, status } of result.results) {
      const row = rows[index];
      expect(status).toBe(row?.accountid === NOWHERE ? "failed" : "updated");
      if (row && status === "updated") last.set(row.accountid, row.description);
    }
    for (const id of ids) {
      const { description } = bench.sandbox.store.read("account", id) ?? {};
      expect(description ?? undefined).toBe(last.get(id));
    }
  });

  test("upserts by alternate key: each record is there once, as its last row has it", async () => {
    const random = new Random(seed + 200);
    const word = fresh("Upsert");
    const rows = many(ROWS, (index) => {
      const number = random.integer(0, ROWS / 2);
      return {
        accountnumber: random.chance(0.5) ? `${word}-${number}` : `${word.toUpperCase()}-${number}`,
        name: `${word} ${index}`,
        ...(random.chance(0.03) ? { "primarycontactid@odata.bind": `/contacts(${NOWHERE})` } : {}),
      };
    });
    unleash(random, "/accounts(");
    const more = { ...way, alternateKey: "accountnumber" };
    const result = await run("bulkUpsertEntities", "accounts", rows, more);
    expectWhole(result, ROWS);
    expect(result).toMatchObject({ unknown: 0, unprocessed: 0 });
    const last = new Map<string, string>();
    for (const { index, status } of result.results) {
      const row = rows[index];
      if (!row) continue;
      expect(status).toBe("primarycontactid@odata.bind" in row ? "failed" : "upserted");
      if (status === "upserted") last.set(row.accountnumber.toLowerCase(), row.name);
    }
    const stored = rowsOf(bench, "account", "accountnumber", `${word}-`).map(
      ({ accountnumber, name }) => [String(accountnumber).toLowerCase(), name],
    );
    expect(stored.sort()).toEqual([...last].sort());
  });

  test("deletes: deleted is gone, what was never there failed", async () => {
    const random = new Random(seed + 300);
    const word = fresh("Delete");
    const kept = bench.sandbox.insert("account", { name: `${word} kept` });
    const rows = many(ROWS, (index) =>
      random.chance(0.03)
        ? random.guid()
        : bench.sandbox.insert("account", { name: `${word} ${index}` }),
    );
    const there = rows.map((id) => bench.sandbox.store.read("account", id) !== undefined);
    unleash(random, "/accounts(");
    const result = await run("bulkDeleteEntities", "accounts", rows, way);
    expectWhole(result, ROWS);
    expect(result).toMatchObject({ unknown: 0, unprocessed: 0 });
    for (const { index, status } of result.results) {
      // Gone after a repeat counts as deleted, since only the repeat was answered.
      if (there[index]) expect(status).toBe("deleted");
    }
    expect(rowsOf(bench, "account", "name", `${word} `)).toMatchObject([{ accountid: kept }]);
  });

  test("creates in an elastic table: never twice; unknown only where nobody can tell", async () => {
    const random = new Random(seed + 400);
    const word = fresh("Elastic");
    const rows = many(ROWS, (index) => ({
      contoso_deviceid: `${word} ${index}`,
      partitionid: `${word}-${index % 4}`,
      ...(random.chance(0.02) ? { statuscode: 77 } : {}),
    }));
    unleash(random, "/contoso_sensordatas");
    const more = { ...way, repairValues: false };
    const result = await run("bulkCreateEntities", "contoso_sensordatas", rows, more);
    expectWhole(result, ROWS);
    expect(result.unprocessed).toBe(0);
    const stored = byName(rowsOf(bench, "contoso_sensordata", "contoso_deviceid", `${word} `));
    for (const { index, status } of result.results) {
      const count = stored.get(`${word} ${index}`)?.length ?? 0;
      if (status === "created") expect(count).toBe(1);
      if (status === "failed") expect(count).toBe(0);
      expect(count).toBeLessThanOrEqual(1);
    }
    expect(result.succeeded).toBeGreaterThan(0);
  });
});
