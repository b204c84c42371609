import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { bad, batchOn, create, type Result } from "./support";

const time = useVirtualTime();
const bench = useSandbox();
const { run, fail, verdicts, fresh, named, batches } = batchOn(bench);
const onBatch = { method: "POST", path: "$batch" };
const statuses = (found: Result[]) => found.map(({ status }) => status);
/** Two actions whose answer is too short to be compressed, and 700 bytes of it: one answer and a half. */
const pair = (more: object = {}) => {
  const key = bench.sandbox.insert("account", { name: fresh("Gone") });
  return [create(fresh("Cut"), more), { collection: "accounts", action: "delete", key, ...more }];
};
const truncate = { kind: "truncate", bytes: 700 } as const;
const message = (found: Result | undefined) =>
  (found?.["error"] as { message: string } | undefined)?.message;

describe("what became of a batch", () => {
  test("a lost answer: unknown, never sent again, with a way to make it safe", async () => {
    const name = fresh("Lost");
    bench.sandbox.fault({ match: onBatch, action: { kind: "lostResponse" } });
    const error = await fail([create(name)]);
    expect(error).toMatchObject({ name: "DataverseError", outcome: "unknown" });
    expect(error.message).toContain("Of 1 action: 1 unknown (0). Look up what is unknown before");
    expect(batches()).toHaveLength(1);
    expect(named(name)).toHaveLength(1);
  });

  test("a lost answer by verdicts: what may be repeated, and what may not", async () => {
    const key = bench.sandbox.insert("account", { name: fresh("Kept") });
    const update = { collection: "accounts", action: "update", key, data: { fax: "1" } };
    bench.sandbox.fault({ match: onBatch, action: { kind: "lostResponse" } });
    const found = await verdicts([
      create(fresh("Lost")),
      update,
      { ...update, headers: { "If-Match": 'W/"1"' } },
      { collection: "accounts", action: "get", key },
    ]);
    expect(statuses(found)).toEqual(["unknown", "unknown", "unknown", "unknown"]);
    expect(message(found[0])).toMatch(
      /look before repeating it\. An upsert with a key of your own/,
    );
    expect(message(found[1])).toMatch(/repeating it as it is does no harm/);
    expect(message(found[2])).toMatch(/look before repeating it\.$/);
    expect(message(found[3])).toMatch(/reading it again does no harm/);
  });

  test.each([
    ["a page instead of an answer", { kind: "gateway", status: 200 }, /status 200/],
    ["a closed connection", { kind: "lostResponse" }, /ECONNRESET/],
  ] as const)("%s: each verdict says why nothing is known", async (_, fault, why) => {
    bench.sandbox.fault({ match: onBatch, action: fault });
    const found = await verdicts([create(fresh("Why")), create(fresh("Why"))]);
    expect(statuses(found)).toEqual(["unknown", "unknown"]);
    for (const each of found) expect(message(each)).toMatch(why);
  });

  test("closed before anything was done: unknown too, for nobody can tell the difference", async () => {
    bench.sandbox.fault({ match: onBatch, action: { kind: "reset" } });
    const name = fresh("Reset");
    expect(await fail([create(name)])).toMatchObject({ outcome: "unknown" });
    expect(named(name)).toEqual([]);
    expect(batches()).toHaveLength(1);
  });

  test("cut off, rollback: a 2xx says that all was done", async () => {
    bench.sandbox.fault({ match: onBatch, times: 2, action: truncate });
    const found = await run(pair(), { results: "verdicts" });
    expect(statuses(found)).toEqual(["done", "done"]);
    expect(found[0]).toMatchObject({ id: expect.any(String) });
    expect(message(found[1])).toMatch(/only the answer is lost: do not repeat it/);
    const error = await fail(pair());
    expect(error).toMatchObject({ outcome: "done" });
    expect(error.message).toMatch(/2 carried out \(0, 1\).*do not repeat it/);
    expect(batches()).toHaveLength(2);
  });

  test("cut off, rollback, after a refusal: the one that is left failed", async () => {
    bench.sandbox.fault({ match: onBatch, times: 2, action: { kind: "truncate", bytes: 60 } });
    const found = await run([create(fresh("Cut")), bad], { results: "verdicts" });
    expect(statuses(found)).toEqual(["failed", "failed"]);
    expect(message(found[0])).toMatch(/the reason is lost/);
    const more = [create(fresh("Cut")), bad, { action: "function", name: "WhoAmI" }];
    expect(statuses(await run(more, { results: "verdicts" }))).toEqual([
      "unknown",
      "unknown",
      "unknown",
    ]);
  });

  test("cut off, continue: what arrived counts, the rest is unknown", async () => {
    const actions = [create(fresh("Cut")), create(fresh("Cut"))];
    bench.sandbox.fault({ match: onBatch, times: 2, action: { kind: "truncate", bytes: 520 } });
    expect(statuses(await verdicts(actions))).toEqual(["done", "unknown"]);
    const error = await fail(actions, { onError: "continue" });
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/Of 2 actions: 1 carried out \(0\), 1 unknown \(1\)\. Look up/);
    expect(batches()).toHaveLength(2);
  });

  test("cut off, continue, inside a group: one success speaks for all of its change set", async () => {
    bench.sandbox.fault({ match: onBatch, action: truncate });
    const found = await verdicts(pair({ group: "a" }));
    expect(statuses(found)).toEqual(["done", "done"]);
    expect(message(found[1])).toMatch(/only the answer is lost/);
  });

  test("2xx, whole, but unreadable: done in a rollback, unknown where each goes by itself", async () => {
    const name = fresh("Garbled");
    bench.sandbox.fault({ match: onBatch, times: 2, action: { kind: "malformed" } });
    const error = await fail([create(name)]);
    expect(error).toMatchObject({ outcome: "done" });
    expect(error.message).toMatch(/cannot be read\. Of 1 action: 1 carried out \(0\)/);
    expect(statuses(await verdicts([create(name)]))).toEqual(["unknown"]);
    expect(named(name)).toHaveLength(2);
    expect(batches()).toHaveLength(2);
  });

  test("one record that cannot be read was written all the same", async () => {
    const name = fresh("Part");
    const action = create(name, { returnRepresentation: true });
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "malformed" } });
    const [result] = await run([action], { onError: "continue" });
    expect(result).toMatchObject({ error: { outcome: "done" } });
    expect(named(name)).toHaveLength(1);
  });

  test("records that cannot be read, or whose answers are lost, may be read again", async () => {
    const key = bench.sandbox.insert("account", { name: fresh("Read") });
    const get = { collection: "accounts", action: "get", key };
    const unreadable = { match: { path: "/accounts(" }, action: { kind: "malformed" } } as const;
    bench.sandbox.fault({ ...unreadable, times: 2 });
    const [found] = await verdicts([get]);
    expect(found).toMatchObject({ status: "done", id: key });
    expect(message(found)).toMatch(/^Read, but .*: reading it again does no harm\.$/);
    expect((await fail([get])).message).toMatch(/All of it was read, .* does no harm\.$/);
    bench.sandbox.fault({ match: onBatch, times: 2, action: truncate });
    const [, second] = await run([get, get], { results: "verdicts" });
    expect(message(second)).toBe("Read, only the answer is lost: reading it again does no harm.");
    expect((await fail([get, get])).message).toMatch(/All of it was read, .* does no harm\.$/);
    bench.sandbox.fault({ match: onBatch, action: { kind: "lostResponse" } });
    expect((await fail([get])).message).toMatch(/Nothing is written by it: .* does no harm\.$/);
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "malformed" } });
    const [written] = await verdicts([create(fresh("Part"), { returnRepresentation: true })]);
    expect(message(written)).toMatch(/^Carried out, but .*: do not repeat it\.$/);
  });

  test("429 for the whole: again after the wait; for a part: that part's own outcome", async () => {
    const name = fresh("Throttled");
    bench.sandbox.fault({ match: onBatch, action: { kind: "throttle", retryAfter: 3 } });
    await run([create(name)]);
    expect(time.sleeps).toEqual([3000]);
    expect(batches()).toHaveLength(2);
    expect(named(name)).toHaveLength(1);
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "throttle" } });
    expect((await fail([create(fresh("Part"))])).status).toBe(429);
    expect(batches()).toHaveLength(3);
  });

  test.each([
    [503, { code: "0x80072324", message: "Busy" }],
    [503, "<html>gateway</html>"],
    [502, ""],
    [504, ""],
    [500, "<html>crash</html>"],
  ])("%s for the whole: unknown, not sent again: %#", async (status, body) => {
    bench.sandbox.fault({ match: onBatch, action: { kind: "status", status, body } });
    const error = await fail([create(fresh("Busy"))]);
    expect(error).toMatchObject({ status, outcome: "unknown" });
    expect(error.message).toMatch(/1 unknown \(0\)/);
    expect(batches()).toHaveLength(1);
    expect(time.sleeps).toEqual([]);
  });

  test("refused whole in plain JSON: nothing was done", async () => {
    const body = { code: "0x80060888", message: "The batch is malformed." };
    bench.sandbox.fault({ match: onBatch, action: { kind: "status", status: 400, body } });
    const error = await fail([create(fresh("Refused"))], { onError: "continue" });
    expect(error).toMatchObject({ status: 400, outcome: "notDone", code: "0x80060888" });
    expect(batches()).toHaveLength(1);
  });

  test("the second batch of three lost: done, unknown, not done, and nothing sent behind it", async () => {
    const actions = Array.from({ length: 2001 }, () => ({ action: "function", name: "WhoAmI" }));
    bench.sandbox.fault({ match: onBatch, after: 1, action: { kind: "lostResponse" } });
    const found = await verdicts(actions);
    expect(batches()).toHaveLength(2);
    const count = (status: string) => found.filter((each) => each["status"] === status).length;
    expect([count("done"), count("unknown"), count("notDone")]).toEqual([1000, 1000, 1]);
    expect(found.map(({ index }) => index)).toEqual(actions.map((_, index) => index));
    expect(message(found[2000])).toMatch(/^Not sent, because batch 2 of 3 before it/);
    bench.sandbox.clearFaults();
    bench.sandbox.fault({ match: onBatch, after: 1, action: { kind: "lostResponse" } });
    const error = await fail(actions, { onError: "continue" });
    expect(error.message).toMatch(
      /Of 2001 actions: 1000 carried out \(0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 990 more\), 1000 unknown \(1000, .*1 not carried out \(2000\)/,
    );
    expect(error).toMatchObject({ outcome: "unknown" });
  });

  test("the second batch refused: the first stays done, the rest is not", async () => {
    const actions = Array.from({ length: 1001 }, () => ({ action: "function", name: "WhoAmI" }));
    const body = { code: "0x80040220", message: "No." };
    bench.sandbox.fault({
      match: onBatch,
      after: 1,
      action: { kind: "status", status: 403, body },
    });
    const found = await verdicts(actions);
    expect(found[0]).toMatchObject({ status: "done" });
    expect(found[1000]).toMatchObject({ status: "notDone", error: { status: 403 } });
  });

  test("the connection refused between two batches is no reason to forget the first", async () => {
    const actions = Array.from({ length: 1001 }, () => ({ action: "function", name: "WhoAmI" }));
    bench.sandbox.fault({ match: onBatch, after: 1, times: 5, action: { kind: "expireToken" } });
    const connection = bench.connection({ fields: { clientSecret: "wrong" } });
    const found = await verdicts(actions, { connection });
    expect(found[0]).toMatchObject({ status: "done" });
    expect(found[1000]).toMatchObject({ status: "notDone" });
  });
});
