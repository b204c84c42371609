import type { BulkResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, fresh, many, rowsOf, sent, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const table = "contoso_sensordatas";
const create = forEach(bench, "bulkCreateEntities");
const readings = (word: string, count: number) =>
  many(count, (index) => ({
    contoso_deviceid: `${word} ${index}`,
    contoso_value: index,
    partitionid: `${word}-${index % 3}`,
  }));
const stored = (word: string) =>
  rowsOf(bench, "contoso_sensordata", "contoso_deviceid", `${word} `);
const keysOf = ({ results }: BulkResult, rows: { partitionid: string }[]) =>
  results.map(({ id, index }) => ({
    contoso_sensordataid: id,
    partitionid: rows[index]?.partitionid,
  }));

test("100 rows a call, ids as Dataverse chose them", async () => {
  const word = fresh("Elastic");
  const result = await create(table, readings(word, 230), { options: { chunkSize: 1_000 } });
  expect(result.succeeded).toBe(230);
  expect(sent(bench).filter((line) => line.endsWith("CreateMultiple"))).toHaveLength(3);
  const byId = new Map(stored(word).map((row) => [row["contoso_sensordataid"], row]));
  for (const { id = "", index } of result.results) {
    expect(byId.get(id)).toMatchObject({
      contoso_value: index,
      partitionid: `${word}-${index % 3}`,
    });
  }
});

test("partial success: each row its own verdict, in its own words", async () => {
  const word = fresh("Partly");
  const rows = readings(word, 40).map((row, index) =>
    index % 10 === 4 ? { ...row, statuscode: 77 } : row,
  );
  const result = await create(table, rows, { options: { repairValues: false } });
  expect(result).toMatchObject({ succeeded: 36, failed: 4 });
  expect(result.results[14]).toMatchObject({
    status: "failed",
    attempts: 2,
    error: { status: 400 },
  });
  expect(result.results[14]?.error?.message).toMatch(/^Creating record 14 of contoso_sensordatas/);
  expect(stored(word)).toHaveLength(36);
});

test("update, upsert and delete find rows by id and partition", async () => {
  const word = fresh("Partition");
  const rows = readings(word, 20);
  const created = await create(table, rows);
  const keys = keysOf(created, rows);
  const wrong = { ...keys[0], partitionid: "elsewhere" };
  const changes = [
    ...keys.map((key) => ({ ...key, contoso_value: 500 })),
    { ...wrong, contoso_value: 1 },
  ];
  const updated = await bench.act<BulkResult>("bulkUpdateEntities", {
    entityType: table,
    records: changes,
  });
  expect(statuses(updated)).toEqual([...many(20, () => "updated"), "failed"]);
  expect(stored(word).every((row) => row["contoso_value"] === 500)).toBe(true);
  const upserted = await bench.act<BulkResult>("bulkUpsertEntities", {
    entityType: table,
    // An upsert of an elastic row replaces the whole of it.
    records: keys.map((key, index) => ({ ...rows[index], ...key, contoso_value: 600 })),
    alternateKey: ["contoso_sensordataid", "partitionid"],
  });
  expect(upserted.succeeded).toBe(20);
  expect(stored(word).map((row) => row["contoso_value"])).toEqual(many(20, () => 600));
  const deleted = await bench.act<BulkResult>("bulkDeleteEntities", {
    entityType: table,
    records: [...keys.slice(0, 15), wrong],
  });
  expect(statuses(deleted)).toEqual([...many(15, () => "deleted"), "failed"]);
  expect(stored(word)).toHaveLength(5);
  expect(sent(bench).some((line) => line.endsWith("DeleteMultiple"))).toBe(true);
});

test.each(["batch", "single"])("by %s too", async (strategy) => {
  const word = fresh("Way");
  const rows = readings(word, 12);
  const created = await create(table, rows, { options: { strategy } });
  expect(created.succeeded).toBe(12);
  const deleted = await bench.act<BulkResult>("bulkDeleteEntities", {
    entityType: table,
    records: keysOf(created, rows),
    options: { strategy },
  });
  expect(deleted.succeeded).toBe(12);
  expect(stored(word)).toEqual([]);
});

describe("a lost answer", () => {
  test("creates are unknown: nobody can tell, and nothing is doubled", async () => {
    const word = fresh("Lost");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      after: 1,
      action: { kind: "lostResponse" },
    });
    const result = await create(table, readings(word, 250), { options: { maxParallel: 1 } });
    expect(result).toMatchObject({ succeeded: 150, unknown: 100, startAt: 250 });
    expect(result.results[100]).toMatchObject({
      status: "unknown",
      attempts: 1,
      error: { hint: expect.stringContaining("look for it before creating it again") },
    });
    expect(stored(word)).toHaveLength(250);
    expect(writes(bench)).toHaveLength(3);
  });

  test("a 2xx that broke off was done", async () => {
    const word = fresh("Cut");
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action: { kind: "truncate" } });
    const result = await create(table, readings(word, 20));
    expect(result).toMatchObject({ succeeded: 20 });
    expect(stored(word)).toHaveLength(20);
  });

  test("a refusal that broke off may have left rows behind: nothing is doubled", async () => {
    const word = fresh("Refusal");
    const rows = readings(word, 40).map((row, index) =>
      index === 4 ? { ...row, statuscode: 77 } : row,
    );
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action: { kind: "truncate" } });
    const result = await create(table, rows, { options: { repairValues: false } });
    expect(result).toMatchObject({ succeeded: 0, unknown: 40 });
    expect(stored(word)).toHaveLength(39);
  });

  test("a service that is gone ends the run instead of making every row unknown", async () => {
    const word = fresh("Gone");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "status", status: 503, body: "<html></html>" },
    });
    const result = await create(table, readings(word, 3_000), { options: { maxParallel: 1 } });
    expect(result).toMatchObject({ succeeded: 0, failed: 0, unknown: result.startAt });
    expect(result.startAt).toBeGreaterThanOrEqual(100);
    expect(result.startAt).toBeLessThan(1_500);
    expect(result.unprocessed).toBe(3_000 - result.startAt);
  });

  test("deletes are repeated, and gone counts as deleted", async () => {
    const word = fresh("Delete");
    const rows = readings(word, 20);
    const created = await create(table, rows);
    bench.sandbox.fault({
      match: { path: "CRM.DeleteMultiple" },
      action: { kind: "lostResponse" },
    });
    const deleted = await bench.act<BulkResult>("bulkDeleteEntities", {
      entityType: table,
      records: keysOf(created, rows),
    });
    expect(deleted.succeeded).toBe(20);
    expect(stored(word)).toEqual([]);
  });
});
