import fc from "fast-check";
import { ExactNumber } from "../../../src/client/json/exactNumber";
import { sampleResult } from "../../../src/client/messages/listing/sampleResult";
import { encodeValue } from "../../../src/client/messages/parameters/encodeValue";
import { untypedLiteral, urlLiteral } from "../../../src/client/messages/parameters/literal";
import { matchParameters } from "../../../src/client/messages/parameters/matchParameters";
import { encodeStatus } from "../../../src/client/messages/parameters/primitive";
import type { Encoded, Encoding } from "../../../src/client/messages/parameters/types";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import { typeRef } from "../../../src/client/messages/signatures/typeNames";
import type { Signature } from "../../../src/client/types/messages";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { options } from "../values/fixtures";
import { encoding } from "./encoding";

const ID = "11111111-1111-4111-8111-111111111111";
const { signatures, types } = builtInMessages();

const message = (name: string): Signature => {
  const found = signatures.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
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

describe("a plain value", () => {
  test.each<[string, unknown, unknown]>([
    ["Edm.Boolean", "true", true],
    ["Edm.Int32", "-5", -5],
    ["Edm.Int64", "9007199254740993", new ExactNumber("9007199254740993")],
    ["Edm.Decimal", 1.5, 1.5],
    ["Edm.Guid", `{${ID.toUpperCase()}}`, ID],
    ["Edm.Guid", { table: "quote", id: ID }, ID],
    ["Edm.Guid", `/quotes(${ID})`, ID],
    ["Edm.DateTimeOffset", "2026-01-31 10:00", "2026-01-31T10:00:00Z"],
    ["Edm.Date", "2026-01-31", "2026-01-31"],
    ["Edm.String", 5, "5"],
    ["Edm.Binary", Buffer.from("abc"), "YWJj"],
    ["Edm.Binary", "YW Jj\n", "YWJj"],
    ["Edm.Duration", "PT1H", "PT1H"],
    ["Collection(Edm.Int32)", '["1",2]', [1, 2]],
    ["EndpointAccessType", "internet", "Internet"],
    ["EndpointAccessType", 1, "Internet"],
    ["EndpointAccessType", "1", "Internet"],
    ["AccessRights", "ReadAccess, writeaccess", "ReadAccess,WriteAccess"],
    ["AccessRights", ["ReadAccess", 2], "ReadAccess,WriteAccess"],
    ["AccessRights", 262147, "ReadAccess,WriteAccess,ShareAccess"],
    ["AccessRights", 0, "None"],
    ["AccessRights", ["ReadAccess", "readaccess", 3], "ReadAccess,WriteAccess"],
    ["account", null, null],
  ])("of %s: %j", async (type, given, expected) => {
    expect(await taken(encode(given, type))).toEqual(expected);
  });

  test.each([
    ["Edm.Boolean", "perhaps"],
    ["Edm.Int32", "2147483648"],
    ["Edm.Int32", 1.5],
    ["Edm.Guid", "x"],
    ["Edm.Guid", { table: "quote", name: "x" }],
    ["Edm.DateTimeOffset", "31.1.2026"],
    ["Edm.String", {}],
    ["Edm.Binary", "ä"],
    ["EndpointAccessType", "Interne"],
    ["EndpointAccessType", "__proto__"],
    ["AccessRights", 8],
    ["AccessRights", "Read, Write"],
    ["AccessRights", []],
  ])("of %s is not %j", async (type, given) => {
    expect(await faultOf(encode(given, type))).toMatch(/^P: /);
  });

  test("a date without an offset is meant in the time zone", async () => {
    const inBerlin = encoding("body", "Europe/Berlin");
    const encoded = encodeValue("2026-01-31T10:00", typeRef("Edm.DateTimeOffset"), "P", inBerlin);
    expect(await taken(encoded)).toBe("2026-01-31T09:00:00Z");
  });

  test("a status reason goes by number unread, or by label", async () => {
    const unread = () => Promise.reject(new Error("Read."));
    const { typing } = encoding("body");
    expect(await encodeStatus("-1", "Status", typing, unread)).toEqual({ value: -1 });
    expect(await encodeStatus(3, "Status", typing, unread)).toEqual({ value: 3 });
    const read = () => Promise.resolve(options);
    expect(await encodeStatus("dark blue", "Status", typing, read)).toEqual({ value: 2 });
    expect(await faultOf(encodeStatus("Pink", "Status", typing, read))).toContain("Red (1)");
  });
});

describe("an object", () => {
  test("has its properties typed, in any letter case", async () => {
    const given = {
      pagenumber: "1",
      COUNT: 50,
      ReturnTotalRecordCount: "true",
      PagingCookie: null,
    };
    expect(await taken(encode(given, "PagingInfo"))).toEqual({
      PageNumber: 1,
      Count: 50,
      ReturnTotalRecordCount: true,
      PagingCookie: null,
    });
  });

  test("says its type where it may be of several", async () => {
    const fetch = { "@odata.type": "Microsoft.Dynamics.CRM.FetchExpression", Query: "<fetch />" };
    expect(await taken(encode({ Query: "<fetch />" }, "QueryBase"))).toEqual(fetch);
    expect(await taken(encode("<fetch />", "QueryBase"))).toEqual(fetch);
    const query = { EntityName: "account", Criteria: { FilterOperator: "and", Conditions: [] } };
    expect(await taken(encode(query, "QueryBase"))).toEqual({
      "@odata.type": "Microsoft.Dynamics.CRM.QueryExpression",
      EntityName: "account",
      Criteria: { FilterOperator: "And", Conditions: [] },
    });
    expect(await faultOf(encode({ Quer: "x" }, "QueryBase"))).toContain("FetchExpression");
    expect(await faultOf(encode({ "@odata.type": "Label" }, "QueryBase"))).toContain("is none of");
  });

  test("holds records", async () => {
    const given = { AccessMask: 1, Principal: { table: "team", id: ID } };
    expect(await taken(encode(given, "PrincipalAccess"))).toEqual({
      AccessMask: "ReadAccess",
      Principal: record("team"),
    });
  });

  test.each([
    [{ PageNumbr: 1 }, /P\.PageNumbr: .*did you mean PageNumber/],
    [{ Count: "many" }, /P\.Count: "many" is not a number/],
    [[], /is no object/],
    ["x", /is no object/],
  ])("%j is refused", async (given, expected) => {
    expect(await faultOf(encode(given, "PagingInfo"))).toMatch(expected);
  });

  test("a type that nobody has described is sent as it is", async () => {
    const given = { SchemaName: "new_X" };
    expect(await taken(encode(given, "ComplexLookupAttributeMetadata"))).toEqual(given);
  });

  test.each<[string, unknown, string]>([
    ["EndpointAccessType", "nternet", 'P: "nternet" is none of its values; did you mean Internet?'],
    ["EndpointAccessType", 99, "P: 99 is none of its values: Default, Internet, Intranet"],
    ["EndpointAccessType", true, "P: true is none of its values"],
    ["AccessRights", -5, "P: -5 is none of its values"],
    ["AccessRights", 8, "P: 8 is none of its values"],
    ["AccessRights", [], "P: [] is none of its values"],
    ["Edm.Binary", 5, "P: 5 is neither a file nor text in Base64"],
    ["account", "null", "P: it refers to no record"],
    ["account", { "@odata.type": "nowhere", name: "x" }, 'P: there is no table "nowhere"'],
    [
      "account",
      { "@odata.type": "contact", lastname: "x" },
      "P: it takes a record of account, not of contact",
    ],
    ["crmbaseentity", { name: "x" }, "P: it may be a record of that name, or the columns of one"],
  ])("of %s, %j is refused", async (type, given, expected) => {
    expect(await faultOf(encode(given, type))).toContain(expected);
  });

  test("an enumeration with many values tells the first twenty", async () => {
    const members = new Map(Array.from({ length: 23 }, (_, at) => [`Value${at}x`, at]));
    const many = {
      ...encoding("body"),
      types: new Map([["Many", { kind: "enum", isFlags: false, members } as const]]),
    };
    const fault = await faultOf(encodeValue(99, typeRef("mscrm.Many"), "P", many));
    expect(fault).toMatch(/Value19x and 3 more$/);
  });

  test("hostile names are names that it does not have", async () => {
    for (const name of HOSTILE_NAMES) {
      const given: unknown = JSON.parse(`{${JSON.stringify(name)}: 1}`);
      expect(await faultOf(encode(given, "PagingInfo"))).toContain(name);
    }
  });
});

test("a sample of every type that parameters have is taken as it is", async () => {
  for (const { parameters } of signatures) {
    for (const { name, type } of parameters) {
      const sample = sampleResult(
        { kind: "properties", properties: new Map([[name, type]]) },
        types,
      );
      const isOfTable = /^[a-z]+$/.test(type.name);
      if (isOfTable) continue;
      const encoded = await encodeValue(sample[name], type, name, encoding("body"));
      const faults = "faults" in encoded ? encoded.faults : [];
      // Of a base without properties no sample says which type it is; records are of other tables.
      const left = faults.filter(({ what }) => !/has to say|there is no table/.test(what));
      expect([name, type.name, left]).toEqual([name, type.name, []]);
    }
  }
});

describe("a literal", () => {
  const text = fc.string({ unit: "grapheme" });
  const literal = async (value: unknown, type: string) =>
    urlLiteral(await taken(encode(value, type, "url")), typeRef(type), types);

  test("of text is read back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const written = await literal(given, "Edm.String");
        expect(written.slice(1, -1).replaceAll("''", "'")).toBe(given);
      }),
    );
  });

  test("of a list of texts is JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text), async (given) => {
        expect(JSON.parse(await literal(given, "Collection(Edm.String)"))).toEqual(given);
      }),
    );
  });

  test.each([
    ["Edm.Int32", "5", "5"],
    ["Edm.Int64", "9007199254740993", "9007199254740993"],
    ["Edm.Boolean", true, "true"],
    ["Edm.Guid", ID, ID],
    ["Edm.DateTimeOffset", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z"],
    ["EndpointAccessType", "default", "Microsoft.Dynamics.CRM.EndpointAccessType'Default'"],
    ["Collection(TimeCode)", ["busy"], '["Busy"]'],
    ["PagingInfo", { PageNumber: 1 }, '{"PageNumber":1}'],
    ["Edm.Binary", "YWJj", "binary'YWJj'"],
    ["account", null, "null"],
  ])("of %s", async (type, given, expected) => {
    expect(await literal(given, type)).toBe(expected);
  });

  test("of a value as it was given", () => {
    expect(["a'b", 5, true, ["x"], null].map(untypedLiteral)).toEqual([
      "'a''b'",
      "5",
      "true",
      '["x"]',
      "null",
    ]);
  });
});

describe("names of parameters", () => {
  const faults = (name: string, given: Record<string, unknown>) =>
    matchParameters(message(name), given).faults.map(({ column, what }) => `${column}: ${what}`);

  test("are found in any letter case, in the order of the signature", () => {
    const { given } = matchParameters(message("Merge"), {
      performparentingchecks: false,
      UpdateContent: 3,
      " subordinate ": 2,
      Target: 1,
    });
    expect(given.map(({ parameter, value }) => [parameter.name, value])).toEqual([
      ["Target", 1],
      ["Subordinate", 2],
      ["UpdateContent", 3],
      ["PerformParentingChecks", false],
    ]);
  });

  test("that are unknown are told with what was meant", () => {
    expect(faults("AddToQueue", { Targt: 1, Target: 1 })).toEqual([
      "Targt: there is no such parameter; did you mean Target?",
    ]);
    expect(faults("AddToQueue", { Quux: 1, Target: 1 })).toEqual([
      "Quux: it takes Target, SourceQueue, QueueItemProperties",
    ]);
    expect(faults("WhoAmI", { x: 1 })).toEqual(["x: it takes no parameters"]);
    expect(faults("QualifyLead", { entity: ID }).join()).toContain(
      "given by Entity Type and Entity ID",
    );
    for (const name of HOSTILE_NAMES) {
      expect(faults("WhoAmI", JSON.parse(`{${JSON.stringify(name)}: 1}`))).toHaveLength(1);
    }
  });

  test("that are missing are told, whichever way they are unset", () => {
    const missing = "Target: it is missing: record of any table";
    for (const value of [undefined, null, ""]) {
      expect(faults("AddToQueue", { Target: value })).toEqual([missing]);
    }
    expect(faults("AddToQueue", { Target: 1, target: 2 })).toEqual(["target: it is given twice"]);
  });

  test("that are left out are not sent; null is, where it may be", () => {
    const given = (name: string, values: Record<string, unknown>) =>
      matchParameters(message(name), values).given.map(({ parameter }) => parameter.name);
    expect(given("AddToQueue", { Target: 1, SourceQueue: null })).toEqual([
      "Target",
      "SourceQueue",
    ]);
    expect(given("AddToQueue", { Target: 1, SourceQueue: "" })).toEqual(["Target"]);
    expect(
      given("RetrieveDuplicates", { BusinessEntity: 1, MatchingEntityName: "", PagingInfo: null }),
    ).toEqual(["BusinessEntity", "MatchingEntityName"]);
  });
});
