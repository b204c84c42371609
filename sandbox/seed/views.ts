import type { Row, Store } from "../types";
import { organizationId, solutions } from "./identities";
import { insertRows } from "./insertRow";
import { quickFindViews } from "./quickFindViews";
import type { View } from "./view";

const active =
  '<filter type="and"><condition attribute="statecode" operator="eq" value="0" /></filter>';
const mine =
  '<filter type="and"><condition attribute="ownerid" operator="eq-userid" /><condition attribute="statecode" operator="eq" value="0" /></filter>';

/** Views that every environment with Sales and Service has; `00aa` ids are the same everywhere. */
const systemViews: readonly View[] = [
  {
    id: "10001002",
    name: "Active Accounts",
    table: "account",
    querytype: 0,
    isdefault: true,
    columns: {
      name: 300,
      telephone1: 100,
      address1_city: 100,
      "primarycontact.emailaddress1": 150,
    },
    query: `<order attribute="name" />${active}<link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="primarycontact"><attribute name="emailaddress1" /></link-entity>`,
  },
  {
    id: "10001001",
    name: "My Active Accounts",
    table: "account",
    querytype: 0,
    columns: { name: 300, telephone1: 100, address1_city: 100 },
    query: `<order attribute="name" />${mine}`,
  },
  {
    id: "10001005",
    name: "Quick Find Active Accounts",
    table: "account",
    querytype: 4,
    columns: { name: 300, accountnumber: 100, address1_city: 100, emailaddress1: 200 },
    query: `<order attribute="name" />${active}<filter type="or" isquickfindfields="1"><condition attribute="name" operator="like" value="{0}" /><condition attribute="accountnumber" operator="like" value="{0}" /></filter>`,
  },
  {
    id: "10001004",
    name: "Active Contacts",
    table: "contact",
    querytype: 0,
    isdefault: true,
    columns: { fullname: 300, emailaddress1: 150, parentcustomerid: 150, telephone1: 125 },
    query: `<order attribute="fullname" />${active}`,
  },
  {
    name: "Contacts: Birthday This Month",
    table: "contact",
    querytype: 0,
    columns: { fullname: 200, birthdate: 125, mobilephone: 125 },
    query: `<order attribute="birthdate" descending="true" /><filter type="and"><condition attribute="birthdate" operator="not-null" /></filter>`,
  },
  {
    name: "Open Opportunities",
    table: "opportunity",
    querytype: 0,
    isdefault: true,
    columns: { name: 300, customerid: 150, estimatedvalue: 100, estimatedclosedate: 100 },
    query: `<order attribute="estimatedclosedate" />${active}`,
  },
  {
    name: "Active Cases",
    table: "incident",
    querytype: 0,
    isdefault: true,
    columns: { title: 300, ticketnumber: 100, prioritycode: 100, customerid: 150, createdon: 140 },
    query: `<order attribute="createdon" descending="true" />${active}`,
  },
  {
    name: "My Activities",
    table: "activitypointer",
    querytype: 0,
    isdefault: true,
    columns: { activitytypecode: 100, subject: 300, regardingobjectid: 150, scheduledend: 140 },
    query: `<order attribute="scheduledend" />${mine}`,
  },
  {
    name: "Tasks with their accounts",
    table: "task",
    querytype: 0,
    columns: {
      subject: 300,
      "customer.name": 200,
      "customer.address1_city": 100,
      prioritycode: 75,
    },
    query: `<order attribute="subject" /><link-entity name="account" from="accountid" to="regardingobjectid" link-type="inner" alias="customer"><attribute name="name" /><attribute name="address1_city" /></link-entity>`,
  },
  {
    name: "Active Projects",
    table: "new_project",
    querytype: 0,
    isdefault: true,
    columns: { new_name: 300, new_code: 100, new_phase: 100, new_budget: 100, new_deadline: 100 },
    query: `<order attribute="new_name" />${active}`,
  },
  {
    name: "Unreadable Projects (retired)",
    table: "new_project",
    querytype: 0,
    columns: { new_name: 300 },
    query: `<order attribute="new_name" />${active}`,
  },
];

/** The system's views; the last one is deactivated. */
export function seedViews(store: Store, now: number): void {
  const rows = [...quickFindViews, ...systemViews].map((view, at, views) => ({
    savedqueryid: `00000000-0000-0000-00aa-0000${view.id ?? String(10_009_000 + at)}`,
    savedqueryidunique: `00000000-0000-0000-00ab-0000${view.id ?? String(10_009_000 + at)}`,
    ...viewRow(store, view),
    isdefault: Number(view.isdefault ?? false),
    isquickfindquery: Number(view.querytype === 4),
    iscustom: Number(view.table.startsWith("new_")),
    solutionid: solutions.active,
    organizationid: organizationId,
    ...(at === views.length - 1 ? { statecode: 1, statuscode: 2 } : {}),
  }));
  insertRows(store, "savedquery", rows, now);
}

/** What system and personal views have alike: the query, and the layout of the list. */
export function viewRow(store: Store, view: View): Row {
  const { name, table, querytype, columns, query } = view;
  const known = store.schema.tables.get(table);
  const id = known?.primaryId ?? "";
  const own = Object.keys(columns).filter((column) => !column.includes("."));
  const attributes = [id, ...own].map((column) => `<attribute name="${column}" />`).join("");
  const cells = Object.entries(columns).map(
    ([column, width]) => `<cell name="${column}" width="${width}" />`,
  );
  return {
    name,
    querytype,
    returnedtypecode: table,
    fetchxml: `<fetch version="1.0" output-format="xml-platform" mapping="logical"><entity name="${table}">${attributes}${query}</entity></fetch>`,
    layoutxml: `<grid name="resultset" object="${known?.declaration.objectTypeCode}" jump="${known?.primaryName}" select="1" icon="1" preview="1"><row name="result" id="${id}">${cells.join("")}</row></grid>`,
  };
}
