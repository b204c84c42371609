import fc from "fast-check";
import { afterLoss } from "../../../src/client/messages/signatures/afterLoss";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import { chooseMessage } from "../../../src/client/messages/signatures/chooseMessage";
import { readCustomApi } from "../../../src/client/messages/signatures/customApi";
import { messageName } from "../../../src/client/messages/signatures/messageName";
import type { Signature } from "../../../src/client/types/messages";
import { anyText } from "../../support/anyText";

const { signatures } = builtInMessages();
const named = (name: string) => signatures.filter((each) => each.name === name);
const choose = (name: string, table?: string, hasRecord = false) => {
  const choice = chooseMessage(named(name), { table, hasRecord });
  return "wrong" in choice ? choice.wrong : `${choice.signature.name} ${choice.table}`;
};

test.each([
  ["WhoAmI", undefined, false, "WhoAmI undefined"],
  ["WhoAmI", undefined, true, "WhoAmI works on no table: leave Entity Type and Entity ID blank"],
  [
    "GrantAccess",
    "account",
    true,
    "GrantAccess works on no table: leave Entity Type and Entity ID blank, and give the record in Parameters, as Target",
  ],
  ["QualifyLead", undefined, true, "QualifyLead lead"],
  ["QualifyLead", "lead", true, "QualifyLead lead"],
  ["QualifyLead", "account", true, "QualifyLead works on lead, not on account"],
  ["QualifyLead", undefined, false, "QualifyLead works on a record of lead: set Entity ID"],
  ["FulfillSalesOrder", undefined, false, "FulfillSalesOrder salesorder"],
  [
    "FulfillSalesOrder",
    "salesorder",
    true,
    "FulfillSalesOrder works on a whole table, not on a record: leave Entity ID blank",
  ],
  ["RetrievePrincipalAccess", "team", true, "RetrievePrincipalAccess team"],
  [
    "RetrievePrincipalAccess",
    undefined,
    true,
    "RetrievePrincipalAccess works on several tables: set Entity Type to one of organization, systemuser, team",
  ],
  ["CreateMultiple", "account", false, "CreateMultiple account"],
  ["CreateMultiple", undefined, false, "CreateMultiple works on a whole table: set Entity Type"],
])("%s on %s (a record: %s)", (name, table, hasRecord, expected) => {
  expect(choose(name, table, hasRecord)).toBe(expected);
});

test("a message is chosen for its own table, whichever it is", () => {
  for (const signature of signatures) {
    const { bound } = signature;
    const table = bound?.table === "*" ? "account" : bound?.table;
    const target = { table, hasRecord: bound !== undefined && !bound.isSet };
    expect(chooseMessage(named(signature.name), target)).toEqual({ signature, table });
  }
});

test.each([
  "WhoAmI",
  " Microsoft.Dynamics.CRM.WhoAmI ",
  "mscrm.WhoAmI()",
  "/WhoAmI",
  "#Microsoft.Dynamics.CRM.WhoAmI",
])("%s is a name", (given) => {
  expect(messageName(given)).toBe("WhoAmI");
});

test("what several messages of a name work on is told, of many the first twenty", () => {
  const on = (tables: readonly string[], isSet = false): Signature[] =>
    tables.map((table) => ({
      name: "Do",
      kind: "action",
      source: "customApi",
      bound: { table, isSet },
      parameters: [],
      result: { kind: "nothing" },
    }));
  const wrong = (given: readonly Signature[], table: string | undefined, hasRecord: boolean) =>
    chooseMessage(given, { table, hasRecord });
  const many = on(Array.from({ length: 22 }, (_, at) => `t${at}`));
  expect(wrong(many, "other", true)).toEqual({
    wrong: expect.stringMatching(/^Do works on t0, t1, .*, t19 and 2 more, not on other$/),
    isFinal: false,
  });
  expect(wrong(on(["*"]), "account", false)).toEqual({
    wrong: "Do works on a record of any table: set Entity ID",
    isFinal: true,
  });
  expect(wrong(on(["*"], true), undefined, false)).toMatchObject({
    wrong: "Do works on a whole table: set Entity Type",
  });
});

test("what would change the URL is no name", () => {
  fc.assert(
    fc.property(anyText(), (given) => {
      let name = "";
      try {
        name = messageName(given);
      } catch (error) {
        expect(String(error)).toContain("is not the name of a message");
        return;
      }
      expect(encodeURIComponent(name).replace(/%[0-9A-F]{2}/g, "")).toMatch(/^\w*$/);
      expect(name).not.toMatch(/[/?#&()'%.\s]/);
    }),
  );
});

test("a lost answer says what to read", () => {
  const names = ["QualifyLead", "GenerateQuoteFromOpportunity", "Merge", "SendEmail", "Restore"];
  for (const name of names) {
    expect(afterLoss({ name, source: "builtIn" })).toMatch(
      /It is not known whether .*\. (Read|Look)/,
    );
  }
  expect(afterLoss({ name: "new_Do", source: "customApi" })).toContain("its developers");
  const actions = signatures.filter(({ kind }) => kind === "action");
  for (const each of actions) expect(afterLoss(each)).toContain(each.name);
});

describe("a custom API", () => {
  const row = (more: object) => ({
    uniquename: "new_Do",
    bindingtype: 0,
    isfunction: false,
    ...more,
  });
  const property = (uniquename: string, type: number, more: object = {}) => ({
    uniquename,
    type,
    ...more,
  });

  test("is read as it is called", () => {
    const signature = readCustomApi(
      row({
        displayname: "Do",
        bindingtype: 1,
        boundentitylogicalname: "account",
        CustomAPIRequestParameters: [
          property("Ref", 5, { isoptional: true, logicalentityname: "contact" }),
          property("Rows", 4),
          property("Names", 11),
          property("Amount", 8),
        ],
        CustomAPIResponseProperties: [property("Found", 5), property("Count", 7)],
      }),
    );
    expect(signature).toMatchObject({
      name: "new_Do",
      kind: "action",
      label: "Do",
      bound: { table: "account", isSet: false },
      parameters: [
        { name: "Amount", type: { name: "Edm.Decimal", isList: false } },
        { name: "Names", type: { name: "Edm.String", isList: true } },
        { name: "Rows", type: { name: "crmbaseentity", isList: true }, need: "needed" },
        { name: "Ref", type: { name: "contact", isList: false }, need: "nullable" },
      ],
      result: { kind: "properties" },
    });
  });

  test.each([
    [[], { kind: "nothing" }],
    [[property("Row", 3)], { kind: "value", type: { name: "crmbaseentity", isList: false } }],
    [
      [property("Rows", 4, { logicalentityname: "lead" })],
      { kind: "value", type: { name: "lead", isList: true } },
    ],
    [[property("Ref", 5)], { kind: "properties" }],
    [[property("Row", 3), property("Text", 10)], { kind: "properties" }],
  ])("answers by %j with %j", (properties, expected) => {
    const signature = readCustomApi(row({ CustomAPIResponseProperties: properties }));
    expect(signature?.result).toMatchObject(expected);
  });

  test("odd rows make no message, and odd properties none", () => {
    expect(readCustomApi({ uniquename: " " })).toBeUndefined();
    const odd = [null, 5, {}, { uniquename: " " }];
    expect(readCustomApi(row({ CustomAPIRequestParameters: odd }))?.parameters).toEqual([]);
    const properties = [{ uniquename: " " }, property("Odd", 99)];
    expect(readCustomApi(row({ CustomAPIResponseProperties: properties }))?.result).toEqual({
      kind: "properties",
      properties: new Map([["Odd", { name: "Edm.String", isList: false }]]),
    });
    // A type of binding that nobody knows binds to nothing.
    expect(
      readCustomApi(row({ boundentitylogicalname: "lead", bindingtype: 7 }))?.bound,
    ).toBeUndefined();
  });
});
