import { useApi } from "../support/api";

let now = Date.UTC(2026, 0, 5, 9, 0, 0);
const api = useApi({ clock: () => now });

it("changes rows with the stamps of now and a new version", async () => {
  const id = await api.create("accounts", { name: "A", revenue: 10 });
  const before = api.sandbox.store.read("account", id);
  now += 90_000;
  api.sandbox.change("account", id, { name: "B", revenue: 5 });
  const after = api.sandbox.store.read("account", id);
  expect(after).toMatchObject({
    name: "B",
    revenue_base: 5,
    createdon: "2026-01-05T09:00:00Z",
    modifiedon: "2026-01-05T09:01:30Z",
  });
  expect(after?.["versionnumber"]).toBeGreaterThan(Number(before?.["versionnumber"]));
});

it("deletes rows", async () => {
  const id = await api.create("accounts", { name: "A" });
  api.sandbox.remove("account", id);
  expect((await api.send("GET", `accounts(${id})`)).status).toBe(404);
  expect(() => api.sandbox.remove("account", id)).toThrow(`There is no account ${id}.`);
  expect(() => api.sandbox.change("account", id, { name: "B" })).toThrow("There is no account");
  expect(() => api.sandbox.change("acount", id, {})).toThrow('There is no table "acount".');
});

it("keeps both times of an imported row", async () => {
  const id = await api.create("accounts", {
    name: "imported",
    overriddencreatedon: "2019-05-06T07:08:09Z",
  });
  const path = `accounts(${id})?$select=createdon,overriddencreatedon,modifiedon`;
  const { body } = await api.send("GET", path);
  const real = new Date(now).toISOString().replace(".000", "");
  expect(body).toMatchObject({
    createdon: "2019-05-06T07:08:09Z",
    overriddencreatedon: real,
    modifiedon: real,
  });
});
