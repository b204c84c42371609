import { createClient, type DataverseRecord } from "../../../src/client";
import { FORMATTED } from "../../../src/client/labels/annotations";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { recordingLogger } from "../fakes";

const bench = useSandbox({ seed: "empty" });
const warnings: string[] = [];
const client = () => {
  const logger = recordingLogger();
  const warn = (line: unknown) => warnings.push(String(line));
  return createClient(bench.connection(), { logger: { ...logger, warn } });
};
const labels = { includeLabels: true };
const url = (table: string, id: unknown) =>
  `${bench.sandbox.url}/main.aspx?etn=${table}&id=${String(id)}&pagetype=entityrecord`;
/** Requests by what they read, without those for definitions. */
const kinds = () =>
  bench.requests().map(({ path }) => (/Metadata|Definitions/.test(path) ? "definition" : "rows"));
const formattedOf = (row: DataverseRecord | undefined) =>
  Object.keys(row ?? {}).filter((name) => name.endsWith(FORMATTED));

let contact = "";
let account = "";
beforeAll(() => {
  contact = bench.sandbox.insert("contact", {
    lastname: "Lee",
    firstname: "Ann",
    fullname: "Ann Lee",
  });
  account = bench.sandbox.insert("account", {
    name: "Contoso",
    industrycode: 1,
    paymenttermscode: 2,
    numberofemployees: 1_234,
    revenue: 5,
    donotemail: 1,
    primarycontactid: contact,
  });
  bench.sandbox.change("contact", contact, {
    parentcustomerid: account,
    parentcustomerid__table: "account",
  });
});
beforeEach(() => {
  warnings.length = 0;
  forgetAt(bench.sandbox.url);
});

const select = {
  entityType: "accounts",
  fieldNames: ["name", "industrycode", "donotemail", "statecode", "_primarycontactid_value"],
};
const expected = {
  industrycode: "Accounting",
  donotemail: "Do Not Allow",
  statecode: "Active",
  primarycontactid: "Ann Lee",
};

describe("the labels of records", () => {
  test("come with the records, in one request, without annotations that nobody asked for", async () => {
    const { value } = await client().queryRecords({ ...select, ...labels });
    expect(value[0]?.["labels"]).toEqual(expected);
    expect(formattedOf(value[0])).toEqual([]);
    expect(kinds()).toEqual(["rows"]);
  });

  test("leave the records as they are where none are asked for", async () => {
    const { value } = await client().queryRecords(select);
    expect(value[0]).not.toHaveProperty("labels");
    expect(bench.requests()[0]?.headers["prefer"] ?? "").not.toContain(FORMATTED);
  });

  test("with digits are told from numbers by the definition, read once", async () => {
    const fieldNames = ["paymenttermscode", "numberofemployees", "revenue"];
    const query = { entityType: "accounts", fieldNames, ...labels };
    const { value } = await client().queryRecords(query);
    expect(value[0]?.["labels"]).toEqual({
      paymenttermscode: "2% 10, Net 30",
      transactioncurrencyid: "US Dollar",
    });
    expect([...kinds()].sort()).toEqual(["definition", "rows"]);
    const again = await client().queryRecords(query);
    expect(again.value).toEqual(value);
    expect([...kinds()].sort()).toEqual(["definition", "rows", "rows"]);
  });

  test("stay beside the annotations that were asked for", async () => {
    const { value } = await client().queryRecords({
      ...select,
      ...labels,
      includeAnnotations: "*",
    });
    expect(value[0]?.["labels"]).toEqual(expected);
    expect(value[0]?.[`industrycode@${FORMATTED}`]).toBe("Accounting");
  });

  test("of a multi-select choice are a list", async () => {
    const skilled = bench.sandbox.insert("new_project", { new_name: "P", new_skills: "1,9" });
    const single = bench.sandbox.insert("new_project", { new_name: "Q", new_skills: "2" });
    const read = (entityId: string) =>
      client().getRecord({
        entityType: "new_project",
        entityId,
        fieldNames: ["new_skills"],
        ...labels,
      });
    expect((await read(skilled))?.["labels"]).toEqual({ new_skills: ["Design", "Translation"] });
    expect((await read(single))?.["labels"]).toEqual({ new_skills: ["Engineering"] });
  });

  test("of expanded records are theirs", async () => {
    const record = await client().getRecord({
      entityType: "accounts",
      entityId: account,
      fieldNames: ["name"],
      expandPropertyNames: [
        "primarycontactid($select=fullname,statecode)",
        "contact_customer_accounts($select=fullname,gendercode,statecode)",
      ],
      ...labels,
      includeRecordUrl: true,
    });
    expect(record?.["labels"]).toEqual({});
    expect(record).toMatchObject({
      recordUrl: url("account", account),
      primarycontactid: { labels: { statecode: "Active" }, recordUrl: url("contact", contact) },
      contact_customer_accounts: [
        { labels: { statecode: "Active" }, recordUrl: url("contact", contact) },
      ],
    });
    expect(JSON.stringify(record)).not.toContain(FORMATTED);
    expect(kinds().filter((kind) => kind === "rows")).toHaveLength(1);
  });
});

describe("the address of records", () => {
  test("is that of the app, by the definition", async () => {
    const { value } = await client().queryRecords({ ...select, includeRecordUrl: true });
    expect(value[0]).toMatchObject({ recordUrl: url("account", account) });
    expect(value[0]).not.toHaveProperty("labels");
    expect([...kinds()].sort()).toEqual(["definition", "rows"]);
  });

  test("is missing with a warning where a row has no primary key", async () => {
    const apply = "groupby((industrycode),aggregate($count as labels))";
    const { value } = await client().queryRecords({
      entityType: "accounts",
      apply,
      ...labels,
      includeRecordUrl: true,
    });
    expect(value[0]).toMatchObject({ labels: 1 });
    expect(value[0]).not.toHaveProperty("recordUrl");
    expect(warnings.filter((line) => line.includes("recordUrl"))).toHaveLength(1);
    expect(warnings.filter((line) => /column labels/.test(line))).toHaveLength(1);
  });
});

test("a missing record has neither", async () => {
  const answer = await client().getRecord({
    entityType: "accounts",
    entityId: "11111111-1111-4111-8111-111111111111",
    returnNullWhenMissing: true,
    ...labels,
    includeRecordUrl: true,
  });
  expect(answer).toBeNull();
});

describe("pages", () => {
  beforeAll(() => {
    for (const name of ["Two", "Three", "Four", "Five"]) {
      bench.sandbox.insert("account", { name, industrycode: 2 });
    }
  });

  test("of Fetch All have labels and addresses each, for one definition", async () => {
    const list = await client().queryRecords({
      ...select,
      ...labels,
      includeRecordUrl: true,
      fetchAll: true,
      recordsPerPage: 2,
    });
    expect(list.value).toHaveLength(5);
    for (const row of list.value) {
      expect(row["labels"]).toMatchObject({
        industrycode: expect.any(String),
        statecode: "Active",
      });
      expect(row["recordUrl"]).toBe(url("account", row["accountid"]));
      expect(formattedOf(row)).toEqual([]);
    }
    expect(kinds().filter((kind) => kind === "definition")).toHaveLength(1);
  });

  test("that are followed later have them too", async () => {
    const query = { ...select, ...labels, recordsPerPage: 2 };
    const first = await client().queryRecords(query);
    const nextPageId = first["@odata.nextLink"] ?? "";
    expect(nextPageId).toContain("skiptoken");
    const second = await client().queryRecords({ ...query, nextPageId });
    expect(second.value[0]?.["labels"]).toMatchObject({
      industrycode: expect.any(String),
      statecode: "Active",
    });
    expect(formattedOf(second.value[0])).toEqual([]);
  });
});
