import type { RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ generate: { account: 12_000 } });
const query = (inputs: Record<string, unknown>) =>
  bench.act<RecordList>("queryEntities", { entityType: "accounts", ...inputs });
const sent = () => decodeURIComponent(bench.requests()[0]?.url ?? "");

describe("one page", () => {
  test("one request, with what was asked for", async () => {
    const page = await query({
      fieldNames: ["name", "revenue"],
      filterExpression: "statecode eq 0 and name ne 'O''Brien & Söhne + 100%'",
      orderByFieldNames: ["name desc"],
      recordsPerPage: "5",
    });
    expect(bench.requests()).toHaveLength(1);
    expect(sent()).toBe(
      "/api/data/v9.2/accounts?$select=name,revenue&$filter=statecode eq 0 and name ne 'O''Brien & Söhne + 100%'&$orderby=name desc",
    );
    expect(bench.requests()[0]?.headers["prefer"]).toBe("odata.maxpagesize=5");
    expect(page.value).toHaveLength(5);
    expect(page.hasMore).toBe(true);
    expect(page["@odata.nextLink"]).toBe(page.oDataNextLink);
    expect(page["@odata.context"]).toBe(page.oDataContext);
  });

  test("the last page has both link fields, empty", async () => {
    const page = await query({ filterExpression: "name eq 'no such account'" });
    expect(page.value).toEqual([]);
    expect(page.hasMore).toBe(false);
    expect(Object.keys(page)).toEqual(expect.arrayContaining(["@odata.nextLink", "oDataNextLink"]));
  });

  test("pages chained by Next Page ID yield every row once", async () => {
    const ids = new Set<unknown>();
    let nextPageId: string | null | undefined;
    let pages = 0;
    do {
      const page = await query({ fieldNames: ["accountid"], recordsPerPage: "2500", nextPageId });
      for (const { accountid } of page.value) ids.add(accountid);
      nextPageId = page.oDataNextLink;
      pages += 1;
    } while (nextPageId);
    const [row] = bench.sandbox.store.select("SELECT count(*) AS n FROM account");
    expect(ids.size).toBe(row?.["n"]);
    expect(pages).toBe(Math.ceil(ids.size / 2500));
    expect(bench.requests().map(({ headers }) => headers["prefer"])).toEqual(
      Array(pages).fill("odata.maxpagesize=2500"),
    );
  });

  test("more than 5,000 a page is sent as 5,000, and said", async () => {
    await query({ recordsPerPage: "9000", fieldNames: ["name"] });
    expect(bench.requests()[0]?.headers["prefer"]).toBe("odata.maxpagesize=5000");
    expect(bench.log.warn.join()).toMatch(/Records Per Page is 9000/);
  });

  test("Top goes without a page size, Count asks for a count", async () => {
    const page = await query({ top: "3", options: { count: "true" }, fieldNames: ["name"] });
    expect(sent()).toBe("/api/data/v9.2/accounts?$select=name&$top=3&$count=true");
    expect(bench.requests()[0]?.headers["prefer"]).toBeUndefined();
    expect(page.value).toHaveLength(3);
    expect(page["@odata.count"]).toBe(5000);
    expect(page.oDataCount).toBe(5000);
    expect(page.hasMore).toBe(true);
  });

  test("annotations and impersonation", async () => {
    const { value } = await query({
      top: "1",
      options: {
        includeAnnotations: "*",
        impersonateUserId: "{4026BE43-6B69-E111-8F65-78E7D1620F5E}",
      },
    });
    expect(bench.requests()[0]?.headers).toMatchObject({
      prefer: 'odata.include-annotations="*"',
      mscrmcallerid: "4026be43-6b69-e111-8f65-78e7d1620f5e",
    });
    expect(value[0]).toHaveProperty(["statecode@OData.Community.Display.V1.FormattedValue"]);
  });

  test("an aggregation", async () => {
    const { value } = await bench.act<RecordList>("queryEntities", {
      entityType: "opportunities",
      options: { apply: "groupby((statecode),aggregate($count as deals))" },
    });
    expect(value.length).toBeGreaterThan(1);
    expect(value[0]).toHaveProperty("deals");
  });
});

describe("Fetch All", () => {
  test("reads all rows, beyond 100 pages, and says that it is complete", async () => {
    const list = await query({ fieldNames: ["accountid"], fetchAll: "true", recordsPerPage: "99" });
    expect(bench.requests().length).toBeGreaterThan(100);
    expect(new Set(list.value.map(({ accountid }) => accountid)).size).toBe(list.value.length);
    expect(list.value.length).toBeGreaterThanOrEqual(12_000);
    expect(list.hasMore).toBe(false);
    expect(list.warning).toBeUndefined();
  });

  test("takes the largest pages unless a size was chosen", async () => {
    await query({ fieldNames: ["accountid"], fetchAll: true, recordsPerPage: "100" });
    expect(bench.requests()).toHaveLength(3);
    expect(bench.requests()[0]?.headers["prefer"]).toBe("odata.maxpagesize=5000");
  });

  test("Max Records stops after the page that reaches it, with a link to go on", async () => {
    const first = await query({
      fieldNames: ["accountid"],
      fetchAll: "true",
      recordsPerPage: "1000",
      options: { maxRecords: "2500" },
    });
    expect(first.value).toHaveLength(3000);
    expect(first.hasMore).toBe(true);
    expect(first.warning).toMatch(/Stopped at 3000 records because Max Records is 2500/);
    expect(bench.requests()).toHaveLength(3);
    const rest = await query({
      fetchAll: "true",
      recordsPerPage: "1000",
      nextPageId: first.oDataNextLink,
    });
    const all = bench.sandbox.store.select("SELECT count(*) AS n FROM account")[0]?.["n"];
    expect(first.value.length + rest.value.length).toBe(all);
  });
});

describe("refused before anything is sent", () => {
  test.each([
    [{ recordsPerPage: "0" }, /Records Per Page/],
    [{ recordsPerPage: "-5" }, /Records Per Page/],
    [{ recordsPerPage: "many" }, /Records Per Page/],
    [{ top: "5001" }, /Top/],
    [{ top: "5", fetchAll: "true" }, /Top cannot be combined with Fetch All/],
    [
      { nextPageId: "https://evil.example/api/data/v9.2/accounts" },
      /Next Page ID points to https:\/\/evil\.example/,
    ],
    [{ fieldNames: ["name&$top=1"] }, /Field Name/],
    [{ entityType: "accounts?x" }, /Entity Type/],
    [{ entityType: "" }, /Entity Type/],
    [
      {
        options: {
          impersonateUserId: "4026be43-6b69-e111-8f65-78e7d1620f5e",
          impersonateObjectId: "4026be43-6b69-e111-8f65-78e7d1620f5e",
        },
      },
      /cannot both be set/,
    ],
  ])("%j", async (inputs, message) => {
    const error = await bench.failure("queryEntities", { entityType: "accounts", ...inputs });
    expect(error.message).toMatch(message);
    expect(bench.sandbox.requests).toEqual([]);
  });
});

describe("errors that teach", () => {
  test.each([
    [{ entityType: "acounts" }, 404, /There is no table acounts; did you mean accounts/],
    [{ entityType: "Acount" }, 404, /did you mean accounts/],
    [
      { filterExpression: "nmae eq 'x'" },
      400,
      /nmae.* is no column of account; did you mean name\?/,
    ],
    [{ filterExpression: "name eq true" }, 400, /incompatible types/i],
  ])("%j", async (inputs, status, message) => {
    const error = await bench.failure("queryEntities", { entityType: "accounts", ...inputs });
    expect(error.status).toBe(status);
    expect(error.message).toMatch(message);
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(error.message).toContain(error.requestId);
  });
});

test("no probe goes before the request", async () => {
  await query({ top: "1" });
  expect(bench.sandbox.requests.map(({ method }) => method)).toEqual(["GET"]);
});

test("a filter too long for a URL of its own travels inside a batch", async () => {
  const names = Array.from(
    { length: 400 },
    (_, index) => `name eq 'a name of some length, number ${index} of many with spaces'`,
  );
  const list = await query({
    fieldNames: ["name"],
    filterExpression: names.join(" or "),
    top: "5",
  });
  expect(list).toMatchObject({ value: [], hasMore: false });
  expect(bench.requests()).toHaveLength(1);
  expect(bench.requests()[0]).toMatchObject({ method: "POST", path: "/api/data/v9.2/$batch" });
});
