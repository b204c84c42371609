import { randomUUID } from "node:crypto";
import type { CountResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

/** Narrow tables, so that more rows than an aggregation takes are there in no time. */
const bench = useSandbox({ seed: "empty" });
const run = (inputs: Record<string, unknown>) => bench.act<CountResult>("countEntities", inputs);
const rows = (sql: string) => Number(bench.sandbox.store.select(sql)[0]?.["n"]);

const fill = (table: string, count: number, values: (index: number) => Record<string, string>) => {
  const { store } = bench.sandbox;
  const known = store.schema.tables.get(table);
  const template = store.select(`SELECT * FROM "${table}" LIMIT 1`)[0] ?? {};
  const own = Object.entries(template).filter(([name]) => !name.endsWith("__fold"));
  store.insertMany(
    table,
    Array.from({ length: count }, (_, index) => ({
      ...Object.fromEntries(own),
      [String(known?.primaryId)]: randomUUID(),
      ...values(index),
    })),
  );
};

const DAY_MS = 86_400_000;
const moment = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z/, "Z");

beforeAll(() => {
  const start = Date.parse("2024-01-01T00:00:00Z");
  fill("team", 50_400, (index) => ({
    name: `Team ${index}`,
    description: index % 4 === 0 ? "fourth" : "other",
    createdon: moment(start + (index % 700) * DAY_MS + index),
  }));
  fill("sdkmessage", 50_010, (index) => ({
    name: index < 50_005 ? `Imported${index}` : `Later${index}`,
    createdon: moment(start + (index < 50_005 ? 0 : index * 1000)),
  }));
  fill("activityparty", 50_002, (index) => ({ addressused: index < 50_001 ? "a@x" : "b@x" }));
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
