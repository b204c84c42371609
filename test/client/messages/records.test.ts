import { encodeValue } from "../../../src/client/messages/parameters/encodeValue";
import { urlLiteral } from "../../../src/client/messages/parameters/literal";
import type { Encoded, Encoding } from "../../../src/client/messages/parameters/types";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import { typeRef } from "../../../src/client/messages/signatures/typeNames";
import { encoding, KEYED } from "./encoding";

const ID = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const { types } = builtInMessages();

const encode = (value: unknown, type: string, into: Encoding["into"] = "body") =>
  encodeValue(value, typeRef(type), "P", encoding(into));
const taken = async (encoded: Promise<Encoded>): Promise<unknown> => {
  const done = await encoded;
  if ("value" in done) return done.value;
  throw new Error(JSON.stringify(done.faults));
};
const faultOf = async (encoded: Promise<Encoded>): Promise<string> => {
  const done = await encoded;
  if ("value" in done) throw new Error(`Taken: ${JSON.stringify(done.value)}`);
  return done.faults.map(({ column, what }) => `${column}: ${what}`).join("; ");
};

const record = (table: string, id = ID) => ({
  [`${table}id`]: id,
  "@odata.type": `Microsoft.Dynamics.CRM.${table}`,
});

describe("a record", () => {
  test.each<[string, unknown, string, unknown]>([
    ["by table and id", { table: "account", id: ID }, "crmbaseentity", record("account")],
    [
      "by any name of the table",
      { table: "accounts", id: `{${ID}}` },
      "crmbaseentity",
      record("account"),
    ],
    ["as JSON text", `{"table":"contact","id":"${ID}"}`, "crmbaseentity", record("contact")],
    ["by an id alone", ID.toUpperCase(), "account", record("account")],
    ["by a path", `/accounts(${ID})`, "crmbaseentity", record("account")],
    [
      "by an address",
      `https://o.crm.dynamics.com/api/data/v9.2/contacts(${ID})`,
      "crmbaseentity",
      record("contact"),
    ],
    [
      "by the page of an app",
      `https://o.crm.dynamics.com/main.aspx?etn=account&id=${ID}`,
      "crmbaseentity",
      record("account"),
    ],
    ["by its name", "account: One", "crmbaseentity", record("account")],
    [
      "by a key",
      { table: "account", key: { accountnumber: "A-1" } },
      "crmbaseentity",
      record("account", KEYED),
    ],
    ["by the path of a key", "accounts(accountnumber='A-1')", "account", record("account", KEYED)],
    [
      "as a row that was read",
      { "@odata.etag": 'W/"1"', accountid: ID, name: "x" },
      "account",
      record("account"),
    ],
    [
      "as a row that says its set",
      {
        "@odata.context": "https://o/api/data/v9.2/$metadata#accounts(name)/$entity",
        accountid: ID,
      },
      "crmbaseentity",
      record("account"),
    ],
    ["as Dataverse writes it", record("account"), "crmbaseentity", record("account")],
    [
      "with a short type",
      { "@odata.type": "account", accountid: ID },
      "crmbaseentity",
      record("account"),
    ],
    [
      "as a user where any record may be",
      { table: "systemuser", id: ID },
      "crmbaseentity",
      record("systemuser"),
    ],
    [
      "as a user where users are expected",
      { table: "systemuser", id: ID },
      "systemuser",
      { ownerid: ID, "@odata.type": "Microsoft.Dynamics.CRM.systemuser" },
    ],
    [
      "as a user by the key of its base",
      { "@odata.type": "#Microsoft.Dynamics.CRM.systemuser", ownerid: ID },
      "crmbaseentity",
      record("systemuser"),
    ],
  ])("%s", async (_, given, type, expected) => {
    expect(await taken(encode(given, type))).toEqual(expected);
  });

  test("goes into a URL as its address", async () => {
    const value = await taken(encode({ table: "account", id: ID }, "crmbaseentity", "url"));
    expect(urlLiteral(value, typeRef("crmbaseentity"), types)).toBe(
      `{'@odata.id':'accounts(${ID})'}`,
    );
  });

  test("may be an object of columns, typed as those of a write", async () => {
    const given = { "@odata.type": "account", name: "New", number: "5" };
    expect(await taken(encode(given, "crmbaseentity"))).toEqual({
      name: "New",
      number: 5,
      "@odata.type": "Microsoft.Dynamics.CRM.account",
    });
    expect(await faultOf(encode({ ...given, nam: 1 }, "crmbaseentity"))).toContain("P.nam: ");
  });

  test("expando is sent as it is", async () => {
    const given = { "@odata.type": "Microsoft.Dynamics.CRM.expando", any: { thing: [1] } };
    expect(await taken(encode(given, "crmbaseentity"))).toEqual(given);
  });

  test.each<[string, unknown, string, RegExp]>([
    ["without a table", ID, "crmbaseentity", /P: it may be a record of any table/],
    [
      "without a type",
      { name: "x", description: "y" },
      "crmbaseentity",
      /"@odata.type" has to say/,
    ],
    [
      "of another table",
      { table: "contact", id: ID },
      "account",
      /takes a record of account, not of contact/,
    ],
    ["of no table", { table: "acount", id: ID }, "crmbaseentity", /there is no table "acount"/],
    [
      "by a key that none has",
      { table: "account", key: { accountnumber: "B" } },
      "account",
      /no record of account has this key/,
    ],
    ["by a name that none has", "account: None", "crmbaseentity", /no record of account is named/],
    ["by a name that two have", "account: Two", "crmbaseentity", /several records/],
    [
      "with columns beside table",
      { table: "account", name: "x", fax: "1" },
      "crmbaseentity",
      /@odata.type": "account"/,
    ],
    [
      "of another environment",
      `https://evil.example/api/data/v9.2/accounts(${ID})`,
      "crmbaseentity",
      /P: /,
    ],
    ["as a number", 5, "account", /5 is not a reference/],
    [
      "that was read without its id",
      { "@odata.etag": "1", name: "x", number: 1 },
      "account",
      /has no accountid/,
    ],
    ["of a batch", "$lead", "account", /action of a batch/],
  ])("%s is refused", async (_, given, type, expected) => {
    expect(await faultOf(encode(given, type))).toMatch(expected);
  });

  test("each of a list is told by its place", async () => {
    const list = [{ table: "account", id: ID }, "x", `contacts(${OTHER})`, 7];
    expect(await faultOf(encode(list, "Collection(crmbaseentity)"))).toMatch(
      /^P\[1\]: .*; P\[3\]: /,
    );
    expect(await faultOf(encode("account", "Collection(Edm.String)"))).toBe(
      'P: "account" is no list; expected [ … ], or JSON text of one',
    );
  });
});
