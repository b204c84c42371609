import { relatedRecord } from "../../../src/client/relations/relatedRecord";
import { context } from "../values/fixtures";

const ID = "11111111-1111-4111-8111-111111111111";
const account = { table: "account", navigation: "accountid" };
const contact = { table: "contact", navigation: "contactid" };
const nowhere = { table: "nowhere", navigation: "x" };
const of = (value: unknown, ...targets: (typeof account)[]) =>
  relatedRecord(value, { targets, isOwner: false }, context);

test.each<[unknown, string, string]>([
  [ID, "account", ID],
  [{ table: "accounts", id: ID }, "account", ID],
  [`accounts(${ID})`, "account", ID],
  ["accountnumber='A'", "account", "accountnumber='A'"],
  [{ accountid: ID.toUpperCase(), name: "x" }, "account", ID],
  [{ AccountNumber: "A" }, "account", "accountnumber='A'"],
])("%j is a record of the one table", async (value, table, predicate) => {
  expect(await of(value, account)).toMatchObject({ table: { logicalName: table }, predicate });
});

test("of two tables a value says which", async () => {
  const row = { "@odata.type": "#Microsoft.Dynamics.CRM.contact", contactid: ID };
  expect(await of(row, account, contact)).toMatchObject({ navigation: "contactid", id: ID });
  for (const value of ["accountnumber='A'", { accountid: ID }, ID]) {
    expect(await of(value, account, contact)).toEqual({
      wrong: 'it may be a record of account, contact: say which, as {"table", "id"}',
    });
  }
});

test.each<[unknown, (typeof account)[], string]>([
  [null, [account], "null is not a reference; expected an id, an alternate key"],
  [{ table: "account", id: null }, [account], ""],
  ["$name", [account], "is no record; expected an id"],
  [5, [account], ""],
  [{ accountid: 5 }, [account], "its accountid 5 is not a GUID"],
  [{ accountid: "x" }, [account], 'its accountid "x" is not a GUID'],
  [
    { accountid: null, name: "x", city: "y" },
    [account],
    "it does not say which record it is: set accountid",
  ],
  [{ table: "contact", id: ID }, [account], "it is a record of contact; expected one of account"],
  [
    { table: "elsewhere", id: ID },
    [account],
    'there is no table "elsewhere"; expected a record of account',
  ],
  [ID, [nowhere], "there is no table nowhere"],
  ["{x", [account], ""],
])("%j is none", async (value, targets, wrong) => {
  expect(await of(value, ...targets)).toEqual({ wrong: expect.stringContaining(wrong) });
});
