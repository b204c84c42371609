import { createClient } from "../../../src/client";
import { FORMATTED } from "../../../src/client/labels/annotations";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { recordingLogger } from "../fakes";

const bench = useSandbox({ seed: "empty" });
const warnings: string[] = [];
const run = async (attributes: string, fetch = "", more: object = {}) => {
  const logger = { ...recordingLogger(), warn: (line: unknown) => warnings.push(String(line)) };
  const client = createClient(bench.connection(), { logger });
  const xmlQuery = `<fetch ${fetch}><entity name="account">${attributes}</entity></fetch>`;
  const list = await client.fetchXml({ xmlQuery, includeLabels: true, ...more });
  return list.value;
};
const attribute = (name: string, more = "") => `<attribute name="${name}" ${more}/>`;

let contact = "";
beforeAll(() => {
  contact = bench.sandbox.insert("contact", {
    lastname: "Lee",
    firstname: "Ann",
    fullname: "Ann Lee",
    paymenttermscode: 1,
    numberofchildren: 3,
  });
  for (const paymenttermscode of [1, 2]) {
    bench.sandbox.insert("account", {
      name: `Contoso ${paymenttermscode}`,
      industrycode: 1,
      paymenttermscode,
      numberofemployees: 1_234,
      primarycontactid: contact,
    });
  }
});
beforeEach(() => {
  warnings.length = 0;
  forgetAt(bench.sandbox.url);
});

const join = (columns: string, more = 'alias="a"') =>
  `<link-entity name="contact" from="contactid" to="primarycontactid" ${more}>${columns}</link-entity>`;
const order = '<order attribute="name" />';

test("columns have their labels, also under another name and from another table", async () => {
  const [row] = await run(
    attribute("industrycode") +
      attribute("paymenttermscode", 'alias="terms"') +
      attribute("numberofemployees", 'alias="people"') +
      attribute("primarycontactid") +
      order +
      join(attribute("statecode") + attribute("paymenttermscode") + attribute("numberofchildren")),
  );
  expect(row?.["labels"]).toEqual({
    industrycode: "Accounting",
    terms: "Net 30",
    primarycontactid: "Ann Lee",
    "a.statecode": "Active",
    "a.paymenttermscode": "Net 30",
  });
  expect(JSON.stringify(row)).not.toContain(FORMATTED);
});

test("groups have labels, and what is computed has none", async () => {
  const rows = await run(
    attribute("paymenttermscode", 'groupby="true" alias="terms"') +
      attribute("numberofemployees", 'aggregate="sum" alias="total"') +
      attribute("createdon", 'groupby="true" dategrouping="month" alias="month"'),
    'aggregate="true"',
  );
  expect(rows.map((row) => row["labels"])).toEqual(
    expect.arrayContaining([{ terms: "Net 30" }, { terms: "2% 10, Net 30" }]),
  );
});

test("a column called labels wins, in the rows that lack it too, and the log says so", async () => {
  const rows = await run(attribute("description", 'alias="labels"') + attribute("industrycode"));
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row["labels"] ?? null).toBeNull();
  expect(warnings.filter((line) => /column labels/.test(line))).toHaveLength(1);
});

test("annotations that were asked for stay", async () => {
  const [row] = await run(attribute("industrycode"), "", { includeAnnotations: FORMATTED });
  expect(row).toMatchObject({
    labels: { industrycode: "Accounting" },
    [`industrycode@${FORMATTED}`]: "Accounting",
  });
});

test("every page of Fetch All has labels and addresses", async () => {
  const rows = await run(attribute("industrycode") + order, 'count="1"', {
    fetchAll: true,
    includeRecordUrl: true,
  });
  expect(rows).toHaveLength(2);
  for (const row of rows) {
    expect(row).toMatchObject({
      labels: { industrycode: "Accounting" },
      recordUrl: `${bench.sandbox.url}/main.aspx?etn=account&id=${String(row["accountid"])}&pagetype=entityrecord`,
    });
  }
});
