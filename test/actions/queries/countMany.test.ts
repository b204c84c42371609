import type { CountResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();

/** Narrow tables, so that more rows than an aggregation takes are there in no time. */
const bench = useSandbox({ seed: "empty" });
const run = (inputs: Record<string, unknown>) => bench.act<CountResult>("countEntities", inputs);
const rows = (sql: string) => Number(bench.sandbox.store.select(sql)[0]?.["n"]);

/**
 * Many rows in one statement, which takes a tenth of the time of handing each of them over.
 *
 * @param values SQL of columns that differ, by the row's number `i` from 0; ids are made up
 */
const fill = (table: string, count: number, values: Record<string, string>) => {
  const { store } = bench.sandbox;
  const template = store.select(`SELECT * FROM "${table}" LIMIT 1`)[0];
  const primaryId = String(store.schema.tables.get(table)?.primaryId);
  const own: Record<string, string> = { [primaryId]: RANDOM_ID, ...values };
  const columns = Object.keys(template ?? own).filter((name) => !name.endsWith("__fold"));
  store.select(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
     WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${count - 1})
     SELECT ${columns.map((name) => own[name] ?? `t."${name}"`).join(", ")}
     FROM numbers${template ? `, (SELECT * FROM "${table}" LIMIT 1) t` : ""}`,
  );
};

const RANDOM_ID =
  "lower(printf('%s-%s-4%s-8%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2), substr(hex(randomblob(2)), 2), hex(randomblob(6))))";
/** A date-time so many seconds into 2024. */
const moment = (seconds: string) =>
  `strftime('%Y-%m-%dT%H:%M:%SZ', 1704067200 + ${seconds}, 'unixepoch')`;

beforeAll(() => {
  fill("team", 50_400, {
    name: "'Team ' || i",
    description: "CASE i % 4 WHEN 0 THEN 'fourth' ELSE 'other' END",
    createdon: moment("(i % 700) * 86400 + i / 1000"),
  });
  fill("sdkmessage", 50_010, {
    name: "CASE WHEN i < 50005 THEN 'Imported' ELSE 'Later' END || i",
    createdon: moment("CASE WHEN i < 50005 THEN 0 ELSE i END"),
  });
  fill("activityparty", 50_002, {
    addressused: "CASE WHEN i < 50001 THEN 'a@x' ELSE 'b@x' END",
  });
});

describe("beyond 50,000 rows", () => {
  test("slices by createdon", async () => {
    const found = await run({ entityType: "teams" });
    expect(found).toMatchObject({ exact: true, method: "slices" });
    expect(found.count).toBe(rows("SELECT count(*) AS n FROM team"));
    expect(found.requests).toBe(bench.requests().length);
    expect(found.requests).toBeLessThanOrEqual(10);
  });

  test("slices of a filter, which is in every one of them", async () => {
    const filterExpression = "description eq 'fourth' or description eq 'other'";
    const found = await run({ entityType: "teams", filterExpression });
    expect(found).toMatchObject({ count: 50_400, exact: true, method: "slices" });
    const narrow = { entityType: "teams", filterExpression: "description eq 'fourth'" };
    expect(await run(narrow)).toMatchObject({ count: 12_600, method: "aggregate", requests: 1 });
  });

  test("slices of what is not a value count rows without one once", async () => {
    const filterExpression = "description ne 'nothing of the kind'";
    const without = rows("SELECT count(*) AS n FROM team WHERE description IS NULL");
    expect(without).toBeGreaterThan(0);
    const found = await run({ entityType: "teams", filterExpression });
    expect(found).toMatchObject({ exact: true, method: "slices" });
    expect(found.count).toBe(rows("SELECT count(*) AS n FROM team"));
  });

  test("rows that tell no time are in a slice of their own, whatever the filter", async () => {
    const { store } = bench.sandbox;
    store.select("UPDATE team SET createdon = NULL WHERE rowid % 5000 = 1");
    const filterExpression = "description ne 'x' or name eq 'y'";
    const found = await run({ entityType: "teams", filterExpression });
    expect(found).toMatchObject({ exact: true, method: "slices" });
    expect(found.count).toBe(rows("SELECT count(*) AS n FROM team"));
  });

  test("slices of a FetchXML query with joins, filters and orders", async () => {
    const fetchXml = `<fetch count="10"><entity name="team"><attribute name="name" /><order attribute="name" />
      <filter type="or"><condition attribute="description" operator="eq" value="fourth" /><condition attribute="description" operator="eq" value="other" /></filter>
      <link-entity name="businessunit" from="businessunitid" to="businessunitid" alias="b"><attribute name="name" /></link-entity></entity></fetch>`;
    const found = await run({ entityType: "teams", fetchXml });
    expect(found).toMatchObject({ count: 50_400, exact: true, method: "slices" });
    const distinct = fetchXml
      .replace("<fetch", '<fetch distinct="1"')
      .replace('name="name" />', 'name="teamid" />')
      .replace(/<attribute name="name" \/><\/link/, "</link");
    expect(await run({ entityType: "teams", fetchXml: distinct })).toMatchObject({
      count: 50_400,
      method: "slices",
    });
  });

  test("a top needs no more than the refusal", async () => {
    const fetchXml = '<fetch top="4000"><entity name="team" /></fetch>';
    const found = await run({ entityType: "teams", fetchXml });
    expect(found).toEqual({ count: 4000, exact: true, method: "aggregate", requests: 1 });
  });

  test("a second that holds too many rows is read page by page", async () => {
    const found = await run({ entityType: "sdkmessages" });
    expect(found).toMatchObject({ exact: true, method: "slices" });
    expect(found.count).toBe(rows("SELECT count(*) AS n FROM sdkmessage"));
    const keys = bench.requests().filter(({ url }) => url.includes("$select=sdkmessageid"));
    expect(keys.length).toBeGreaterThanOrEqual(11);
  });
});

describe("beyond 50,000 rows of a table without createdon", () => {
  test("the size Dataverse noted, which is said to be no exact count", async () => {
    const count = rows("SELECT count(*) AS n FROM activityparty");
    const expected = { count, exact: false, method: "snapshot" };
    const found = await run({ entityType: "activityparties" });
    expect(found).toMatchObject(expected);
    expect(found.warning).toMatch(/within the last 24 hours/);
    const fetchXml = '<fetch><entity name="activityparty" /></fetch>';
    expect(await run({ entityType: "activityparties", fetchXml })).toMatchObject(expected);
  });

  test("the keys of all rows where that is refused, or a filter is set", async () => {
    bench.sandbox.fault({
      match: { path: "RetrieveTotalRecordCount" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "No." } },
    });
    const count = rows("SELECT count(*) AS n FROM activityparty");
    const expected = { count, exact: true, method: "pages" };
    expect(await run({ entityType: "activityparties" })).toMatchObject(expected);
    const filterExpression = "addressused eq 'a@x'";
    expect(await run({ entityType: "activityparties", filterExpression })).toEqual(
      expect.objectContaining({ count: 50_001, method: "pages" }),
    );
  });

  test("the keys of a FetchXML query's rows", async () => {
    const fetchXml =
      '<fetch count="10"><entity name="activityparty"><attribute name="addressused" /><order attribute="addressused" /><filter><condition attribute="addressused" operator="eq" value="a@x" /></filter></entity></fetch>';
    const found = await run({ entityType: "activityparties", fetchXml });
    expect(found).toMatchObject({ count: 50_001, exact: true, method: "pages" });
    expect(bench.requests().length).toBeLessThanOrEqual(13);
  });
});

describe("a run that has to end before everything is counted", () => {
  const throttled = { kind: "throttle", retryAfter: 430 } as const;
  const filterExpression = "addressused eq 'a@x'";

  test.each([
    ["slices", { entityType: "teams" }],
    ["pages", { entityType: "activityparties", filterExpression }],
    [
      "pages",
      {
        entityType: "activityparties",
        fetchXml:
          '<fetch><entity name="activityparty"><filter><condition attribute="addressused" operator="eq" value="a@x" /></filter></entity></fetch>',
      },
    ],
  ])("says how many there are at least, by %s", async (method, inputs) => {
    await run(inputs);
    const after = (await run(inputs)).requests - 1;
    bench.sandbox.fault({ after, times: 9, action: throttled });
    const found = await run(inputs);
    expect(found).toMatchObject({ exact: false, method });
    expect(found.warning).toContain(`at least ${found.count}`);
    expect(found.count).toBeGreaterThan(0);
    expect(found.count).toBeLessThan(50_001);
  });

  test("fails where nothing was counted", async () => {
    bench.sandbox.fault({ times: 9, action: throttled });
    expect(await bench.failure("countEntities", { entityType: "teams" })).toMatchObject({
      status: 429,
    });
  });
});
