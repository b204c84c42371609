import { useApi } from "../support/api";

let now = Date.UTC(2026, 0, 5, 9, 0, 0);
const api = useApi({ clock: () => now });
const minute = 60_000;

const account = (id: string, columns = "name,createdon,modifiedon,versionnumber") =>
  api.send("GET", `accounts(${id})?$select=${columns}`);

it("commits rows late, with the time and the version of their writing", async () => {
  const transaction = api.sandbox.transaction();
  const late = transaction.create("account", { name: "late" });
  now += 2 * minute;
  const between = await api.create("accounts", { name: "between" });
  expect((await account(late)).status).toBe(404);
  now += minute;
  transaction.commit();

  const { body } = await account(late);
  const { body: other } = await account(between);
  expect(body).toMatchObject({ createdon: "2026-01-05T09:00:00Z" });
  expect(body).toMatchObject({ modifiedon: "2026-01-05T09:00:00Z" });
  expect(other).toMatchObject({ modifiedon: "2026-01-05T09:02:00Z" });
  expect(body["versionnumber"]).toBeLessThan(Number(other["versionnumber"]));
});

it("shows updates and deletes at the commit, its own ones to itself at once", async () => {
  const changed = await api.create("accounts", { name: "old", numberofemployees: 1 });
  const gone = await api.create("accounts", { name: "gone" });
  const transaction = api.sandbox.transaction();
  transaction.update("account", changed.toUpperCase(), { name: "new" });
  transaction.update("account", changed, { numberofemployees: 2 });
  transaction.remove("account", gone);
  expect(() => transaction.update("account", gone, {})).toThrow(`There is no account ${gone}.`);
  expect((await account(changed)).body).toMatchObject({ name: "old" });
  expect((await account(gone)).status).toBe(200);

  transaction.commit();
  const { body } = await account(changed, "name,numberofemployees");
  expect(body).toMatchObject({ name: "new", numberofemployees: 2 });
  expect((await account(gone)).status).toBe(404);
});

it("follows up on changes as the API does", async () => {
  const id = await api.create("accounts", { name: "money", revenue: 10 });
  const transaction = api.sandbox.transaction();
  transaction.update("account", id, { revenue: 20 });
  transaction.commit();
  const { body } = await account(id, "revenue,revenue_base");
  expect(body["revenue_base"]).toBe(20);
});

it("leaves nothing behind when it is rolled back", async () => {
  const transaction = api.sandbox.transaction();
  const id = transaction.create("account", { name: "never" });
  transaction.rollback();
  transaction.rollback();
  expect((await account(id)).status).toBe(404);
  expect(() => transaction.commit()).toThrow("The transaction has ended.");
  expect(() => transaction.create("account", {})).toThrow("The transaction has ended.");
});

it("writes nothing where others wrote one of its rows meanwhile", async () => {
  const id = await api.create("accounts", { name: "mine" });
  const transaction = api.sandbox.transaction();
  const created = transaction.create("account", { name: "beside" });
  transaction.update("account", id, { name: "ours" });
  await api.send("PATCH", `accounts(${id})`, { body: { name: "theirs" } });
  expect(() => transaction.commit()).toThrow("was written by others");
  expect((await account(id)).body).toMatchObject({ name: "theirs" });
  expect((await account(created)).status).toBe(404);
});

it("holds the lowest active version until it ends", () => {
  const { store } = api.sandbox;
  const first = api.sandbox.transaction();
  const from = store.minActiveVersion();
  first.create("account", { name: "one" });
  const second = api.sandbox.transaction();
  store.nextVersion();
  expect(store.minActiveVersion()).toBe(from);
  first.rollback();
  expect(store.minActiveVersion()).toBe(from + 1);
  second.commit();
  expect(store.minActiveVersion()).toBe(store.nextVersion());
});

it("knows its tables", () => {
  const transaction = api.sandbox.transaction();
  expect(() => transaction.create("acount", {})).toThrow('There is no table "acount".');
  transaction.rollback();
});
