import type { FaultAction } from "dataverse-sandbox";
import type { BulkResult } from "../../../src/client";
import { forEach, fresh, many, rowsOf, sent, statuses, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const update = forEach(bench, "bulkUpdateEntities");
const titled = (word: string, count: number) =>
  many(count, (index) => ({ name: `${word} ${index}` }));
const accounts = (word: string, count: number): string[] =>
  titled(word, count).map((row) => bench.sandbox.insert("account", row));
const described = (ids: readonly string[], description: string) =>
  ids.map((accountid) => ({ accountid, description }));
const ENDLESS = Number.POSITIVE_INFINITY;

const PLUG_IN: FaultAction = {
  kind: "status",
  status: 400,
  body: { code: "0x80040265", message: "No account may be written on Sundays." },
};
/** What Dataverse says of many a fault of a plug-in, and of its own. */
const UNEXPECTED: FaultAction = {
  kind: "status",
  status: 500,
  body: { code: "0x80040216", message: "An unexpected error occurred." },
};
const always = (path: string, action: FaultAction) =>
  bench.sandbox.fault({ match: { path }, times: ENDLESS, action });

describe("bulk messages that are refused again and again", () => {
  const messages = () => sent(bench).filter((line) => line.endsWith("CreateMultiple")).length;

  test("give way to batches; every row is named by its own refusal", async () => {
    always("/accounts", PLUG_IN);
    const rows = titled(fresh("Sunday"), 320);
    const result = await create("accounts", rows, { options: { chunkSize: 20, maxParallel: 1 } });
    expect(result).toMatchObject({ failed: 320, startAt: 320 });
    expect(result.results[319]?.error?.message).toMatch(/No account may be written on Sundays/);
    expect(messages()).toBe(3);
  });

  test("are tried again, and stay where they pass", async () => {
    const word = fresh("Monday");
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, times: 2, action: PLUG_IN });
    const rows = titled(word, 300);
    const result = await create("accounts", rows, { options: { chunkSize: 20, maxParallel: 1 } });
    expect(result.succeeded).toBe(300);
    expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(300);
    const ways = writes(bench).map(({ path }) => (path.endsWith("Multiple") ? "m" : "b"));
    expect(ways.join("")).toBe("mbmbbbbbbbbbmmmmm");
  });

  test("one refusal alone changes nothing", async () => {
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action: PLUG_IN });
    await create("accounts", titled(fresh("Once"), 100), {
      options: { chunkSize: 20, maxParallel: 1 },
    });
    expect(messages()).toBe(5);
  });
});

describe("a row that makes Dataverse stumble", () => {
  test("is found, and the others are written", async () => {
    const word = fresh("Stumble");
    const ids = accounts(word, 450);
    const bad = ids[30] ?? "";
    bench.sandbox.fault({ match: { path: "CRM.UpdateMultiple" }, times: 2, action: UNEXPECTED });
    always(`/accounts(${bad})`, UNEXPECTED);
    const result = await update("accounts", described(ids, word), {
      options: { chunkSize: 150, maxParallel: 1 },
    });
    expect(result).toMatchObject({ succeeded: 449, startAt: 450 });
    expect(result.results[30]?.status).toBe("unknown");
    expect(result.results[30]?.error).toMatchObject({ status: 500, code: "0x80040216" });
    expect(rowsOf(bench, "account", "description", word)).toHaveLength(449);
  });

  test("is looked for where it is new: not there = failed", async () => {
    const word = fresh("New");
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      after: 3,
      times: 6,
      action: { kind: "status", status: 503, body: "<html></html>" },
    });
    const more = { options: { strategy: "single", maxParallel: 1 } };
    const result = await create("accounts", titled(word, 12), more);
    expect(statuses(result)).toEqual(many(12, (index) => (index === 3 ? "failed" : "created")));
    expect(result.results[3]).toMatchObject({ attempts: 6, error: { status: 503 } });
    expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(11);
  });

  test("without an answer, while others are written", async () => {
    const ids = accounts(fresh("Silent"), 60);
    const bad = ids[2] ?? "";
    always(`/accounts(${bad})`, { kind: "reset" });
    const rows = described(ids, "written");
    const result = await update("accounts", rows, {
      options: { strategy: "single", maxParallel: 1 },
    });
    expect(result).toMatchObject({ succeeded: 59, unknown: 1, startAt: 60 });
    expect(result.results[2]).toMatchObject({ status: "unknown", attempts: 6 });
  });
});

test("nothing but failures ends the run instead of a verdict for each row", async () => {
  const ids = accounts(fresh("Down"), 900);
  bench.sandbox.fault({
    match: { path: /Multiple$|batch$|accounts\(/ },
    after: 1,
    times: ENDLESS,
    action: UNEXPECTED,
  });
  const rows = described(ids, "x");
  const result = await update("accounts", rows, { options: { chunkSize: 100, maxParallel: 2 } });
  expect(result.succeeded).toBe(100);
  expect(result.startAt).toBeLessThan(500);
  expect(result.unprocessed).toBe(900 - result.startAt);
});

test("halves of a chunk that took too long are not sent at once", async () => {
  const word = fresh("Gateway");
  bench.sandbox.fault({
    match: { path: "CRM.CreateMultiple" },
    times: 2,
    action: { kind: "status", status: 504, body: "<html></html>" },
  });
  const result = await create("accounts", titled(word, 100), { options: { maxParallel: 1 } });
  expect(result.succeeded).toBe(100);
  expect(time.sleeps).toHaveLength(2);
});

describe("the repeat of a create is refused because of what the lost try has done", () => {
  const lose = () =>
    bench.sandbox.fault({
      match: { path: "CRM.CreateMultiple" },
      action: { kind: "lostResponse" },
    });
  test.each([
    ["a duplicate rule", { code: "0x80040333", message: "A record was not created." }, 412],
    ["an alternate key", { code: "0x80060892", message: "Entity Key violated." }, 412],
    ["a plug-in", { code: "0x80040265", message: "There is one already." }, 400],
  ])("%s: the record tells", async (_, body, status) => {
    const word = fresh("Twice");
    lose();
    bench.sandbox.fault({
      match: { method: "GET", path: "/accounts?" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      // Of the bulk message that is lost, of its repeat, and of its rows apart.
      after: 1,
      times: ENDLESS,
      action: { kind: "status", status, body },
    });
    const result = await create("accounts", titled(word, 20));
    expect(statuses(result)).toEqual(many(20, () => "created"));
    expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(20);
  });

  test("not there: the refusal stands", async () => {
    const word = fresh("Stands");
    bench.sandbox.fault({ match: { path: "CRM.CreateMultiple" }, action: { kind: "reset" } });
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      times: ENDLESS,
      action: PLUG_IN,
    });
    const result = await create("accounts", titled(word, 20));
    expect(statuses(result)).toEqual(many(20, () => "failed"));
    expect(result.results[0]?.error?.message).toMatch(/on Sundays/);
    expect(rowsOf(bench, "account", "name", `${word} `)).toEqual([]);
  });

  test("nobody may look: nobody can tell", async () => {
    lose();
    always("/accounts?", {
      kind: "status",
      status: 403,
      body: { code: "0x80040220", message: "No." },
    });
    bench.sandbox.fault({
      match: { method: "POST", path: "/accounts" },
      after: 1,
      times: ENDLESS,
      action: PLUG_IN,
    });
    const result: BulkResult = await create("accounts", titled(fresh("Blind"), 20));
    expect(statuses(result)).toEqual(many(20, () => "unknown"));
    expect(result.results[0]?.error?.hint).toMatch(/look for it before creating it again/);
  });
});

test("lookups that cannot be asked for, because Dataverse is gone, end the run", async () => {
  const word = fresh("Lookup");
  const rows = many(40, (index) => ({
    name: `${word} ${index}`,
    ...(index >= 20 ? { primarycontactid: { table: "contact", name: `${word} ${index}` } } : {}),
  }));
  always("/contacts", { kind: "status", status: 503, body: "<html></html>" });
  const first = await create("accounts", rows, { options: { chunkSize: 10, maxParallel: 1 } });
  expect(first).toMatchObject({ succeeded: 20, failed: 0, startAt: 20, unprocessed: 20 });
  expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(20);
});
