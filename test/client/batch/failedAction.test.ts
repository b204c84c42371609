import { failedAction } from "../../../src/client/batch/failedAction";
import type { PreparedAction } from "../../../src/client/batch/prepared";
import { error, prepared, table } from "./samples";

const ID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const create = (index: number, json: object, of = table("account")) =>
  prepared(index, { json }, {}, of);
const body = (found: unknown) => Buffer.from(JSON.stringify(found));
const who = (actions: PreparedAction[], message: string, code?: string) =>
  failedAction(actions, body(error(message, code)))?.action.index;
const plain = create(0, { name: "x" });

describe("failedAction", () => {
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
    [`contact With Id = ${ID} Does Not Exist`, create(1, { "a@odata.bind": `/contacts(${ID})` })],
    [
      `account With Ids = ${ID} Do Not Exist`,
      prepared(1, { path: `/api/data/v9.2/accounts(${ID})` }),
    ],
    [
      "Principal user (Id=1, type=8) is missing prvCreateContact privilege (Id=2) on OTC=2 for entity 'contact' (LocalizedName='Contact').",
      create(1, {}, table("contact")),
    ],
  ])("%s", (message, guilty) => {
    expect(who([plain, guilty], message)).toBe(1);
    expect(who([plain, plain], message)).toBeUndefined();
    expect(who([guilty, { ...guilty }], message)).toBeUndefined();
  });

  test.each<[string, string, PreparedAction]>([
    [
      `contact mit der ID ${ID} ist nicht vorhanden`,
      "0x80040217",
      create(1, { "a@odata.bind": `/contacts(${ID})` }),
    ],
    [
      "Dem Prinzipalbenutzer (ID=1, Typ=8) fehlt das Recht prvCreateContact (ID=2) für die Entität 'contact' (LocalizedName='Kontakt').",
      "0x80040220",
      create(1, {}, table("contact")),
    ],
  ])("names count in every language: %s", (message, code, guilty) => {
    expect(who([plain, guilty], message, code)).toBe(1);
    expect(who([guilty, { ...guilty }], message, code)).toBeUndefined();
  });

  test.each([
    "The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '5'.",
    "The value 99 of 'industrycode' on record of type 'account' is outside the valid range. Accepted Values: 1,2",
    "Resource not found for the segment 'foos'.",
    "The version of the existing record doesn't match the RowVersion property provided.",
    "A record with matching key values already exists.",
    "Cannot convert the literal 'abc' to the expected type 'Edm.Int32'.",
  ])("a sentence is no name: %s", (message) => {
    const wrong = prepared(
      1,
      {
        path: `/api/data/v9.2/foos(${ID})`,
        headers: { "if-match": 'W/"1"', "if-none-match": "*" },
        json: { industrycode: 99, x: "abc", name: "longer" },
      },
      { data: { x: "abc" } },
    );
    expect(who([prepared(0, {}, { action: "delete" }), wrong], message)).toBeUndefined();
  });

  test("the words of a plug-in, and words that say nothing, blame nobody", () => {
    const one = [plain, prepared(1, { path: `/api/data/v9.2/accounts(${ID})` })];
    const message = `account With Id = ${ID} Does Not Exist`;
    expect(who(one, message)).toBe(1);
    expect(who(one, message, "0x80040265")).toBeUndefined();
    expect(who(one, message, "0x80040224")).toBeUndefined();
    expect(who(one, "Cannot insert duplicate key.")).toBeUndefined();
    expect(failedAction(one, Buffer.from("<html>"))).toBeUndefined();
  });

  test("the innermost words count too", () => {
    const two = [plain, create(1, { nosuch: 1 })];
    const message =
      "The property 'nosuch' does not exist on type 'Microsoft.Dynamics.CRM.account'.";
    const older = { error: { code: "0x0", message: "Wrong.", innererror: { message } } };
    const newer = {
      error: { code: "0x0", message: "W.", "@Microsoft.PowerApps.CDS.InnerError.Message": message },
    };
    for (const each of [older, newer]) expect(failedAction(two, body(each))?.action.index).toBe(1);
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
    expect(who([guilty, operation], `account With Id = ${ID} Does Not Exist`)).toBeUndefined();
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
        [plain, create(1, { nosuch2: 1 })],
        "The property 'nosuch' does not exist on type 'Microsoft.Dynamics.CRM.account'.",
      ),
    ).toBeUndefined();
  });
});
