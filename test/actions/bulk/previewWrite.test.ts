import type { BulkResult, WritePreview } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, many, statuses } from "./support";

useVirtualTime();
/** Done once, behind the next request that reads accounts. */
let meanwhile: (() => void) | undefined;
const bench = useSandbox({
  seed: "empty",
  onRequest: ({ method, path }) => {
    if (method !== "GET" || !path.endsWith("/accounts")) return;
    meanwhile?.();
    meanwhile = undefined;
  },
});
const preview = (mode: string, records: readonly unknown[], more: object = {}) =>
  bench.act<WritePreview>("previewWrite", { entityType: "accounts", records, mode, ...more });
const write = (key: string, records: readonly unknown[], expectedPlanHash: string, more = {}) =>
  bench.act<BulkResult>(key, {
    entityType: "accounts",
    records,
    ...more,
    options: { expectedPlanHash },
  });
const key = { alternateKey: "accountnumber" };
const actions = ({ rows }: WritePreview) => rows.map(({ action }) => action);
const stored = (id: string) => bench.sandbox.store.read("account", id);
const insert = (word: string, at: number): string =>
  bench.sandbox.insert("account", {
    name: `${word} ${at}`,
    accountnumber: `${word}-${at}`,
    revenue: at,
  });
const isWrite = ({ method, body }: { method: string; body: string }) =>
  method !== "GET" && !(body.includes("GET /") && !/PATCH|POST \/|DELETE/.test(body));

test("an upsert: what is created, what changes, with labels, and what is refused", async () => {
  const word = fresh("Preview");
  const [first = "", second = ""] = [insert(word, 0), insert(word, 1)];
  const rows = [
    { accountnumber: `${word}-0`, name: "other", creditonhold: "yes", revenue: "0.0" },
    { accountnumber: `${word}-1`, name: `${word} 1` },
    { accountnumber: `${word}-2`, name: "new" },
    { accountnumber: `${word}-3`, revenue: "a lot" },
  ];
  const answer = await preview("upsert", rows, key);
  expect(answer.counts).toEqual({ create: 1, update: 1, unchanged: 1, delete: 0, refused: 1 });
  expect(answer.rows[0]).toEqual({
    index: 0,
    action: "update",
    id: first,
    changes: [
      {
        column: "name",
        label: "Account Name",
        from: `${word} 0`,
        to: "other",
        fromLabel: null,
        toLabel: null,
      },
      {
        column: "creditonhold",
        label: "Credit Hold",
        from: false,
        to: true,
        fromLabel: "No",
        toLabel: "Yes",
      },
    ],
    problems: [],
  });
  expect(answer.rows[1]).toMatchObject({ action: "unchanged", id: second, changes: [] });
  expect(answer.rows[2]).toMatchObject({
    action: "create",
    changes: [{ column: "name", from: null, to: "new" }],
  });
  expect(answer.rows[3]?.problems[0]).toContain('revenue: "a lot" is not a number');
  expect(answer.planHash).toMatch(/^[0-9a-f]{64}$/);
  expect(answer.notForeseen).toContain("Plug-ins");
  expect(bench.requests().filter(isWrite)).toEqual([]);
  expect(answer.requests).toBe(bench.requests().length);
});

test("each mode, for records that are there and for others", async () => {
  const word = fresh("Modes");
  const there = insert(word, 0);
  const gone = "7eb682f1-ca75-e511-80d4-00155d2a68d9";
  const rows = [there, gone].map((accountid) => ({ accountid, name: "x" }));
  expect(actions(await preview("create", [...rows, { name: "y" }]))).toEqual([
    "refused",
    "create",
    "create",
  ]);
  expect(actions(await preview("update", rows))).toEqual(["update", "refused"]);
  expect(actions(await preview("upsert", rows))).toEqual(["update", "create"]);
  const createOnly = await preview("upsert", rows, { upsertMode: "createOnly" });
  expect(actions(createOnly)).toEqual(["refused", "create"]);
  const deleted = await preview("delete", [there, gone, there]);
  expect(actions(deleted)).toEqual(["delete", "refused", "refused"]);
});

test("rows of one record depend on each other, and say so", async () => {
  const word = fresh("Twins");
  insert(word, 0);
  const row = { accountnumber: `${word}-0`, name: "x" };
  const { rows } = await preview("upsert", [row, row], key);
  expect(rows.map(({ action }) => action)).toEqual(["update", "update"]);
  expect(rows[1]?.problems[0]).toContain("Record 0 writes the same record before");
});

test("keys that only accents tell apart are those of one record", async () => {
  const word = fresh("Accents");
  const id = bench.sandbox.insert("account", { name: "x", accountnumber: `${word}-cafe` });
  const rows = [
    { accountnumber: `${word}-cafe`, name: "x" },
    { accountnumber: `${word}-caf\u00e9`, name: "y" },
  ];
  const answer = await preview("upsert", rows, key);
  expect(answer.rows.map(({ action, id: found }) => [action, found])).toEqual([
    ["unchanged", id],
    ["update", id],
  ]);
});

test("500 rows are one read", async () => {
  const word = fresh("Many");
  for (let at = 0; at < 500; at += 1) insert(word, at);
  const rows = many(500, (at) => ({ accountnumber: `${word}-${at}`, name: `${word} ${at}` }));
  await preview("upsert", rows.slice(0, 2), key);
  bench.sandbox.clearRequests();
  const answer = await preview("upsert", rows, key);
  expect(answer.counts).toMatchObject({ unchanged: 500 });
  expect(answer.requests).toBe(1);
});

test("reads through a 429 and lost answers; a table that may not be read ends it", async () => {
  const word = fresh("Faults");
  insert(word, 0);
  insert(word, 1);
  const rows = many(2, (at) => ({ accountnumber: `${word}-${at}`, name: "x" }));
  const match = { method: "GET", path: "/accounts" };
  bench.sandbox.fault({ match, action: { kind: "throttle", retryAfter: 1 } });
  bench.sandbox.fault({ match, action: { kind: "lostResponse" } });
  bench.sandbox.fault({ match, action: { kind: "truncate", bytes: 40 } });
  expect((await preview("upsert", rows, key)).counts).toMatchObject({ update: 2 });
  const refused = { code: "0x80040220", message: "Principal user is missing prvReadAccount" };
  bench.sandbox.fault({ match, action: { kind: "status", status: 403, body: refused } });
  await expect(preview("upsert", rows, key)).rejects.toThrow("A preview reads the records");
});

test("nothing to preview, and input that cannot be read", async () => {
  const none = await preview("update", []);
  expect(none).toMatchObject({ rows: [], counts: { update: 0 } });
  await expect(preview("merge", [])).rejects.toThrow("Mode");
  await expect(preview("upsert", [], { alternateKey: "telephone1" })).rejects.toThrow(
    "is no key of accounts",
  );
});

describe("Expected Plan Hash", () => {
  const rowsOf = (word: string) => [
    { accountnumber: `${word}-0`, name: "other" },
    { accountnumber: `${word}-1`, name: `${word} 1` },
    { accountnumber: `${word}-2`, name: "new" },
  ];

  test("writes what was previewed, and nothing else", async () => {
    const word = fresh("Plan");
    const ids = [insert(word, 0), insert(word, 1)];
    const { planHash } = await preview("upsert", rowsOf(word), key);
    const result = await write("bulkUpsertEntities", rowsOf(word), planHash, key);
    expect(statuses(result)).toEqual(["updated", "unchanged", "created"]);
    expect(result).toMatchObject({ succeeded: 3, unchanged: 1 });
    expect(stored(ids[0] ?? "")).toMatchObject({ name: "other" });
    await expect(write("bulkUpsertEntities", rowsOf(word), planHash, key)).rejects.toThrow(
      "Nothing was written; run Preview Write again",
    );
  });

  test("of another outcome refuses all of it", async () => {
    const word = fresh("Changed");
    const ids = [insert(word, 0), insert(word, 1)];
    const rows = rowsOf(word);
    const { planHash } = await preview("upsert", rows, key);
    const others = [
      () => write("bulkUpsertEntities", rows.slice(0, 2), planHash, key),
      () => write("bulkUpsertEntities", [...rows].reverse(), planHash, key),
      () => write("bulkUpdateEntities", rows, planHash, key),
      () =>
        write("bulkUpsertEntities", [{ ...rows[0], name: "x" }, ...rows.slice(1)], planHash, key),
      () => write("bulkUpsertEntities", rows, planHash, { ...key, upsertMode: "createOnly" }),
      async () => {
        const change = { entityType: "accounts", entityId: ids[1], dynamicValues: { fax: "1" } };
        await bench.act("updateEntity", change);
        bench.sandbox.clearRequests();
        return write("bulkUpsertEntities", rows, planHash, key);
      },
    ];
    for (const other of others) {
      bench.sandbox.clearRequests();
      await expect(other()).rejects.toThrow("Expected Plan Hash is not that of these rows");
      expect(bench.requests().filter(isWrite)).toEqual([]);
    }
  });

  test("deletes and creates what was previewed", async () => {
    const word = fresh("Deleted");
    const ids = many(3, (at) => insert(word, at));
    const deleting = await preview("delete", ids);
    const result = await write("bulkDeleteEntities", ids, deleting.planHash);
    expect(statuses(result)).toEqual(["deleted", "deleted", "deleted"]);
    const rows = [{ name: `${word} a` }, { name: `${word} b` }];
    const creating = await preview("create", rows);
    expect(statuses(await write("bulkCreateEntities", rows, creating.planHash))).toEqual([
      "created",
      "created",
    ]);
  });

  test("a record that changes while rows are written fails, and is not overwritten", async () => {
    const word = fresh("Meanwhile");
    const ids = [insert(word, 0), insert(word, 1)];
    const rows = rowsOf(word).slice(0, 1);
    const { planHash } = await preview("upsert", rows, key);
    bench.sandbox.fault({
      match: { method: "PATCH" },
      action: {
        kind: "status",
        status: 412,
        body: { code: "0x80060882", message: "The version of the existing record doesn't match" },
      },
    });
    const result = await write("bulkUpsertEntities", rows, planHash, key);
    expect(result.results[0]).toMatchObject({
      status: "failed",
      error: { status: 412, hint: expect.stringContaining("since the preview") },
    });
    expect(stored(ids[0] ?? "")).toMatchObject({ name: `${word} 0` });
  });

  test("a lost answer is settled by reading", async () => {
    const word = fresh("Settled");
    insert(word, 0);
    insert(word, 1);
    const rows = rowsOf(word);
    const { planHash } = await preview("upsert", rows, key);
    bench.sandbox.fault({
      match: { method: "POST", path: "$batch" },
      action: { kind: "lostResponse" },
    });
    const result = await write("bulkUpsertEntities", rows, planHash, key);
    expect(statuses(result)).toEqual(["updated", "unchanged", "created"]);
  });

  test("so is that of rows which may only be created", async () => {
    const word = fresh("Once");
    const rows = rowsOf(word);
    const createOnly = { ...key, upsertMode: "createOnly" };
    const { planHash } = await preview("upsert", rows, createOnly);
    bench.sandbox.fault({
      match: { method: "POST", path: "$batch" },
      times: 1,
      action: { kind: "lostResponse" },
    });
    const result = await write("bulkUpsertEntities", rows, planHash, createOnly);
    expect(statuses(result)).toEqual(rows.map(() => "created"));
  });

  test("what it refuses is not sent, and no record is overwritten by it", async () => {
    const word = fresh("Refused");
    const ids = [insert(word, 0), insert(word, 1)];
    const rows = [
      { accountnumber: `${word}-0`, name: "over" },
      { accountnumber: `${word}-1`, name: `${word} 1` },
      { accountnumber: `${word}-2`, name: "new" },
    ];
    const createOnly = { ...key, upsertMode: "createOnly" };
    const { planHash } = await preview("upsert", rows, createOnly);
    const result = await write("bulkUpsertEntities", rows, planHash, createOnly);
    expect(statuses(result)).toEqual(["failed", "failed", "created"]);
    expect(result.results[0]?.error?.message).toContain("was not sent, as previewed");
    expect(stored(ids[0] ?? "")).toMatchObject({ name: `${word} 0` });
    const creates = ids.map((accountid, at) => ({ accountid, name: `${word} ${at}` }));
    const plan = await preview("create", creates);
    const created = await write("bulkCreateEntities", creates, plan.planHash);
    expect(statuses(created)).toEqual(["failed", "failed"]);
    const gone = [{ accountid: "7eb682f1-ca75-e511-80d4-00155d2a68d8", name: "x" }];
    const update = await preview("update", gone);
    bench.sandbox.clearRequests();
    await write("bulkUpdateEntities", gone, update.planHash);
    expect(bench.requests().filter(isWrite)).toEqual([]);
  });

  test("two rows of a record that somebody else changes: neither overwrites that", async () => {
    const word = fresh("Between");
    const id = insert(word, 0);
    insert(word, 1);
    const row = { accountnumber: `${word}-0`, name: "mine" };
    const rows = [row, { ...row, description: "mine too" }];
    const { planHash } = await preview("upsert", rows, key);
    meanwhile = () => {
      const versionnumber = bench.sandbox.store.nextVersion();
      bench.sandbox.store.update("account", id, { name: "theirs", versionnumber });
    };
    const result = await write("bulkUpsertEntities", rows, planHash, key);
    expect(statuses(result)).toEqual(["failed", "failed"]);
    expect(stored(id)).toMatchObject({ name: "theirs" });
  });

  test("an upsert of an elastic row empties the other columns, so that it is always written", async () => {
    const table = { entityType: "contoso_sensordatas" };
    const id = { contoso_sensordataid: "3b0f6d6e-52c1-4b7a-9a53-000000000301", partitionid: "p" };
    const upsert = (row: object, options: object = {}) =>
      bench.act<BulkResult>("bulkUpsertEntities", { ...table, records: [row], options });
    await upsert({ ...id, contoso_value: 3, contoso_deviceid: "d" });
    const row = { ...id, contoso_value: 3 };
    const { rows, planHash } = await preview("upsert", [row], table);
    expect(rows[0]).toMatchObject({ action: "update", changes: [] });
    expect(rows[0]?.problems[0]).toContain("replaces this record whole");
    expect(statuses(await upsert(row, { expectedPlanHash: planHash }))).toEqual(["upserted"]);
    const [now] = bench.sandbox.store.select(
      `SELECT contoso_deviceid FROM contoso_sensordata WHERE contoso_sensordataid = ?`,
      [id.contoso_sensordataid],
    );
    expect(now).toMatchObject({ contoso_deviceid: null });
  });

  test("is another one where a reference by key leads to another record", async () => {
    const word = fresh("Led");
    insert(word, 0);
    const parent = insert(word, 1);
    const rows = many(1, () => ({
      accountnumber: `${word}-0`,
      "parentaccountid@odata.bind": `/accounts(accountnumber='${word}-1')`,
    }));
    const before = await preview("upsert", rows, key);
    expect((await preview("upsert", rows, key)).planHash).toBe(before.planHash);
    await bench.act("updateEntity", {
      entityType: "accounts",
      entityId: parent,
      dynamicValues: { accountnumber: `${word}-old` },
    });
    insert(word, 1);
    expect((await preview("upsert", rows, key)).planHash).not.toBe(before.planHash);
  });

  test("goes with neither Start At nor Strategy multiple", async () => {
    const rows = [{ accountnumber: "x", name: "x" }];
    const hash = "0".repeat(64);
    await expect(
      write("bulkUpsertEntities", [...rows, ...rows], hash, { ...key, startAt: 1 }),
    ).rejects.toThrow("cannot go with Start At");
    await expect(
      bench.act("bulkUpsertEntities", {
        entityType: "accounts",
        records: rows,
        ...key,
        options: { expectedPlanHash: hash, strategy: "multiple" },
      }),
    ).rejects.toThrow("Strategy multiple cannot carry");
  });
});
