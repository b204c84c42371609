import type { CountResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const run = (inputs: Record<string, unknown>) => bench.act<CountResult>("countEntities", inputs);
const rows = (sql: string) => Number(bench.sandbox.store.select(sql)[0]?.["n"]);
const accounts = (content: string, attributes = "") =>
  `<fetch ${attributes}><entity name="account">${content}</entity></fetch>`;
const CONTACTS =
  '<link-entity name="contact" from="parentcustomerid" to="accountid" alias="c"><attribute name="fullname" /></link-entity>';
const BARE_CONTACTS = CONTACTS.replace(/<attribute.*\/>/, "");
const EXACT = { exact: true, method: "aggregate", requests: 1 };

describe("one aggregation", () => {
  test("counts a table, and past $count's 5,000 says so by nothing but the number", async () => {
    const count = rows("SELECT count(*) AS n FROM account");
    expect(await run({ entityType: "accounts" })).toEqual({ ...EXACT, count });
    const [request] = bench.requests();
    expect(request?.url).toBe(
      "/api/data/v9.2/accounts?$apply=aggregate($count%20as%20countedrows)",
    );
  });

  test("counts what meets a filter, however it was pasted", async () => {
    const count = rows(
      "SELECT count(*) AS n FROM account WHERE statecode = 1 OR revenue > decimal_key(1000000)",
    );
    const filter = "statecode eq 1 or revenue gt 1000000";
    for (const filterExpression of [filter, `$filter=${filter}`, encodeURIComponent(filter)]) {
      expect(await run({ entityType: "accounts", filterExpression })).toEqual({ ...EXACT, count });
    }
  });

  test("no record counts as 0", async () => {
    const filterExpression = "name eq 'no such account'";
    const none = { ...EXACT, count: 0 };
    expect(await run({ entityType: "accounts", filterExpression })).toEqual(none);
    const fetchXml = accounts(
      '<filter><condition attribute="name" operator="eq" value="no such account" /></filter>',
    );
    expect(await run({ entityType: "accounts", fetchXml })).toEqual(none);
  });

  test("counts the rows of a FetchXML query, joined ones as often as they come", async () => {
    const joined = rows(
      "SELECT count(*) AS n FROM contact WHERE parentcustomerid__table='account'",
    );
    const own = '<attribute name="name" /><order attribute="name" />';
    const queries: [string, number][] = [
      [accounts(own, 'page="2" count="3" paging-cookie="x" returntotalrecordcount="true"'), 0],
      [`\n <?xml version="1.0"?><!-- all -->${accounts(own)}`, 0],
      [accounts(own + CONTACTS), joined],
    ];
    for (const [fetchXml, expected] of queries) {
      const count = expected || rows("SELECT count(*) AS n FROM account");
      expect(await run({ entityType: "accounts", fetchXml })).toEqual({ ...EXACT, count });
    }
  });

  test("a top limits the count", async () => {
    const fetchXml = (top: number) => accounts('<attribute name="name" />', `top="${top}"`);
    expect((await run({ fetchXml: fetchXml(7) })).count).toBe(7);
    expect((await run({ fetchXml: fetchXml(5000) })).count).toBe(
      rows("SELECT count(*) AS n FROM account"),
    );
  });

  test("distinct records are counted once, by their key", async () => {
    const fetchXml = accounts(`<attribute name="accountid" />${BARE_CONTACTS}`, 'distinct="true"');
    const found = await run({ entityType: "accounts", fetchXml });
    expect(found).toMatchObject({ method: "aggregate", exact: true });
    expect(found.count).toBe(
      rows(
        "SELECT count(DISTINCT parentcustomerid) AS n FROM contact WHERE parentcustomerid__table='account'",
      ),
    );
  });

  test("activities, whose key is not named like the table", async () => {
    const fetchXml = '<fetch><entity name="task"><attribute name="subject" /></entity></fetch>';
    const count = rows("SELECT count(*) AS n FROM task");
    expect(await run({ entityType: "tasks", fetchXml })).toMatchObject({
      count,
      method: "aggregate",
    });
  });
});

test("rows that differ by their columns are read and counted", async () => {
  const fetchXml = accounts('<attribute name="statecode" />', 'distinct="true"');
  const found = await run({ entityType: "accounts", fetchXml });
  expect(found).toMatchObject({ exact: true, method: "pages" });
  expect(found.count).toBe(rows("SELECT count(DISTINCT statecode) AS n FROM account"));
});

test("the table goes by any of its names, or by the query's root entity", async () => {
  const count = rows("SELECT count(*) AS n FROM account");
  expect((await run({ entityType: "Account" })).count).toBe(count);
  expect((await run({ fetchXml: accounts("") })).count).toBe(count);
  expect((await run({ entityType: "Accounts", fetchXml: accounts("") })).count).toBe(count);
});

test("the count is made for the user who is named", async () => {
  const impersonateUserId = bench.sandbox.store.select(
    "SELECT systemuserid AS n FROM systemuser WHERE isdisabled = 0",
  )[0]?.["n"];
  await run({ entityType: "accounts", options: { impersonateUserId } });
  await run({ fetchXml: accounts(""), options: { impersonateUserId } });
  for (const { headers } of bench.requests()) {
    expect(headers["mscrmcallerid"]).toBe(impersonateUserId);
  }
});

test("where a table cannot be aggregated, its keys are read", async () => {
  bench.sandbox.fault({
    match: { path: "$apply" },
    action: { kind: "status", status: 501, body: { code: "0x80060888", message: "No $apply." } },
  });
  const found = await run({ entityType: "accounts", filterExpression: "statecode eq 0" });
  expect(found).toMatchObject({ exact: true, method: "pages" });
  expect(found.count).toBe(rows("SELECT count(*) AS n FROM account WHERE statecode = 0"));
  expect(bench.requests().at(-1)?.url).toContain("?$select=accountid&$filter=statecode%20eq%200");
});

describe("fails", () => {
  test("with Dataverse's own words about a filter", async () => {
    const inputs = { entityType: "accounts", filterExpression: "nosuch eq 1" };
    const error = await bench.failure("countEntities", inputs);
    expect(error).toMatchObject({ name: "DataverseError", status: 400 });
    expect(error.message).toMatch(/^Counting accounts failed.*nosuch/);
  });

  test("where Entity Type and the query's root are two tables", async () => {
    const inputs = { entityType: "contacts", fetchXml: accounts("") };
    const error = await bench.failure("countEntities", inputs);
    expect(error.message).toMatch(/Entity Type has to be the table of the query's root entity/);
  });

  test("for a root entity that is no table, with what may have been meant", async () => {
    const fetchXml = '<fetch><entity name="acount" /></fetch>';
    const error = await bench.failure("countEntities", { fetchXml });
    expect(error.message).toMatch(/entity of XML Query "acount" is no table.*accounts/);
  });

  test("for want of privileges, without reading pages", async () => {
    const refusal = {
      code: "0x80040220",
      message: "Principal user is missing prvReadAccount privilege",
    };
    bench.sandbox.fault({ action: { kind: "status", status: 403, body: refusal } });
    const error = await bench.failure("countEntities", { entityType: "accounts" });
    expect(error.message).toMatch(/prvReadAccount/);
    expect(bench.requests()).toHaveLength(1);
  });

  test.each([
    [{}, /Entity Type is empty/],
    [
      { entityType: "accounts", filterExpression: "a eq 1", fetchXml: accounts("") },
      /Filter Expression and XML Query cannot both be set/,
    ],
    [{ fetchXml: accounts("", 'aggregate="true"') }, /is an aggregation/],
    [{ fetchXml: accounts("", 'top="x"') }, /top="x"; expected a whole number/],
    [{ fetchXml: accounts("", 'top="5001"') }, /top="5001"; expected .* from 1 to 5000\. Without/],
    [{ fetchXml: "<fetch>\n<entity name='account'>\n</fetch>" }, /\(line 3, column \d+\)/],
  ])("before anything is sent: %j", async (inputs, message) => {
    const error = await bench.failure("countEntities", inputs);
    expect(error.message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });
});
