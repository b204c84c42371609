import type { DataverseRecord } from "../../../src/client";
import { typeRecord } from "../../../src/client/values/typeRecord";
import type { TypingOptions } from "../../../src/client/values/types";
import { context, thing } from "./fixtures";

const create: TypingOptions = { mode: "create", timeZone: "UTC", emptyValues: "omit" };
const type = (record: DataverseRecord, options: Partial<TypingOptions> = {}) =>
  typeRecord(record, thing, { ...create, ...options }, context);
const guid = "7eb682f1-ca75-e511-80d4-00155d2a68d1";

describe("every column type against the forms people have", () => {
  test.each<[column: string, given: unknown, sent: unknown]>([
    ["string", "text", "text"],
    ["string", "", ""],
    ["string", 42, "42"],
    ["string", false, "false"],
    ["string", "ünï🎈", "ünï🎈"],
    ["memo", "a\nb", "a\nb"],
    ["integer", 5, 5],
    ["integer", " 5 ", 5],
    ["integer", "+7", 7],
    ["integer", "5.0", 5],
    ["integer", "1e2", 100],
    ["integer", "-5", -5],
    ["bigint", "123456789012345", 123456789012345],
    ["bigint", "9007199254740991", 9007199254740991],
    ["decimal", "0.10", 0.1],
    ["decimal", ".5", 0.5],
    ["double", "1.5e-3", 0.0015],
    ["money", "1234.50", 1234.5],
    ["money", 0, 0],
    ["boolean", true, true],
    ["boolean", "True", true],
    ["boolean", "yes", true],
    ["boolean", "No", false],
    ["boolean", 1, true],
    ["boolean", "0", false],
    ["boolean", "On", true],
    ["boolean", "aus", false],
    ["choice", 2, 2],
    ["choice", "2", 2],
    ["choice", "dark blue", 2],
    ["choice", " DUNKELBLAU ", 2],
    ["choice", "Hellgrün", 9],
    ["choice", "Hellgru\u0308n", 9],
    ["multichoice", [1, "9"], "1,9"],
    ["multichoice", "1,9", "1,9"],
    ["multichoice", "1, 9", "1,9"],
    ["multichoice", "Red; Dark Blue", "1,2"],
    ["multichoice", "Rot,Dark Blue", "1,2"],
    ["multichoice", "Green, light", "9"],
    ["multichoice", ["Red", 1, "red"], "1"],
    ["multichoice", 2, "2"],
    ["multichoice", [], null],
    ["uniqueidentifier", `{${guid.toUpperCase()}}`, guid],
    ["uniqueidentifier", guid.replaceAll("-", ""), guid],
    ["dateonly", "2024-12-31", "2024-12-31"],
    ["dateonly", "2024-12-31T23:30:00-05:00", "2024-12-31"],
    ["datetime", "2024-12-31T17:30:00+01:00", "2024-12-31T16:30:00Z"],
    ["datetime", "2024-12-31 17:30", "2024-12-31T17:30:00Z"],
    ["datetime", "2024-12-31T17:30:15.123Z", "2024-12-31T17:30:15Z"],
    ["datetime", "2024-12-31", "2024-12-31T00:00:00Z"],
    ["wallclock", "2024-12-31T17:30:00", "2024-12-31T17:30:00Z"],
    ["wallclock", "2024-12-31T17:30:00Z", "2024-12-31T17:30:00Z"],
  ])("%s: %j is sent as %j", async (name, given, sent) => {
    const { record, faults } = await type({ [name]: given });
    expect({ record, faults }).toEqual({ record: { [name]: sent }, faults: [] });
  });

  test.each<[column: string, given: unknown, why: RegExp]>([
    ["string", "x".repeat(11), /has 11 characters; 10 are allowed/],
    ["string", { a: 1 }, /is not text/],
    ["integer", "5x", /is not a number; expected digits/],
    ["integer", 1.5, /is not a whole number/],
    ["integer", "101", /above the greatest value 100/],
    ["integer", "-6", /below the least value -5/],
    ["integer", "1,234", /is not a number/],
    ["integer", true, /is not a number/],
    ["bigint", "9223372036854775808", /out of range/],
    ["bigint", 9_007_199_254_740_992, /pass it as text/],
    ["decimal", 9_007_199_254_740_992, /pass it as text/],
    ["decimal", "1.234,5", /is not a number/],
    ["decimal", "NaN", /is not a number/],
    ["money", -1, /below the least value 0/],
    ["boolean", "maybe", /neither true nor false, On nor Off/],
    ["choice", "Purple", /is no option; expected Red \(1\), Dark Blue \(2\)/],
    ["choice", 3, /is no option/],
    ["choice", "zwilling", /the label of both 11 and 12; give the number/],
    ["multichoice", "Red, Purple", /"Purple" is no option/],
    ["uniqueidentifier", "abc", /is not a GUID/],
    ["file", "x", /uploaded on its own/],
    ["datetime", "31/12/2024", /is not a date; expected 2024-12-31,/],
    ["datetime", "2024-02-30", /is not a date/],
    ["datetime", "2024-12-31T25:00:00", /is not a date/],
    ["datetime", 1735689600, /is not a date/],
    ["wallclock", "2024-12-31T17:30:00+01:00", /keeps wall clock times of no zone/],
    ["primarycontactid", "Jane", /is not a reference; expected a GUID/],
    ["customerid", guid, /may refer to account, contact: say which/],
    [
      "customerid",
      { accountid: guid, contactid: guid },
      /may refer to account, contact: say which/,
    ],
    ["customerid", { accountid: "x", name: "y" }, /may refer to account, contact: say which/],
    ["customerid", { table: "team", id: guid }, /refers to account, contact, not to team/],
    ["customerid", { table: "nothing", id: guid }, /there is no table "nothing"/],
    [
      "primarycontactid",
      { table: "contact", name: "Two" },
      /several records of contact are named "Two"/,
    ],
    [
      "primarycontactid",
      { table: "contact", name: "None" },
      /no record of contact is named "None"/,
    ],
    ["createdby_text", "x", /cannot be set by a create/],
    ["strin", "x", /no such column; did you mean string\?/],
  ])("%s: %j is refused", async (name, given, why) => {
    const { faults } = await type({ [name]: given });
    expect(faults).toEqual([{ column: name, what: expect.stringMatching(why) }]);
  });
});

describe("lookups", () => {
  test.each<[given: DataverseRecord, sent: DataverseRecord]>([
    [{ primarycontactid: guid }, { "primarycontactid@odata.bind": `/contacts(${guid})` }],
    [{ _primarycontactid_value: guid }, { "primarycontactid@odata.bind": `/contacts(${guid})` }],
    [{ new_ownerid: `{${guid}}` }, { "new_OwnerId@odata.bind": `/contacts(${guid})` }],
    [{ new_OwnerId: guid }, { "new_OwnerId@odata.bind": `/contacts(${guid})` }],
    [
      { customerid: { table: "Account", id: guid } },
      { "customerid_account@odata.bind": `/accounts(${guid})` },
    ],
    [
      { customerid: { name: "A", accountid: guid } },
      { "customerid_account@odata.bind": `/accounts(${guid})` },
    ],
    [
      { customerid: `/contacts(${guid})` },
      { "customerid_contact@odata.bind": `/contacts(${guid})` },
    ],
    [
      { customerid: `https://o.crm.dynamics.com/api/data/v9.2/contacts(${guid})` },
      { "customerid_contact@odata.bind": `/contacts(${guid})` },
    ],
    [{ customerid_account: guid }, { "customerid_account@odata.bind": `/accounts(${guid})` }],
    [
      { customerid: { table: "account", key: { accountnumber: "O'B", number: 5 } } },
      { "customerid_account@odata.bind": "/accounts(accountnumber='O''B',number=5)" },
    ],
    [
      { customerid: "accounts(accountnumber='A1')" },
      { "customerid_account@odata.bind": "/accounts(accountnumber='A1')" },
    ],
    [
      { primarycontactid: { table: "contact", name: "One" } },
      { "primarycontactid@odata.bind": "/contacts(11111111-1111-4111-8111-111111111111)" },
    ],
    [{ primarycontactid: { id: guid } }, { "primarycontactid@odata.bind": `/contacts(${guid})` }],
    [{ primarycontactid: null }, { primarycontactid: null }],
    [
      { customerid: { table: "account", key: { AccountNumber: "A1", number: "5" } } },
      { "customerid_account@odata.bind": "/accounts(accountnumber='A1',number=5)" },
    ],
    [
      { customerid: "accounts(number='5',accountnumber=A1)" },
      { "customerid_account@odata.bind": "/accounts(number=5,accountnumber='A1')" },
    ],
    [
      {
        _customerid_value: guid,
        "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
      },
      {
        "customerid_contact@odata.bind": `/contacts(${guid})`,
        "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
      },
    ],
  ])("%j", async (given, sent) => {
    const { record, faults } = await type(given);
    expect({ record, faults }).toEqual({ record: sent, faults: [] });
  });
});

test.each<[Record<string, unknown>, RegExp]>([
  [{ "primarycontactid@odata.bind": "/contacts(anything)" }, /neither an id nor an alternate key/],
  [{ customerid: "accounts(accountnumber='')" }, /no value for accountnumber/],
  [
    { customerid: { table: "account", key: { accountnumber: null } } },
    /no value for accountnumber/,
  ],
  [{ customerid: { table: "account", key: { number: 5 } } }, /accountnumber is missing/],
  [{ customerid: { table: "account", key: { nosuch: 5 } } }, /no column of account/],
  [{ customerid: { table: "account", key: { name: "x" } } }, /no key.*accountid; accountnumber/],
  ...[..."/<>*%&:\\?+"].map((bad): [Record<string, unknown>, RegExp] => [
    { customerid: { table: "account", key: { accountnumber: `a${bad}b` } } },
    /in the value of accountnumber/,
  ]),
])("%j refers to nothing, and the column is named", async (given, what) => {
  const { faults } = await type(given);
  expect(faults).toEqual([{ column: Object.keys(given)[0], what: expect.stringMatching(what) }]);
});

describe("what stays as it is", () => {
  test.each<[DataverseRecord]>([
    [{ primarycontactid: { firstname: "Jane" } }],
    [{ Thing_Tasks: [{ subject: "a" }] }],
    [{ string: null, integer: null, choice: null }],
    [{ "@odata.type": "Microsoft.Dynamics.CRM.thing", string: "a" }],
  ])("%j", async (given) => {
    const typed = await type(given);
    expect(typed).toMatchObject({ record: given, faults: [] });
    expect(typed.isChanged()).toBe(false);
  });

  test("the primary id of an update", async () => {
    expect((await type({ thingid: guid }, { mode: "update" })).faults).toEqual([]);
  });
});

describe('"" in a column that is no text', () => {
  const given = { integer: "", primarycontactid: "", string: "" };
  test("is left out: an unset reference arrives so", async () => {
    expect((await type(given)).record).toEqual({ string: "" });
  });
  test("clears it where asked for", async () => {
    expect((await type(given, { emptyValues: "clear" })).record).toEqual({
      integer: null,
      primarycontactid: null,
      string: "",
    });
  });
});

test("time zones: the wall clock of the zone, daylight saving included", async () => {
  const berlin = (datetime: string) => type({ datetime }, { timeZone: "Europe/Berlin" });
  expect((await berlin("2024-07-01T12:00:00")).record).toEqual({
    datetime: "2024-07-01T10:00:00Z",
  });
  expect((await berlin("2024-12-01T12:00:00")).record).toEqual({
    datetime: "2024-12-01T11:00:00Z",
  });
  expect((await berlin("2024-10-27T02:30:00")).record).toEqual({
    datetime: "2024-10-27T00:30:00Z",
  });
  expect((await berlin("2024-03-31T02:30:00")).record).toEqual({
    datetime: "2024-03-31T01:30:00Z",
  });
});

test("state and status have to match", async () => {
  expect((await type({ statecode: "Closed", statuscode: "Done" })).record).toEqual({
    statecode: 1,
    statuscode: 5,
  });
  expect((await type({ statecode: "Open", statuscode: 5 })).faults).toEqual([
    { column: "statuscode", what: "Done (5) belongs to the status Closed, not to Open" },
  ]);
});

describe("parties", () => {
  test("on create: rows of the activity's collection", async () => {
    const { record, faults } = await type({
      to: [{ table: "contact", id: guid }, "jane@example.com"],
    });
    expect(faults).toEqual([]);
    expect(record).toEqual({
      thing_activity_parties: [
        { "partyid_contact@odata.bind": `/contacts(${guid})`, participationtypemask: 2 },
        { addressused: "jane@example.com", participationtypemask: 2 },
      ],
    });
  });
  test("on update: says how", async () => {
    const { faults } = await type({ to: "jane@example.com" }, { mode: "update" });
    expect(faults[0]?.what).toMatch(/PUT things\(<id>\)\/thing_activity_parties/);
  });
  test("something else", async () => {
    expect((await type({ to: "nobody" })).faults[0]?.what).toMatch(/is no party; expected/);
  });
});

test("every fault of a record is told at once", async () => {
  const { faults } = await type({ integer: "x", choice: "y", nothing: 1 });
  expect(faults.map(({ column }) => column)).toEqual(["integer", "choice", "nothing"]);
});
