import type { FaultAction } from "dataverse-sandbox";
import { forEach, fresh, many, rowsOf, sent, statuses, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const upsert = forEach(bench, "bulkUpsertEntities");
const remove = forEach(bench, "bulkDeleteEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const stored = (word: string) => rowsOf(bench, "account", "name", `${word} `);

/** The table holds each created row once, under its id, and no other. */
const expectOnce = (word: string, result: Awaited<ReturnType<typeof create>>) => {
  const created = result.results.filter(({ status }) => status === "created");
  const rows = stored(word).map(({ accountid, name }) => `${accountid} ${name}`);
  expect(rows.sort()).toEqual(created.map(({ id, index }) => `${id} ${word} ${index}`).sort());
};

const LOST: [string, FaultAction][] = [
  ["the answer is lost", { kind: "lostResponse" }],
  ["the connection is reset before the write", { kind: "reset" }],
  ["a gateway answers 503", { kind: "status", status: 503, body: "<html></html>" }],
  ["the answer breaks off", { kind: "truncate" }],
];

describe.each(LOST)("%s", (_, action) => {
  test("creates by bulk message: settled by one question, never doubled", async () => {
    const word = fresh("Bulk");
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, after: 1, action });
    const result = await create("accounts", titled(word, 250), {
      options: { maxParallel: 1, chunkSize: 100 },
    });
    expect(result).toMatchObject({ succeeded: 250, unknown: 0, failed: 0, startAt: 250 });
    expectOnce(word, result);
    const asked = sent(bench).filter((line) => line === "GET accounts").length;
    expect(asked).toBe(action.kind === "truncate" ? 0 : 1);
    const done = action.kind === "lostResponse" || action.kind === "truncate";
    expect(writes(bench)).toHaveLength(done ? 3 : 4);
  });

  test("creates by batch", async () => {
    const word = fresh("Batch");
    bench.sandbox.fault({ match: { path: /\$batch$/ }, action });
    const result = await create("accounts", titled(word, 40), { options: { strategy: "batch" } });
    expect(result).toMatchObject({ succeeded: 40, unknown: 0, failed: 0 });
    expectOnce(word, result);
    expect(sent(bench).filter((line) => line === "GET accounts")).toHaveLength(1);
  });

  test("creates one by one", async () => {
    const word = fresh("Single");
    bench.sandbox.fault({ match: { method: "POST", path: "/accounts" }, after: 3, action });
    const result = await create("accounts", titled(word, 8), { options: { strategy: "single" } });
    expect(result).toMatchObject({ succeeded: 8, unknown: 0, failed: 0 });
    expectOnce(word, result);
  });

  test("upserts are repeated", async () => {
    const word = fresh("Upsert");
    bench.sandbox.fault({ match: { path: "CRM.UpsertMultiple" }, action });
    const rows = many(60, (index) => ({
      accountnumber: `${word}-${index}`,
      name: `${word} ${index}`,
    }));
    const result = await upsert("accounts", rows, { alternateKey: "accountnumber" });
    expect(result).toMatchObject({ succeeded: 60, unknown: 0, failed: 0 });
    expect(stored(word)).toHaveLength(60);
  });

  test("deletes are repeated, and gone counts as deleted", async () => {
    const word = fresh("Delete");
    const ids = titled(word, 60).map((row) => bench.sandbox.insert("account", row));
    bench.sandbox.fault({ match: { path: /\$batch$/ }, action });
    const result = await remove("accounts", ids);
    expect(statuses(result)).toEqual(many(60, () => "deleted"));
    expect(stored(word)).toEqual([]);
  });

  test("upserts that may only create are unknown, as the retry table has it", async () => {
    const word = fresh("Only");
    const rows = many(5, (index) => ({
      accountnumber: `${word}-${index}`,
      name: `${word} ${index}`,
    }));
    bench.sandbox.fault({ match: { path: /\$batch$/ }, action });
    const result = await upsert("accounts", rows, {
      alternateKey: "accountnumber",
      upsertMode: "createOnly",
    });
    expect(result.succeeded + result.unknown).toBe(5);
    expect(result.unknown).toBeGreaterThan(0);
    expect(writes(bench)).toHaveLength(1);
  });
});

test("a batch that breaks off: what was answered keeps its verdict", async () => {
  const word = fresh("Half");
  // Old enough to be nobody's who looks it up, however much of the answer arrives.
  const taken = bench.sandbox.insert("account", {
    name: "taken",
    createdon: "2020-01-01T00:00:00Z",
  });
  const rows = titled(word, 40).map((row, index) =>
    index === 2 ? { ...row, accountid: taken } : row,
  );
  bench.sandbox.fault({ match: { path: /\$batch$/ }, action: { kind: "truncate", bytes: 6_000 } });
  const result = await create("accounts", rows, { options: { strategy: "batch" } });
  expect(result).toMatchObject({ succeeded: 39, failed: 1 });
  expect(result.results[2]).toMatchObject({ status: "failed", attempts: 1 });
  expect(result.results[39]).toMatchObject({ status: "created", attempts: 1 });
  expectOnce(word, result);
});

describe("a row with an id of its own", () => {
  test("that was there before is not taken for created", async () => {
    const word = fresh("Before");
    const old = "2020-01-01T00:00:00Z";
    const taken = bench.sandbox.insert("account", { name: "taken", createdon: old });
    const rows = titled(word, 30).map((row, index) =>
      index === 7 ? { ...row, accountid: taken } : row,
    );
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      action: { kind: "lostResponse" },
    });
    const result = await create("accounts", rows);
    expect(result).toMatchObject({ succeeded: 29, failed: 1 });
    expect(result.results[7]).toMatchObject({ status: "failed", id: taken });
    expect(result.results[7]?.error?.message).toMatch(/its id was in use before/);
    expect(bench.sandbox.store.read("account", taken)?.["name"]).toBe("taken");
  });

  test("that the lost try created is created", async () => {
    const word = fresh("Ours");
    const accountid = "7eb682f1-ca75-e511-80d4-00155d2a6901";
    const rows = [{ accountid, name: `${word} 0` }, ...titled(word, 20).slice(1)];
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      action: { kind: "lostResponse" },
    });
    const result = await create("accounts", rows);
    expect(result.succeeded).toBe(20);
    expectOnce(word, result);
  });
});

test("where nobody may look, the repeat tells: a taken id was taken by the first try", async () => {
  const word = fresh("Blind");
  bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action: { kind: "lostResponse" } });
  bench.sandbox.fault({
    match: { method: "GET", path: "/accounts?" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
  });
  const result = await create("accounts", titled(word, 30));
  expect(result).toMatchObject({ succeeded: 30, unknown: 0 });
  expectOnce(word, result);
  expect(bench.log.warn.join()).toMatch(/cannot be looked up/);
});

describe("too much at once", () => {
  const tooLarge = { kind: "status", status: 413, body: "<html></html>" } as const;

  test("413: half as many", async () => {
    const word = fresh("Large");
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action: tooLarge });
    const result = await create("accounts", titled(word, 100), { options: { maxParallel: 1 } });
    expect(result.succeeded).toBe(100);
    const targets = writes(bench).map(
      ({ body }) => (JSON.parse(body) as { Targets: [] }).Targets.length,
    );
    expect(targets).toEqual([100, 50, 50]);
    expectOnce(word, result);
  });

  test("413 for a row by itself fails it", async () => {
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      times: Number.POSITIVE_INFINITY,
      action: tooLarge,
    });
    const result = await create("accounts", titled(fresh("Huge"), 12));
    expect(result.failed).toBe(12);
    expect(result.results[0]?.error).toMatchObject({ status: 413 });
  });

  test("SQL timeout: half as many, settled first", async () => {
    const word = fresh("Sql");
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      action: {
        kind: "status",
        status: 500,
        body: {
          code: "0x80044151",
          message:
            "Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060",
        },
      },
    });
    const result = await create("accounts", titled(word, 60), { options: { maxParallel: 1 } });
    expect(result.succeeded).toBe(60);
    expect(sent(bench).filter((line) => line === "GET accounts")).toHaveLength(1);
    expectOnce(word, result);
  });

  test("no answer in time: half as many", async () => {
    const word = fresh("Hang");
    bench.sandbox.fault({ match: { path: "CRM.UpsertMultiple" }, action: { kind: "hang" } });
    const rows = many(40, (index) => ({
      accountnumber: `${word}-${index}`,
      name: `${word} ${index}`,
    }));
    const run = upsert("accounts", rows, {
      alternateKey: "accountnumber",
      options: { maxParallel: 1 },
    });
    expect((await run).succeeded).toBe(40);
    const targets = writes(bench).map(
      ({ body }) => (JSON.parse(body) as { Targets: [] }).Targets.length,
    );
    expect(targets[0]).toBe(40);
    expect(targets.slice(1).every((count) => count <= 20)).toBe(true);
  });
});

test("a service that is gone: what may have been done is unknown, the rest is not run", async () => {
  const word = fresh("Gone");
  bench.sandbox.fault({
    match: { method: "POST" },
    after: 1,
    times: Number.POSITIVE_INFINITY,
    action: { kind: "reset" },
  });
  const rows = many(500, (index) => ({
    accountnumber: `${word}-${index}`,
    name: `${word} ${index}`,
  }));
  const result = await upsert("accounts", rows, {
    alternateKey: "accountnumber",
    options: { maxParallel: 1, chunkSize: 100 },
  });
  expect(result).toMatchObject({ succeeded: 100, unknown: 100, unprocessed: 300, startAt: 200 });
  expect(result.results[150]?.error?.hint).toMatch(/an upsert can be repeated safely/);
  bench.sandbox.clearFaults();
  const second = await upsert("accounts", rows, { alternateKey: "accountnumber", startAt: 200 });
  expect(second.succeeded).toBe(300);
});
