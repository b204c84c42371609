import { blamed } from "../../../src/client/batch/blame";
import type { PreparedAction } from "../../../src/client/batch/prepared";
import { error, prepared, table } from "./samples";

const ID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const create = (index: number, json: object, of = table("account")) =>
  prepared(index, { json }, {}, of);
const body = (found: unknown) => Buffer.from(JSON.stringify(found));
const who = (actions: PreparedAction[], message: string, code?: string) =>
  blamed(actions, body(error(message, code)))?.action.index;
const plain = create(0, { name: "x" });

describe("blamed", () => {
  test.each<[string, PreparedAction]>([
    [
      "Error identified in Payload provided by the user for Entity :'accounts'  ---->  InnerException : Microsoft.OData.ODataException: An undeclared property 'nosuch' which only has property annotations",
      create(1, { "nosuch@odata.bind": "/contacts(1)" }),
    ],
    [
      "The property 'nosuch' does not exist on type 'Microsoft.Dynamics.CRM.account'.",
      create(1, { nosuch: 1 }),
    ],
    [
      "Invalid property 'nosuch' was found in entity 'Microsoft.Dynamics.CRM.contact'.",
      create(1, { nosuch: 1, contact_customer_accounts: [{ nosuch: 1 }] }),
    ],
    [
      "A validation error occurred.  The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '5'.",
      create(1, { name: "longer" }),
    ],
    [
      "A validation error occurred. The value 99 of 'industrycode' on record of type 'account' is outside the valid range. Accepted Values: 1,2",
      create(1, { industrycode: 99 }),
    ],
    [`contact With Id = ${ID} Does Not Exist`, create(1, { "a@odata.bind": `/contacts(${ID})` })],
    [
      `account With Ids = ${ID} Do Not Exist`,
      prepared(1, { path: `/api/data/v9.2/accounts(${ID})` }),
    ],
    [
      "Resource not found for the segment 'foos'.",
      prepared(1, { path: `/api/data/v9.2/foos(${ID})` }),
    ],
    [
      "Principal user (Id=1, type=8) is missing prvCreateContact privilege (Id=2) on OTC=2 for entity 'contact' (LocalizedName='Contact').",
      create(1, {}, table("contact")),
    ],
    [
      "The version of the existing record doesn't match the RowVersion property provided.",
      prepared(1, { headers: { "if-match": 'W/"1"' } }),
    ],
    [
      "A record with matching key values already exists.",
      prepared(1, { headers: { "If-None-Match": "*" } }),
    ],
    [
      "Error identified in Payload provided by the user for Entity :'contacts' ----> InnerException : Cannot convert the literal 'abc' to the expected type 'Edm.Int32'.",
      create(1, { x: "abc" }, table("contact")),
    ],
  ])("%s", (message, guilty) => {
    expect(who([plain, guilty], message)).toBe(1);
    expect(who([plain, plain], message)).toBeUndefined();
    expect(who([guilty, { ...guilty }], message)).toBeUndefined();
  });

  test("the words of a plug-in, and words that say nothing, blame nobody", () => {
    const one = [plain, prepared(1, { path: `/api/data/v9.2/accounts(${ID})` })];
    const message = `account With Id = ${ID} Does Not Exist`;
    expect(who(one, message)).toBe(1);
    expect(who(one, message, "0x80040265")).toBeUndefined();
    expect(who(one, message, "0x80040224")).toBeUndefined();
    expect(who(one, "Cannot insert duplicate key.")).toBeUndefined();
    expect(blamed(one, Buffer.from("<html>"))).toBeUndefined();
  });

  test("the innermost words count too", () => {
    const two = [plain, create(1, { nosuch: 1 })];
    const message =
      "The property 'nosuch' does not exist on type 'Microsoft.Dynamics.CRM.account'.";
    const older = { error: { code: "0x0", message: "Wrong.", innererror: { message } } };
    const newer = {
      error: { code: "0x0", message: "W.", "@Microsoft.PowerApps.CDS.InnerError.Message": message },
    };
    for (const each of [older, newer]) expect(blamed(two, body(each))?.action.index).toBe(1);
  });

  test("what is not known of an action may be true of it", () => {
    const message =
      "The property 'nosuch' does not exist on type 'Microsoft.Dynamics.CRM.account'.";
    const [mine, unknown] = [
      create(1, { nosuch: 1 }),
      { ...create(2, { nosuch: 1 }), table: undefined },
    ];
    expect(who([plain, mine, create(2, { nosuch: 1 }, table("contact"))], message)).toBe(1);
    expect(who([plain, mine, unknown], message)).toBeUndefined();
  });

  test("who refers to a record is as suspect as who names it", () => {
    const message = `account With Id = ${ID} Does Not Exist`;
    const named = prepared(0, { path: `/api/data/v9.2/accounts(${ID})` });
    const by = (index: number, part: object) => prepared(index, part);
    expect(who([named, by(1, { path: "$1" })], message)).toBeUndefined();
    expect(who([named, by(1, { json: { "a@odata.bind": "$1" } })], message)).toBeUndefined();
    expect(who([by(0, { path: "$9" }), { ...named, action: plain.action }], message)).toBe(0);
    const chain = [by(0, {}), prepared(1, { path: named.part.path }), by(2, { path: "$1" })];
    expect(who(chain, message)).toBe(1);
    expect(who([...chain, by(3, { path: "$2" }), by(4, { path: "$4" })], message)).toBeUndefined();
  });

  test("an operation of the service may have said it too", () => {
    const guilty = prepared(0, { path: `/api/data/v9.2/accounts(${ID})` });
    const operation = prepared(1, {}, { action: "action", name: "Merge" });
    const stale = prepared(0, { headers: { "If-Match": 'W/"1"' } });
    expect(who([guilty, operation], `account With Id = ${ID} Does Not Exist`)).toBeUndefined();
    expect(who([stale, operation], "existing record doesn't match the RowVersion")).toBeUndefined();
  });

  test("a key that is taken may be of anything that writes columns", () => {
    const message = "A record with matching key values already exists.";
    const createOnly = prepared(0, { headers: { "If-None-Match": "*" } }, { data: { a: 1 } });
    const writes = prepared(1, {}, { data: { a: 1 } });
    const removes = prepared(2, {}, { action: "delete" });
    expect(who([createOnly, writes, removes], message, "")).toBe(0);
    expect(who([createOnly, writes, removes], message, "0x80040237")).toBeUndefined();
    expect(who([writes, removes], message, "0x80040237")).toBe(1);
  });

  test("to put or to clear a lookup is a write as well", () => {
    const message =
      "Principal user (Id=1, type=8) is missing prvWriteAccount privilege (Id=2) on OTC=1 for entity 'account' (LocalizedName='Account').";
    const update = prepared(0, {}, { action: "update" });
    expect(who([update, prepared(1, {}, { action: "delete" })], message)).toBe(0);
    expect(who([update, prepared(1, {}, { action: "associate" })], message)).toBeUndefined();
  });

  test("part of a word is another word", () => {
    expect(
      who(
        [plain, prepared(1, { path: "/api/data/v9.2/foosball" })],
        "Resource not found for the segment 'foos'.",
      ),
    ).toBeUndefined();
  });
});
