import type { RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { ACCOUNT_LEADS, CHILDREN, family, forget, many, sent, work } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const NOWHERE = "11111111-1111-4111-8111-000000000004";

const list = (given: Record<string, unknown>): Promise<RecordList> =>
  bench.act<RecordList>("listRelatedEntities", { entityType: "accounts", ...given });

const parents = (count: number) => {
  const { account } = family(bench, 0);
  return { account, contacts: family(bench, count, account).contacts };
};
const ids = ({ value }: RecordList, column = "contactid") => value.map((row) => row[column]).sort();

describe.each([
  ["cold", () => forget(bench)],
  ["warm", () => undefined],
])("%s", (_name, begin) => {
  it("children, with columns, filter, order and labels of their table", async () => {
    const { account, contacts } = parents(5);
    begin();
    const result = await list({
      entityId: account,
      relationship: CHILDREN,
      fieldNames: ["Last Name", "parentcustomerid"],
      filterExpression: "lastname ne 'Child 0' and _parentcustomerid_value ne null",
      options: { orderByFieldNames: "lastname desc", includeLabels: true, top: 3 },
    });
    expect(result.value.map((row) => row["lastname"])).toEqual(["Child 4", "Child 3", "Child 2"]);
    expect(result.value[0]).toMatchObject({
      contactid: contacts[4],
      _parentcustomerid_value: account,
      labels: { parentcustomerid: "Fabrikam, Inc." },
    });
    expect(result.value[0]).not.toHaveProperty("statecode");
  });

  it("many-to-many, from either side", async () => {
    const { account } = family(bench, 0);
    const leads = many(3, (index) => bench.sandbox.insert("lead", { lastname: `L${index}` }));
    for (const lead of leads) bench.sandbox.store.link(ACCOUNT_LEADS, account, lead);
    begin();
    const given = { relationship: ACCOUNT_LEADS };
    const own = await list({ ...given, entityId: account, fieldNames: "lastname" });
    expect(ids(own, "leadid")).toEqual([...leads].sort());
    expect(own.hasMore).toBe(false);
    const back = await list({ ...given, entityType: "Lead", entityId: leads[0] });
    expect(ids(back, "accountid")).toEqual([account]);
  });

  it("what a lookup refers to is a list of one, or of none", async () => {
    const { account, contacts } = parents(1);
    begin();
    const given = { entityType: "contact", entityId: contacts[0], fieldNames: "name" };
    for (const relationship of ["parentcustomerid", "Company Name", "parentcustomerid_account"]) {
      const result = await list({ ...given, relationship });
      expect(result).toMatchObject({
        hasMore: false,
        value: [{ accountid: account, name: "Fabrikam, Inc." }],
      });
    }
    expect(await list({ ...given, relationship: "parentcustomerid_contact" })).toMatchObject({
      value: [],
      hasMore: false,
    });
    const filtered = {
      ...given,
      relationship: "parentcustomerid",
      filterExpression: "name eq 'x' or name eq 'y'",
    };
    expect(await list(filtered)).toMatchObject({ value: [], hasMore: false });
    expect(await list({ entityId: account, relationship: "primarycontactid" })).toMatchObject({
      value: [],
      hasMore: false,
    });
  });
});

test("page by page, and all pages", async () => {
  const { account, contacts } = parents(7);
  const given = { entityId: account, relationship: CHILDREN, fieldNames: "lastname" };
  const options = { recordsPerPage: 3, orderByFieldNames: "lastname", includeRecordUrl: true };
  const first = await list({ ...given, options });
  expect(first).toMatchObject({ hasMore: true, oDataNextLink: expect.stringContaining(CHILDREN) });
  expect(first.value).toHaveLength(3);
  const second = await list({ ...given, options: { ...options, nextPageId: first.oDataNextLink } });
  const third = await list({ ...given, options: { ...options, nextPageId: second.oDataNextLink } });
  expect(third).toMatchObject({ hasMore: false, oDataNextLink: null });
  expect([first, second, third].flatMap((page) => ids(page)).sort()).toEqual([...contacts].sort());
  expect(third.value[0]?.["recordUrl"]).toMatch(/etn=contact/);
  const all = await list({ ...given, fetchAll: true, options });
  expect(all.value).toHaveLength(7);
  expect(all.hasMore).toBe(false);
  const cut = await list({ ...given, fetchAll: true, options: { ...options, maxRecords: 4 } });
  expect(cut).toMatchObject({ hasMore: true });
  const counted = await list({ ...given, options: { count: true, top: 1 } });
  expect(counted).toMatchObject({ "@odata.count": 7, hasMore: true });
});

test("in the words of an app", async () => {
  const { account, contacts } = parents(1);
  const result = await list({
    entityId: account,
    relationship: CHILDREN,
    options: { fieldMap: { surname: "lastname" } },
  });
  expect(result.value).toMatchObject([{ contactid: contacts[0], mapped: { surname: "Child 0" } }]);
});

test("one request where definitions are known", async () => {
  const { account } = parents(2);
  const given = { entityId: account, relationship: CHILDREN };
  await list(given);
  bench.sandbox.clearRequests();
  await list(given);
  expect(sent(bench)).toEqual([`GET accounts(${account})/${CHILDREN}`]);
});

test("a next link of another relationship, table or environment is refused before it is followed", async () => {
  const { account } = parents(3);
  const given = { entityId: account, relationship: CHILDREN };
  const { oDataNextLink: nextPageId } = await list({ ...given, options: { recordsPerPage: 1 } });
  const others = [
    { ...given, relationship: ACCOUNT_LEADS },
    { ...given, entityType: "lead", relationship: ACCOUNT_LEADS },
    { ...given, relationship: "primarycontactid" },
  ];
  bench.sandbox.clearRequests();
  for (const other of others) {
    const error = await bench.failure("listRelatedEntities", {
      entityType: "account",
      ...other,
      options: { nextPageId },
    });
    expect(error.message).toMatch(/^Next Page ID is /);
  }
  const away = await bench.failure("listRelatedEntities", {
    entityType: "account",
    ...given,
    options: { nextPageId: "https://elsewhere.example/api/data/v9.2/accounts(1)/x" },
  });
  expect(away.name).toBe("InputError");
  expect(work(bench)).toEqual([]);
});

test.each([CHILDREN, ACCOUNT_LEADS, "primarycontactid"])(
  "a record that does not exist fails the action: %s",
  async (relationship) => {
    const error = await bench.failure("listRelatedEntities", {
      entityType: "account",
      entityId: NOWHERE,
      relationship,
    });
    expect(error).toMatchObject({ status: 404 });
  },
);

test.each([
  ["lastnam eq 'x'", {}, /lastnam/],
  ["", { fieldNames: ["No Such Column"] }, /No Such Column/],
  ["", { options: { orderByFieldNames: "nosuch" } }, /nosuch/],
])(
  "wrong names are told with the table they are looked for in: %s %j",
  async (filterExpression, more, words) => {
    const { account } = parents(1);
    const error = await bench.failure("listRelatedEntities", {
      entityType: "account",
      entityId: account,
      relationship: CHILDREN,
      filterExpression,
      ...more,
    });
    expect(error.message).toMatch(words);
  },
);

test("throttled, busy and broken off: read again", async () => {
  const { account } = parents(3);
  for (const action of [
    { kind: "throttle", retryAfter: 1 },
    { kind: "status", status: 503, body: "busy" },
    { kind: "truncate", bytes: 30 },
    { kind: "reset" },
  ] as const) {
    bench.sandbox.fault({ match: { path: CHILDREN }, action });
    expect((await list({ entityId: account, relationship: CHILDREN })).value).toHaveLength(3);
  }
});

test("a lookup that is empty answers as a query that finds nothing", async () => {
  const { account } = parents(0);
  const given = { entityId: account, relationship: "primarycontactid" };
  expect(await list(given)).toEqual({
    value: [],
    hasMore: false,
    "@odata.nextLink": null,
    oDataNextLink: null,
  });
  expect(await list({ ...given, options: { count: true } })).toMatchObject({
    value: [],
    "@odata.count": 0,
    oDataCount: 0,
  });
  expect(await list({ ...given, fetchAll: true })).toEqual({ value: [], hasMore: false });
});
