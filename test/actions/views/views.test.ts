import { users } from "dataverse-sandbox";
import type { CountResult, RecordList, ViewList } from "../../../src/client";
import { pick } from "../../dataSources/pick";
import { forgetAt } from "../../support/forget";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox({ seed: "believable" });
beforeEach(() => forgetAt(bench.sandbox.url));

const accounts = { entityType: "accounts" };
const list = (inputs: object = {}) => bench.act<ViewList>("listViews", { ...accounts, ...inputs });
const query = (inputs: object = {}) =>
  bench.act<RecordList>("queryEntities", { ...accounts, view: "Active Accounts", ...inputs });
const count = (inputs: Record<string, unknown>) => bench.act<CountResult>("countEntities", inputs);
const rows = (sql: string) => bench.sandbox.store.select(sql);
const active = (more = "") =>
  Number(rows(`SELECT count(*) AS n FROM account WHERE statecode = 0 ${more}`)[0]?.["n"]);
const insertView = (values: Record<string, string | number>) =>
  bench.sandbox.insert("savedquery", {
    ...{ returnedtypecode: "account", querytype: 0, statecode: 0 },
    ...values,
  });

describe("List Views", () => {
  test("lists what View takes: the system's views and the personal ones of the user", async () => {
    const { views, count: size } = await list();
    expect(views.map(({ name, kind, type }) => [name, kind, type])).toEqual([
      ["Active Accounts", "system", "public"],
      ["My Active Accounts", "system", "public"],
      ["Accounts in Köln", "personal", undefined],
    ]);
    expect(size).toBe(3);
    expect(views[0]).toMatchObject({
      isDefault: true,
      columns: ["name", "telephone1", "address1_city", "primarycontact.emailaddress1"],
      fetchXml: expect.stringContaining('<entity name="account">'),
    });
    for (const { id, name } of views) {
      expect((await query({ view: id, top: 1 })).value).toEqual(
        (await query({ view: name, top: 1 })).value,
      );
    }
  });

  test("the personal views are those of the impersonated user", async () => {
    const ids = async (options: object) =>
      (await list({ options })).views.filter(({ kind }) => kind === "personal").map(({ id }) => id);
    const theirs = await ids({ impersonateUserId: users.salesperson.id });
    expect(theirs).toHaveLength(1);
    expect(theirs).not.toEqual(await ids({}));
  });

  test("tables go by any name, and one without views has none", async () => {
    expect((await list({ entityType: "Account" })).count).toBe(3);
    expect(await list({ entityType: "annotation" })).toEqual({ views: [], count: 0 });
  });
});

describe("Select View", () => {
  test("offers the system's views, then the personal ones, by name", async () => {
    expect((await pick(bench, "views", accounts)).map(({ label }) => label)).toEqual([
      "Active Accounts",
      "My Active Accounts",
      "Accounts in Köln (personal)",
    ]);
    const found = await pick(bench, "views", { ...accounts, search: "KÖLN" });
    expect(found.map(({ label }) => label)).toEqual(["Accounts in Köln (personal)"]);
    expect(await pick(bench, "views", { ...accounts, search: "%_['" })).toEqual([]);
  });

  test("takes one request once the definition is remembered", async () => {
    await pick(bench, "views", accounts);
    bench.sandbox.clearRequests();
    await pick(bench, "views", accounts);
    expect(bench.requests()).toHaveLength(1);
  });
});

describe("Count Entities", () => {
  test("counts the rows of a view, with a filter added", async () => {
    const view = "Active Accounts";
    expect(await count({ ...accounts, view })).toMatchObject({ count: active(), exact: true });
    const filterExpression = "industrycode = 'Consulting' or revenue is null";
    expect(await count({ ...accounts, view, filterExpression })).toMatchObject({
      count: active("AND (industrycode = 7 OR revenue IS NULL)"),
    });
  });

  test("needs no table where the view alone has the name", async () => {
    expect(await count({ view: "Active Accounts" })).toMatchObject({ count: active() });
    insertView({ name: "Same", fetchxml: '<fetch><entity name="account" /></fetch>' });
    insertView({
      ...{ name: "Same", returnedtypecode: "contact" },
      fetchxml: '<fetch><entity name="contact" /></fetch>',
    });
    expect((await bench.failure("countEntities", { view: "Same" })).message).toMatch(
      /several views: [0-9a-f-]{36} \(system, of \w+\), [0-9a-f-]{36} \(system, of \w+\)/,
    );
    expect((await count({ ...accounts, view: "Same" })).exact).toBe(true);
    expect((await bench.failure("countEntities", { view: "no such" })).message).toMatch(
      /^View "no such" is no view that the user sees/,
    );
  });

  test.each([
    [{ view: "x", fetchXml: "<fetch/>" }, /^View and XML Query cannot both be set/],
    [{ view: "x", filterExpression: "a/b eq 1" }, /cannot be added to a view/],
    [{ view: "x", filterExpression: "$filter=a eq 1&$top=2" }, /has \$top beside/],
  ])("%j is refused before anything is sent", async (inputs, message) => {
    expect((await bench.failure("countEntities", inputs)).message).toMatch(message);
    expect(bench.requests()).toEqual([]);
  });
});

describe("odd views", () => {
  const fetch = (content: string, attributes = "") =>
    `<fetch ${attributes}><entity name="account">${content}</entity></fetch>`;

  test("a top of the view limits it, whatever pages are asked for", async () => {
    insertView({ name: "Three", fetchxml: fetch('<attribute name="name" />', 'top="3"') });
    expect(await query({ view: "Three" })).toMatchObject({ hasMore: false, oDataNextLink: null });
    for (const inputs of [{}, { fetchAll: true }, { recordsPerPage: 2 }]) {
      expect((await query({ view: "Three", ...inputs })).value).toHaveLength(3);
    }
    const two = await query({ view: "Three", top: 2 });
    expect(two).toMatchObject({ hasMore: true, oDataNextLink: null, value: { length: 2 } });
    const more = await query({ view: "Three", top: 10, options: { count: true } });
    expect(more).toMatchObject({ hasMore: false, oDataCount: 3, value: { length: 3 } });
    expect((await count({ ...accounts, view: "Three" })).count).toBe(3);
  });

  test.each(["0", "7000"])(
    "a top of %s, which Dataverse does not take, is refused",
    async (top) => {
      const view = `Top ${top}`;
      insertView({ name: view, fetchxml: fetch('<attribute name="name" />', `top="${top}"`) });
      const { message } = await bench.failure("queryEntities", { ...accounts, view });
      expect(message).toMatch(`View "${view}" has top="${top}"; expected a whole number from 1 to`);
    },
  );

  test("groups of an aggregation come as they are, without columns of records", async () => {
    const view = "By status";
    const grouped =
      '<attribute name="statecode" groupby="true" alias="s" /><attribute name="accountid" aggregate="count" alias="n" />';
    insertView({ name: view, fetchxml: fetch(grouped, 'aggregate="true"') });
    const fieldMap = { Phone: "telephone1" };
    const list = await query({ view, fieldMap, filterExpression: "Phone ne null" });
    expect(list.columns?.map(({ name }) => name)).toEqual(["s", "n"]);
    expect(list.value.find(({ s }) => s === 0)).toMatchObject({
      n: active("AND telephone1 IS NOT NULL"),
    });
    expect((await query({ view, top: 1 })).hasMore).toBe(true);
    for (const inputs of [{ fieldNames: "name" }, { orderByFieldNames: "name" }]) {
      const { message } = await bench.failure("queryEntities", { ...accounts, view, ...inputs });
      expect(message).toMatch(/^View "By status" is an aggregation/);
    }
  });

  test("without a layout it shows what it reads; without columns all are there", async () => {
    insertView({
      name: "Bare",
      fetchxml: fetch("<all-attributes />", 'page="7" count="3" paging-cookie="x"'),
    });
    insertView({
      name: "No layout",
      fetchxml: fetch('<attribute name="ownerid" /><attribute name="name" />'),
      layoutxml: "<grid",
    });
    const bare = await query({ view: "Bare", top: 1 });
    expect(bare.value[0]).toMatchObject({
      name: expect.any(String),
      statecode: expect.any(Number),
    });
    expect(bare).not.toHaveProperty("columns");
    expect((await query({ view: "No layout", top: 1 })).columns).toEqual([
      { name: "ownerid", label: "Owner" },
      { name: "name", label: "Account Name" },
    ]);
  });

  test("hidden cells are left out, and a field map's columns are read besides", async () => {
    const cells = ["name", "revenue", "x.fullname"].map(
      (name) => `<cell name="${name}" width="1" />`,
    );
    insertView({
      name: "Hidden",
      fetchxml: fetch('<attribute name="name" /><attribute name="revenue" />'),
      layoutxml: `<grid><row>${cells.join("")}<cell name="telephone1" ishidden="1" /></row></grid>`,
    });
    const fieldMap = { Phone: "telephone1", State: "statecode" };
    const { columns, value } = await query({
      view: "Hidden",
      fieldMap,
      filterExpression: "Phone ne null",
      top: 1,
    });
    expect(columns?.map(({ name }) => name)).toEqual(["name", "revenue", "x.fullname"]);
    expect(value[0]).toMatchObject({
      mapped: { Phone: expect.any(String), State: expect.anything() },
    });
  });

  test.each([
    ["<fetch><entity", /^View "Broken \d+" cannot be run: its FetchXML is not well formed/],
    ["<fetch><!DOCTYPE x></fetch>", /its FetchXML must not contain a DOCTYPE/],
    ["", /has no query/],
  ])("what cannot be run says so: %j", async (fetchxml, message) => {
    broken += 1;
    insertView({ name: `Broken ${broken}`, fetchxml });
    const inputs = { ...accounts, view: `Broken ${broken}` };
    expect((await bench.failure("queryEntities", inputs)).message).toMatch(message);
  });
  let broken = 0;

  test.each(HOSTILE_NAMES)(
    "%s is a name like any other, of views, columns and aliases",
    async (name) => {
      insertView({
        name,
        fetchxml: fetch(
          `<attribute name="name" /><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="${name.replaceAll("_", "x")}"><attribute name="fullname" /></link-entity>`,
        ),
        layoutxml: `<grid><row><cell name="${name}" /><cell name="${name}.${name}" /></row></grid>`,
      });
      const { columns, value } = await query({ view: name, top: 1 });
      expect(value).toHaveLength(1);
      expect(columns).toEqual(
        [name, `${name}.${name}`].map((each) => ({ name: each, label: each })),
      );
      const fields = await bench.failure("queryEntities", {
        ...accounts,
        view: name,
        fieldNames: name,
      });
      expect(fields.message).toMatch(/is no column of account/);
    },
  );
});

describe("faults", () => {
  const busy = { kind: "throttle", retryAfter: 1 } as const;

  test.each([
    ["throttling", busy],
    ["a lost answer", { kind: "lostResponse" } as const],
    ["a service that is away", { kind: "status", status: 503 } as const],
  ])("%s at every request changes nothing", async (_, action) => {
    const calm = await query({ fetchAll: true, recordsPerPage: 20 });
    forgetAt(bench.sandbox.url);
    for (const after of [0, 2, 4, 6]) bench.sandbox.fault({ after, action });
    expect(await query({ fetchAll: true, recordsPerPage: 20 })).toEqual(calm);
  });

  test("columns whose labels cannot be read go by their names, and the log says why", async () => {
    const body = { code: "0x80040220", message: "missing prvReadEntity" };
    const action = { kind: "status", status: 403, body } as const;
    bench.sandbox.fault({ after: 3, action });
    expect((await query({ top: 1 })).columns?.at(-1)).toEqual({
      name: "primarycontact.emailaddress1",
      label: "primarycontact.emailaddress1",
    });
    expect(bench.log.warn.join()).toMatch(/^Columns of contact are shown by their names: .*\(403/);
  });

  test("a user who may not read personal views still has the system's", async () => {
    const body = { code: "0x80040220", message: "missing prvReadUserQuery" };
    const action = { kind: "status", status: 403, body } as const;
    bench.sandbox.fault({ match: { path: "/userqueries" }, times: 9, action });
    expect((await query({ top: 1 })).value).toHaveLength(1);
    const { message } = await bench.failure("queryEntities", {
      ...accounts,
      view: "Accounts in Köln",
    });
    expect(message).toMatch(/missing prvReadUserQuery/);
  });

  test("a view that was repaired since it was read is read again", async () => {
    const id = insertView({
      name: "Repaired",
      fetchxml: '<fetch><entity name="account"><attribute name="gone" /></entity></fetch>',
    });
    const failed = await bench.failure("queryEntities", { ...accounts, view: "Repaired" });
    expect(failed.message).toMatch(/gone/);
    const fetchxml = '<fetch><entity name="account"><attribute name="name" /></entity></fetch>';
    bench.sandbox.store.update("savedquery", id, { fetchxml });
    // What is remembered is refused once more, and by then it is old enough to be read again.
    time.advance(60_000);
    expect((await query({ view: "Repaired", top: 1 })).value).toHaveLength(1);
  });
});
