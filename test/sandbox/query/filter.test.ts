import { openService, type Service } from "./service";

let service: Service;
let ids: Record<"litware" | "adventure" | "empty" | "contact" | "other", string>;

beforeAll(async () => {
  service = await openService();
  const { insert, store } = service;
  const contact = insert("contact", { firstname: "Susanna", lastname: "Stubberod" });
  const other = insert("contact", { firstname: "Same", lastname: "same" });
  const litware = insert("account", {
    name: "Litware, Inc.",
    revenue: 20000,
    numberofemployees: 5,
    creditonhold: 1,
    primarycontactid: contact,
    accountnumber: "100% [A_B]",
    lastonholdtime: "2024-05-01T10:00:00Z",
  });
  const adventure = insert("account", {
    name: "Größe O'Brien",
    revenue: 30000.5,
    numberofemployees: 5000000,
    creditonhold: 0,
    primarycontactid: other,
    accountnumber: "100 percent",
    lastonholdtime: "2024-05-01T10:00:01Z",
  });
  const empty = insert("account", { name: "Nothing" });
  ids = { litware, adventure, empty, contact, other };
  const task = (subject: string, account: string, statecode: number) =>
    insert("task", {
      subject,
      regardingobjectid: account,
      regardingobjectid__table: "account",
      statecode,
    });
  task("Call", litware, 1);
  task("Write", litware, 0);
  task("Call", adventure, 1);
  insert("opportunity", {
    name: "Big",
    customerid: litware,
    customerid__table: "account",
    parentcontactid: contact,
  });
  const lead = insert("lead", { subject: "Lead", lastname: "L" });
  store.link("accountleads_association", litware, lead);
});

afterAll(() => service.store.close());

/** Names of the accounts a filter keeps, sorted. */
function names(filter: string): unknown[] {
  const url = `accounts?$select=name&$orderby=name&$filter=${encodeURIComponent(filter)}`;
  const answer = service.get(url);
  if (answer.status !== 200) {
    throw new Error(answer.text);
  }
  return answer.json.value.map(({ name }) => name);
}

const litware = "Litware, Inc.";
const adventure = "Größe O'Brien";
const empty = "Nothing";

describe("comparisons", () => {
  it.each([
    ["name eq 'LITWARE, inc.'", [litware]],
    ["name eq 'grosse o''brien'", [adventure]],
    ["name ne 'nothing'", [adventure, litware]],
    ["name gt 'h' and name lt 'M'", [litware]],
    ["revenue eq 20000", [litware]],
    ["revenue ge 20000.0 and revenue le 30000.5", [adventure, litware]],
    ["numberofemployees gt -1", [adventure, litware]],
    ["creditonhold eq true", [litware]],
    ["statecode eq 0", [adventure, litware, empty]],
    ["createdon ge 2024-05-15", [adventure, litware, empty]],
    ["createdon gt 2024-05-15T10:30:00Z", []],
    ["createdon eq 2024-05-15T12:30:00+02:00", [adventure, litware, empty]],
    ["lastonholdtime gt 2024-05-01T10:00:00.5Z", [adventure]],
    ["lastonholdtime lt 2024-05-01T10:00:00.5Z", [litware]],
    ["lastonholdtime eq 2024-05-01T10:00:00.5Z", []],
    ["lastonholdtime eq 2024-05-01T10:00:00.000Z", [litware]],
  ])("%s", (filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });

  it("compares lookups with bare and with quoted GUIDs, in any letter case", () => {
    expect(names(`_primarycontactid_value eq ${ids.contact}`)).toEqual([litware]);
    expect(names(`_primarycontactid_value eq '${ids.contact.toUpperCase()}'`)).toEqual([litware]);
    expect(names(`accountid eq ${ids.empty}`)).toEqual([empty]);
  });

  it("compares columns of the same row", () => {
    const answer = service.get("contacts?$select=fullname&$filter=firstname eq lastname");
    expect(answer.json.value.map(({ contactid }) => contactid)).toEqual([ids.other]);
  });
});

describe("null", () => {
  it.each([
    ["revenue eq null", [empty]],
    ["revenue ne null", [adventure, litware]],
    ["_primarycontactid_value eq null", [empty]],
    ["revenue gt 20000", [adventure]],
    ["not (revenue gt 20000)", [litware]],
    ["not (revenue le 20000)", [adventure]],
    ["revenue gt 20000 or not (revenue gt 20000)", [adventure, litware]],
  ])("%s is neither true nor false where a null is compared", (filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });

  it.each([
    ["revenue ne 20000", [adventure, empty]],
    ["primarycontactid/lastname ne 'Stubberod'", [adventure, empty]],
    ["not (revenue eq 20000)", [adventure, empty]],
    ["not (revenue ne 20000)", [litware]],
    ["not (not (revenue ne 20000))", [adventure, empty]],
    ["not (revenue eq 20000 or name eq 'x')", [adventure, empty]],
    ["not (revenue gt 20000 and revenue ne 20000)", [litware]],
    ["not contains(accountnumber,'percent')", [litware, empty]],
    ["revenue eq 20000 or not (revenue eq 20000)", [adventure, litware, empty]],
    ["Account_Tasks/any(t:t/description ne 'x')", [adventure, litware]],
  ])("%s holds for rows without a value, being negative", (filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });
});

describe("string functions", () => {
  it.each([
    ["contains(name,'ITW')", [litware]],
    ["contains(name,'o''b')", [adventure]],
    ["startswith(name,'gross')", [adventure]],
    ["endswith(name,'INC.')", [litware]],
    ["contains(name,'l%w')", [litware]],
    ["startswith(name,'_itware')", [litware]],
    ["startswith(name,'[k-m]')", [litware]],
    ["startswith(name,'[^k-m]')", [adventure, empty]],
    ["contains(accountnumber,'100[%]')", [litware]],
    ["contains(accountnumber,'A[_]B')", [litware]],
    ["contains(name,'?')", []],
    ["contains(name,'*')", []],
  ])("%s", (filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });
});

describe("related rows", () => {
  it.each([
    ["primarycontactid/fullname eq 'SUSANNA stubberod'", [litware]],
    ["primarycontactid/createdby/fullname eq 'Jane Reyes'", [adventure, litware]],
    ["primarycontactid/lastname eq null", [empty]],
    ["ownerid/ownerid eq 4026be43-6b69-e111-8f65-78e7d1620f5e", [adventure, litware, empty]],
    ["Account_Tasks/any(t:t/statecode eq 0)", [litware]],
    ["Account_Tasks/any()", [adventure, litware]],
    ["not Account_Tasks/any()", [empty]],
    ["Account_Tasks/all(t:t/statecode eq 1)", [adventure, empty]],
    ["Account_Tasks/any(t:contains(t/subject,'call') and t/statecode eq 1)", [adventure, litware]],
    ["Account_Tasks/any(t:t/owninguser/fullname eq 'jane reyes')", [adventure, litware]],
    ["opportunity_customer_accounts/any(o:o/parentcontactid/lastname eq 'Stubberod')", [litware]],
    ["accountleads_association/any(l:l/subject eq 'lead')", [litware]],
    [
      "accountleads_association/any(l:l/accountleads_association/any(a:a/name eq 'Litware, Inc.'))",
      [litware],
    ],
    [
      "Account_Tasks/any(t:t/subject eq 'Write') or Account_Tasks/any(t:t/subject eq 'none')",
      [litware],
    ],
  ])("%s", (filter, expected) => {
    expect(names(filter)).toEqual(expected);
  });

  it("does not take a task's regarding row of another table for an account", () => {
    const url = "tasks?$select=subject&$filter=regardingobjectid_contact_task/fullname ne null";
    expect(service.get(url).json.value).toEqual([]);
    const other =
      "tasks?$select=subject&$filter=regardingobjectid_account_task/name eq 'litware, inc.'";
    expect(service.get(other).json.value).toHaveLength(2);
  });
});

describe("parameter aliases", () => {
  it("stand for values and for properties, and for null without a value", () => {
    const url = "accounts?$select=name&$orderby=@p1 desc&$filter=@p1 ne @p3&@p1=revenue";
    expect(service.get(url).json.value.map(({ name }) => name)).toEqual([adventure, litware]);
  });

  it("are refused inside an expand", () => {
    const url = "accounts?$expand=Account_Tasks($filter=subject eq @p1)&@p1='x'";
    expect(service.get(url).status).toBe(400);
  });
});

describe("limits", () => {
  const conditions = (count: number) =>
    Array.from({ length: count }, () => "name eq 'x'").join(" or ");

  it("takes 500 conditions", () => {
    expect(names(conditions(500))).toEqual([]);
  });

  it("refuses one more", () => {
    expect(service.get(`accounts?$filter=${conditions(501)}`)).toMatchObject({
      status: 400,
      json: {
        error: {
          code: "0x8004430C",
          message: "Number of conditions in query exceeded maximum limit.",
        },
      },
    });
  });
});

describe("refusals", () => {
  const incompatible = (left: string, right: string, kind: string) =>
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${kind}'.`;

  it.each([
    ["name in ('a','b')", 501, "The query node In is not supported"],
    ["revenue add 5 eq 10", 501, "The query node BinaryOperator is not supported"],
    ["-revenue eq 5", 501, "The query node UnaryOperator is not supported"],
    ["length(name) eq 5", 501, "The query node SingleValueFunctionCall is not supported"],
    ["tolower(name) eq 'x'", 501, "The query node SingleValueFunctionCall is not supported"],
    ["year(createdon) eq 2024", 501, "The query node SingleValueFunctionCall is not supported"],
    ["contains(tolower(name),'x')", 501, "The query node SingleValueFunctionCall is not supported"],
    ["statecode has 1", 501, "The query node BinaryOperator is not supported"],
    ["Account_Tasks/$count gt 1", 501, "The query node Count is not supported"],
    ["1 eq 1", 501, "The query node Constant is not supported"],
    ["creditonhold", 501, "The query node SingleValuePropertyAccess is not supported"],
    ["primarycontactid eq null", 501, "The query node SingleNavigation is not supported"],
    ["name", 400, "The $filter expression must evaluate to a single boolean value."],
    [
      "Name eq 'x'",
      400,
      "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
    ],
    [
      "ownerid/fullname eq 'x'",
      400,
      "Could not find a property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'.",
    ],
    [
      "customerid eq null",
      400,
      "Could not find a property named 'customerid' on type 'Microsoft.Dynamics.CRM.account'.",
    ],
    [
      "primarycontactid/Fullname eq 'x'",
      400,
      "Could not find a property named 'Fullname' on type 'Microsoft.Dynamics.CRM.contact'.",
    ],
    [
      "Account_Tasks/subject eq 'x'",
      400,
      "The parent value for a property access of a property 'subject' is not a single value. Property access can only be applied to a single value.",
    ],
    [
      "primarycontactid/any(p:p/fullname eq 'x')",
      400,
      "Any/All may only be used following a collection.",
    ],
    [
      "not revenue eq 5",
      400,
      "A unary operator with an incompatible type was detected. Found operand type 'Edm.Decimal' for operator kind 'Not'.",
    ],
    ["revenue eq '5'", 400, incompatible("Edm.Decimal", "Edm.String", "Equal")],
    ["name eq 5", 400, incompatible("Edm.String", "Edm.Int32", "Equal")],
    ["statecode ne 'Active'", 400, incompatible("Edm.Int32", "Edm.String", "NotEqual")],
    ["accountid eq 'x'", 400, incompatible("Edm.Guid", "Edm.String", "Equal")],
    [
      "createdon gt '2024-01-01'",
      400,
      incompatible("Edm.DateTimeOffset", "Edm.String", "GreaterThan"),
    ],
    ["creditonhold gt true", 400, incompatible("Edm.Boolean", "Edm.Boolean", "GreaterThan")],
    ["name eq numberofemployees", 400, incompatible("Edm.String", "Edm.Int32", "Equal")],
    [
      "primarycontactid eq 4026be43-6b69-e111-8f65-78e7d1620f5e",
      400,
      incompatible("Microsoft.Dynamics.CRM.contact", "Edm.Guid", "Equal"),
    ],
    [
      "upper(name) eq 'x'",
      400,
      "An unknown function with name 'upper' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.",
    ],
    [
      "contains(revenue,'5')",
      400,
      "No function signature for the function with name 'contains' matches the specified arguments. The function signatures considered are: contains(Edm.String Nullable=true, Edm.String Nullable=true).",
    ],
  ])("%s", (filter, status, message) => {
    const answer = service.get(`accounts?$filter=${encodeURIComponent(filter)}`);
    expect(answer).toMatchObject({ status, json: { error: { message } } });
  });

  it.each([
    "primarycontactid/contact_customer_contacts/any(c:c/fullname eq 'x')",
    "primarycontactid/Contact_Tasks/any(t:t/subject eq 'x')",
    "Account_Tasks/any(t:t/regardingobjectid_account_task/Account_Tasks/any())",
    "Account_Tasks/any(t:name eq 'x')",
    "Account_Tasks/any(t:t/Account_Tasks/any())",
    "Account_Tasks/all()",
    "Account_Tasks/any(t:Account_Tasks/any(t:t/subject eq 'x'))",
    "primarycontactid/fullname eq name",
    "startswith(name,'%a')",
    "endswith(name,'a%')",
    "revenue gt null",
    "accountid gt 4026be43-6b69-e111-8f65-78e7d1620f5e",
    "createdon ge 2024-02-30",
    "name eq @p1",
  ])("%s", (filter) => {
    const url = `accounts?$filter=${encodeURIComponent(filter)}&@p1=@p2`;
    expect(service.get(url).status).toBeGreaterThanOrEqual(400);
  });

  it("takes a date, and no instant, for a date-only column", () => {
    expect(service.get("contacts?$filter=birthdate eq 1980-01-01").status).toBe(200);
    expect(service.get("contacts?$filter=birthdate eq 1980-01-01T00:00:00Z").status).toBe(400);
  });
});
