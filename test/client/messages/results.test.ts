import fc from "fast-check";
import { decodeResult } from "../../../src/client/messages/results/decodeResult";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import type { Result } from "../../../src/client/types/messages";
import { HOSTILE_NAMES } from "../../support/hostileNames";

const ID = "11111111-1111-4111-8111-111111111111";
const { signatures, types } = builtInMessages();
const resultOf = (name: string): Result => {
  const found = signatures.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found.result;
};
const decode = (name: string, body: unknown) => decodeResult(body, resultOf(name), types);
const CONTEXT = { "@odata.context": "https://o/api/data/v9.2/$metadata#x" };
const CRM = "#Microsoft.Dynamics.CRM.";

test("properties come without their envelope", () => {
  const body = { ...CONTEXT, QueueItemId: ID };
  expect(decode("AddToQueue", body)).toEqual({ QueueItemId: ID });
  expect(decode("RevokeAccess", undefined)).toEqual({});
});

test("rows of nothing but their key are references, in a list too", () => {
  const body = {
    ...CONTEXT,
    value: [
      { "@odata.type": `${CRM}opportunity`, opportunityid: ID },
      { "@odata.type": `${CRM}systemuser`, ownerid: ID, systemuserid: ID },
      { "@odata.type": `${CRM}letter`, activityid: ID, "@odata.etag": "1" },
      { "@odata.type": `${CRM}account`, accountid: ID, name: "Kept" },
    ],
  };
  expect(decode("QualifyLead", body)).toEqual({
    value: [
      { table: "opportunity", id: ID },
      { table: "systemuser", id: ID },
      { table: "letter", id: ID },
      { "@odata.type": `${CRM}account`, accountid: ID, name: "Kept" },
    ],
    hasMore: false,
  });
});

test("what is declared says the table where the answer does not", () => {
  expect(decode("ReviseQuote", { ...CONTEXT, quoteid: ID })).toEqual({ table: "quote", id: ID });
  expect(decode("ReviseQuote", { ...CONTEXT, quoteid: ID, name: "x" })).toEqual({
    quoteid: ID,
    name: "x",
  });
  expect(decode("GenerateQuoteFromOpportunity", { quoteid: ID })).toEqual({ quoteid: ID });
});

test("references are found inside of objects", () => {
  const body = {
    PrincipalAccesses: [
      { AccessMask: "ReadAccess", Principal: { "@odata.type": `${CRM}team`, ownerid: ID } },
    ],
  };
  expect(decode("RetrieveSharedPrincipalsAndAccess", body)).toEqual({
    PrincipalAccesses: [{ AccessMask: "ReadAccess", Principal: { table: "team", id: ID } }],
  });
});

test("a list that was cut says so", () => {
  const next = "https://o/api/data/v9.2/x?$skiptoken=1";
  expect(decode("RetrieveUserQueues", { value: [], "@odata.nextLink": next })).toEqual({
    value: [],
    hasMore: true,
    "@odata.nextLink": next,
  });
});

test("a plain value stays under value, and a property of that name is one", () => {
  const text: Result = { kind: "value", type: { name: "Edm.String", isList: false } };
  expect(decodeResult({ ...CONTEXT, value: "x" }, text, types)).toEqual({ value: "x" });
  const own: Result = {
    kind: "properties",
    properties: new Map([["value", { name: "Edm.String", isList: true }]]),
  };
  expect(decodeResult({ ...CONTEXT, value: ["x"] }, own, types)).toEqual({ value: ["x"] });
});

test("nothing of an answer is lost but its context", () => {
  const key = fc.stringMatching(/^[A-Z][a-z]{0,8}$/);
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue({ noUnicodeString: false } as never)), (body) => {
      const plain = JSON.parse(JSON.stringify(body)) as unknown;
      expect(decodeResult(plain, { kind: "properties", properties: new Map() }, types)).toEqual(
        plain,
      );
    }),
  );
});

test("what only looks like a reference is none", () => {
  const account = { "@odata.type": `${CRM}account` };
  for (const row of [
    { ...account, accountid: 5 },
    { ...account, accountid: "x" },
    { ...account, accountid: ID, contactid: ID },
    { ...account, ownerid: ID, systemuserid: "22222222-2222-4222-8222-222222222222" },
  ]) {
    expect(decode("QualifyLead", { value: [row] })).toMatchObject({ value: [row] });
  }
});

test("hostile names are names", () => {
  for (const name of HOSTILE_NAMES) {
    const body = JSON.parse(`{${JSON.stringify(name)}: {"a": 1}}`) as object;
    const result = decodeResult(body, { kind: "nothing" }, types);
    expect(Object.entries(result)).toEqual([[name, { a: 1 }]]);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  }
});
