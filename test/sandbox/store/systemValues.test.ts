import { loadSchema } from "../../../sandbox/schema";
import { seedStore } from "../../../sandbox/seed";
import { businessUnits, currencies, teams, users } from "../../../sandbox/seed/identities";
import { openStore, systemValues } from "../../../sandbox/store";
import type { Row, Store } from "../../../sandbox/types";

const schema = loadSchema();
const now = Date.UTC(2025, 5, 1, 12, 0, 0, 750);
let store: Store;

beforeAll(async () => {
  store = await openStore(schema);
  seedStore(store, { seed: "empty", now });
});

afterAll(() => store.close());

function values(name: string, row: Row, userId: string = users.administrator.id): Row {
  const table = schema.tables.get(name);
  if (!table) {
    throw new Error(`no table ${name}`);
  }
  return systemValues(store, table, row, now, userId);
}

it("stamps a row with id, moment, user and version", () => {
  const first = values("account", { name: "A" });
  expect(first).toMatchObject({
    createdon: "2025-06-01T12:00:00Z",
    modifiedon: "2025-06-01T12:00:00Z",
    createdby: users.administrator.id,
    modifiedby: users.administrator.id,
  });
  expect(first["accountid"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(Number(values("account", {})["versionnumber"])).toBe(Number(first["versionnumber"]) + 1);
});

it("keeps the id it is given", () => {
  expect(values("account", { accountid: "a1" })["accountid"]).toBe("a1");
});

it("owns a row by its creator, in the creator's business unit", () => {
  expect(values("account", {}, users.manager.id)).toMatchObject({
    ownerid: users.manager.id,
    ownerid__table: "systemuser",
    owninguser: users.manager.id,
    owningteam: null,
    owningbusinessunit: businessUnits.emea,
  });
});

it("owns a row by a team where one is named", () => {
  expect(values("account", { ownerid: teams.emea, ownerid__table: "team" })).toMatchObject({
    owninguser: null,
    owningteam: teams.emea,
    owningbusinessunit: businessUnits.emea,
  });
});

it.each<[string, Row, Row]>([
  ["account", {}, { statecode: 0, statuscode: 1 }],
  ["account", { statecode: 1 }, { statecode: 1, statuscode: 2 }],
  ["task", {}, { statecode: 0, statuscode: 2 }],
  ["task", { statuscode: 5 }, { statecode: 1, statuscode: 5 }],
  ["incident", { statecode: 2 }, { statecode: 2, statuscode: 6 }],
])("fits state and status of %s %j together", (name, given, expected) => {
  expect(values(name, given)).toMatchObject(expected);
});

it("takes defaults for what is left out, and leaves what is set to null", () => {
  expect(values("account", {})).toMatchObject({ followemail: 1, donotemail: 0 });
  expect(values("account", { followemail: null })["followemail"]).toBeNull();
  expect(values("task", {})["activitytypecode"]).toBe("task");
});

it("works out base amounts at the currency's rate", () => {
  const row = { revenue: 92, creditlimit: null, transactioncurrencyid: currencies.eur };
  expect(values("account", row)).toMatchObject({
    exchangerate: 0.92,
    revenue_base: 100,
    creditlimit_base: null,
  });
});

it("takes the base currency for amounts without one, and none without amounts", () => {
  expect(values("account", { revenue: 12.34567 })).toMatchObject({
    transactioncurrencyid: currencies.usd,
    exchangerate: 1,
    revenue_base: 12.3457,
  });
  expect(values("account", { name: "A" })).not.toHaveProperty("exchangerate");
  expect(values("email", { transactioncurrencyid: currencies.eur })["transactioncurrencyid"]).toBe(
    currencies.eur,
  );
});

it("dates a migrated row back, and says when it came", () => {
  expect(values("account", { overriddencreatedon: "2001-02-03T00:00:00Z" })).toMatchObject({
    createdon: "2001-02-03T00:00:00Z",
    overriddencreatedon: "2025-06-01T12:00:00Z",
  });
});

it("tells a note what it is about", () => {
  expect(
    values("annotation", { objectid: "a1", objectid__table: "account" })["objecttypecode"],
  ).toBe("account");
});
