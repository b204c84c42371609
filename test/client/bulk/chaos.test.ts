import { Random, type Row } from "dataverse-sandbox";
import type { BulkResult } from "../../../src/client";
import { fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { unleash } from "./trouble";

useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });
const NOWHERE = "11111111-1111-4111-8111-0000000000ff";

const inChunks = { chunkSize: 15, maxParallel: 3 };
const CASES = [
  ["auto", 1, 90, { options: { strategy: "auto", ...inChunks } }],
  ["auto", 2, 90, { options: { strategy: "auto", ...inChunks } }],
  ["batch", 11, 90, { options: { strategy: "batch", ...inChunks } }],
  ["single", 21, 45, { options: { strategy: "single", maxParallel: 4 } }],
] as const;

const run = (key: string, entityType: string, records: unknown[], more: object) =>
  bench.act<BulkResult>(key, { entityType, records, ...more });

/** The counts are those of the verdicts, and each row before `startAt` has one. */
const expectWhole = (result: BulkResult, rows: number) => {
  const { results, succeeded, failed, unknown, unprocessed } = result;
  expect(results.map(({ index }) => index)).toEqual(many(rows, (index) => index));
  expect(succeeded + failed + unknown + unprocessed).toBe(rows);
  for (const { index, status, error } of results) {
    expect(status === "notRun").toBe(index >= result.startAt);
    if (status === "failed") expect(error?.message).toMatch(new RegExp(`\\b${index}\\b`));
    if (status === "unknown") expect(error?.message).toMatch(/not known/);
  }
};

/** Whether a request or a part that carried the name met a fault on its way. */
const wasStruck = (name: string): boolean =>
  bench.requests().some(({ body, fault, parts = [] }) => {
    const own = parts.find((part) => part.body.includes(`"${name}"`));
    return (fault !== undefined || own?.fault !== undefined) && body.includes(`"${name}"`);
  });

const byName = (rows: readonly Row[]) => {
  const names = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row["name"] ?? row["contoso_deviceid"]);
    names.set(name, [...(names.get(name) ?? []), row]);
  }
  return names;
};

describe.each(CASES)("%s, seed %i", (_, seed, rowCount, way) => {
  test("creates: created is there once, anything else is not there", async () => {
    const random = new Random(seed);
    const word = fresh("Chaos");
    const old = { name: "x", accountnumber: word, createdon: "2020-01-01T00:00:00Z" };
    const taken = bench.sandbox.insert("account", old);
    const rows = many(rowCount, (index) => ({
      name: `${word} ${index}`,
      accountnumber: random.chance(0.02) ? word : `${word}-${index}`,
      ...(random.chance(0.01) ? { accountid: taken } : {}),
      ...(random.chance(0.02) ? { revenue: "much" } : {}),
      ...(random.chance(0.02) ? { accountid: random.guid() } : {}),
    }));
    unleash(bench.sandbox, random, "/accounts", rowCount);
    const result = await run("bulkCreateEntities", "accounts", rows, way);
    expectWhole(result, rowCount);
    expect(result).toMatchObject({ unknown: 0, unprocessed: 0 });
    const stored = byName(rowsOf(bench, "account", "name", `${word} `));
    for (const { index, id, status } of result.results) {
      const found = stored.get(`${word} ${index}`) ?? [];
      expect(found.map(({ accountid }) => accountid)).toEqual(status === "created" ? [id] : []);
    }
    expect(result.failed).toBeGreaterThan(0);
    expect(result.succeeded).toBeGreaterThan(rowCount * 0.8);
  });

  test("updates of records that come again and again: the last one written stands", async () => {
    const random = new Random(seed + 100);
    const word = fresh("Again");
    const ids = many(rowCount / 3, (index) =>
      bench.sandbox.insert("account", { name: `${word} ${index}` }),
    );
    const rows = many(rowCount, (index) => ({
      accountid: random.chance(0.03) ? NOWHERE : random.pick(ids),
      description: `${index}`,
    }));
    unleash(bench.sandbox, random, "/accounts(", rowCount);
    const result = await run("bulkUpdateEntities", "accounts", rows, way);
    expectWhole(result, rowCount);
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
    const rows = many(rowCount, (index) => {
      const number = random.integer(0, rowCount / 2);
      return {
        accountnumber: random.chance(0.5) ? `${word}-${number}` : `${word.toUpperCase()}-${number}`,
        name: `${word} ${index}`,
        ...(random.chance(0.03) ? { "primarycontactid@odata.bind": `/contacts(${NOWHERE})` } : {}),
      };
    });
    unleash(bench.sandbox, random, "/accounts(", rowCount);
    const more = { ...way, alternateKey: "accountnumber" };
    const result = await run("bulkUpsertEntities", "accounts", rows, more);
    expectWhole(result, rowCount);
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
    const rows = many(rowCount, (index) =>
      random.chance(0.03)
        ? random.guid()
        : bench.sandbox.insert("account", { name: `${word} ${index}` }),
    );
    const there = rows.map((id) => bench.sandbox.store.read("account", id) !== undefined);
    unleash(bench.sandbox, random, "/accounts(", rowCount);
    const result = await run("bulkDeleteEntities", "accounts", rows, way);
    expectWhole(result, rowCount);
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
    const rows = many(rowCount, (index) => ({
      contoso_deviceid: `${word} ${index}`,
      partitionid: `${word}-${index % 4}`,
      ...(random.chance(0.02) ? { statuscode: 77 } : {}),
    }));
    unleash(bench.sandbox, random, "/contoso_sensordatas", rowCount);
    const more = { options: { ...way.options, repairValues: false } };
    const result = await run("bulkCreateEntities", "contoso_sensordatas", rows, more);
    expectWhole(result, rowCount);
    expect(result.unprocessed).toBe(0);
    const stored = byName(rowsOf(bench, "contoso_sensordata", "contoso_deviceid", `${word} `));
    for (const { index, status } of result.results) {
      const count = stored.get(`${word} ${index}`)?.length ?? 0;
      const isWrong = rows[index] !== undefined && "statuscode" in rows[index];
      if (status === "unknown") {
        expect([0, 1]).toContain(count);
        expect(wasStruck(`${word} ${index}`)).toBe(true);
      } else {
        expect(status).toBe(isWrong ? "failed" : "created");
        expect(count).toBe(isWrong ? 0 : 1);
      }
    }
    expect(result.succeeded).toBeGreaterThan(0);
  });
});
