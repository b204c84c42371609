import { users } from "dataverse-sandbox";
import type { CountResult, FetchXmlList, RecordList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

/**
 * Queries as Microsoft's apps and their users save them, in other words: links with attributes and made-up
 * aliases, invisible links, labels beside values, conditions on who asks and on the calendar.
 */
const bench = useSandbox({ seed: "believable" });

const condition = (attribute: string, operator: string, value?: string, more = "") =>
  `<condition attribute="${attribute}" operator="${operator}"${value === undefined ? "" : ` value="${value}"`} ${more}/>`;
const and = (...parts: string[]) => `<filter type="and">${parts.join("")}</filter>`;
const or = (...parts: string[]) => `<filter type="or">${parts.join("")}</filter>`;
const columns = (...names: string[]) =>
  names.map((name) => `<attribute name="${name}" />`).join("");
const ALIAS = "a_9c1ed6d0b4e64ef0aa1b5f3a2f1c7e55";

type Given = readonly [table: string, set: string, query: string, distinct?: boolean];

const VIEWS: Readonly<Record<string, Given>> = {
  "deals that are mine and open": [
    "opportunity",
    "opportunities",
    columns("name", "customerid", "estimatedvalue", "opportunityid") +
      and(condition("ownerid", "eq-userid"), condition("statecode", "eq", "0")) +
      `<order attribute="estimatedclosedate" descending="false" /><link-entity alias="${ALIAS}" name="account" from="accountid" to="customerid" link-type="outer" visible="false"><attribute name="telephone1" /></link-entity>`,
  ],
  "deals that close this month or the next": [
    "opportunity",
    "opportunities",
    columns("name", "estimatedclosedate") +
      and(
        condition("statecode", "eq", "0"),
        or(
          condition("estimatedclosedate", "this-month"),
          condition("estimatedclosedate", "next-month"),
        ),
      ),
  ],
  "accounts of the last ninety days and the year before": [
    "account",
    "accounts",
    columns("name", "createdon") +
      or(condition("createdon", "last-x-days", "90"), condition("createdon", "last-year")),
  ],
  "accounts that no task is about": [
    "account",
    "accounts",
    columns("name") +
      and(condition("activityid", "null", undefined, 'entityname="ab"')) +
      '<order attribute="name" /><link-entity name="task" from="regardingobjectid" to="accountid" link-type="outer" alias="ab" />',
  ],
  "contacts of accounts in some cities, each once": [
    "contact",
    "contacts",
    columns("fullname", "contactid") +
      '<order attribute="fullname" /><link-entity name="account" from="accountid" to="parentcustomerid" link-type="inner" alias="aa">' +
      `${and('<condition attribute="address1_city" operator="in"><value>Köln</value><value>Zürich</value><value>Brno</value></condition>')}</link-entity>`,
    true,
  ],
  "contacts with their companies and who owns them": [
    "contact",
    "contacts",
    columns("fullname", "parentcustomerid") +
      `<link-entity name="account" from="accountid" to="parentcustomerid" link-type="outer" alias="${ALIAS}">${columns("name", "address1_city")}<link-entity name="systemuser" from="systemuserid" to="owninguser" link-type="outer" alias="owner">${columns("fullname")}</link-entity></link-entity>`,
  ],
  "leads that wait for long": [
    "lead",
    "leads",
    columns("fullname", "createdon") +
      and(
        condition("statecode", "eq", "0", 'uiname="Open" '),
        or(condition("createdon", "olderthan-x-months", "3"), condition("createdon", "last-month")),
      ),
  ],
  "cases of high priority that are not mine": [
    "incident",
    "incidents",
    columns("title", "ticketnumber", "prioritycode") +
      and(
        condition("statecode", "eq", "0"),
        condition("prioritycode", "ne", "3"),
        condition("ownerid", "ne-userid"),
        condition("title", "not-like", "%test%"),
      ),
  ],
  "tasks that are due, with what they are about": [
    "task",
    "tasks",
    columns("subject", "scheduledend") +
      `<link-entity name="account" from="accountid" to="regardingobjectid" alias="regarding">${columns("name")}</link-entity>` +
      and(
        condition("scheduledend", "on-or-before", "2099-12-31"),
        condition("statecode", "in", "0")
          .replace('value="0" ', "")
          .replace("/>", "><value>0</value><value>1</value></condition>"),
      ),
  ],
};

beforeAll(() => {
  for (const name of ["Mine 1", "Mine 2", "Mine 3"]) {
    const owner = { ownerid: users.application.id, ownerid__table: "systemuser" };
    bench.sandbox.insert("opportunity", { name, statecode: 0, ...owner });
  }
  for (const [name, [table, , query, distinct]] of Object.entries(VIEWS)) {
    bench.sandbox.insert("savedquery", {
      ...{ name, returnedtypecode: table, querytype: 0, statecode: 0 },
      fetchxml: xmlOf(table, query, distinct),
    });
  }
});

const xmlOf = (table: string, query: string, distinct = false) =>
  `<fetch version="1.0" output-format="xml-platform" mapping="logical" distinct="${distinct}"><entity name="${table}">${query}</entity></fetch>`;

describe.each(Object.entries(VIEWS))("%s", (view, [table, entityType, query, distinct]) => {
  const whole = () =>
    bench.act<FetchXmlList>("fetchXml", {
      xmlQuery: xmlOf(table, query, distinct),
      fetchAll: true,
    });
  const run = (inputs: object = {}) =>
    bench.act<RecordList>("queryEntities", { entityType, view, fetchAll: true, ...inputs });

  test("yields what its FetchXML yields, whole and page by page, and is counted", async () => {
    const { value } = await whole();
    expect(value.length).toBeGreaterThan(0);
    expect((await run()).value).toEqual(value);
    const size = Math.max(1, Math.ceil(value.length / 3));
    expect((await run({ recordsPerPage: size })).value).toEqual(value);
    const counted = await bench.act<CountResult>("countEntities", { entityType, view });
    expect(counted).toMatchObject({ count: value.length, exact: true });
  });

  test("is narrowed by a filter, and sorted by another column", async () => {
    const { value } = await whole();
    const id = `${table}id`.replace("taskid", "activityid");
    const [first] = (await run({ fieldNames: id })).value;
    const key = String(first?.[id]);
    const found = await run({
      ...{ filterExpression: `${id} eq ${key} and not (createdon lt 1900-01-01)` },
      ...{ fieldNames: [id, "createdon"], orderByFieldNames: "createdon desc" },
    });
    expect(new Set(found.value.map((row) => row[id]))).toEqual(new Set([key]));
    expect(found.columns?.map(({ name }) => name)).toEqual([id, "createdon"]);
    const rest = await run({ filterExpression: `not (${id} eq ${key})`, fieldNames: id });
    expect(found.value.length + rest.value.length).toBe(
      distinct ? (await run({ fieldNames: id })).value.length : value.length,
    );
  });
});
