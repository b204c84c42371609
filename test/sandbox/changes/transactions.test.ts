import { useApi } from "../support/api";
import { readDelta, startTracking, tokenOf } from "./support";

const api = useApi();

const versionOf = (link: string) => Number(tokenOf(link).split("!")[0]);

beforeEach(() => {
  for (const { accountid } of api.sandbox.store.find("account", {})) {
    api.sandbox.remove("account", String(accountid));
  }
});
afterEach(() => api.sandbox.setChangeTracking({ heldBack: false }));

it("never hands out a token above a version that is not committed yet", async () => {
  const transaction = api.sandbox.transaction();
  const late = transaction.create("account", { name: "late" });
  await api.create("accounts", { name: "between" });
  const link = await startTracking(api);
  transaction.commit();
  const row = api.sandbox.store.read("account", late);
  expect(versionOf(link)).toBeLessThan(Number(row?.["versionnumber"]));
  const { names, delta } = await readDelta(api, link);
  expect(names).toContain("late");
  expect((await readDelta(api, delta)).names).toEqual([]);
});

it("brings rows above such a version again", async () => {
  const begin = await startTracking(api);
  const transaction = api.sandbox.transaction();
  transaction.create("account", { name: "late" });
  await api.create("accounts", { name: "between" });
  const first = await readDelta(api, begin);
  expect(first.names).toEqual(["between"]);
  transaction.commit();
  expect((await readDelta(api, first.delta)).names).toEqual(["late", "between"]);
});

it("brings them once where it holds them back", async () => {
  api.sandbox.setChangeTracking({ heldBack: true });
  const gone = await api.create("accounts", { name: "gone" });
  const begin = await startTracking(api);
  const transaction = api.sandbox.transaction();
  transaction.create("account", { name: "late" });
  await api.create("accounts", { name: "between" });
  await api.send("DELETE", `accounts(${gone})`);
  const first = await readDelta(api, begin);
  expect(first).toMatchObject({ names: [], deleted: [] });
  const again = await readDelta(api, first.delta);
  expect(again).toMatchObject({ names: [], deleted: [] });
  transaction.commit();
  expect(await readDelta(api, again.delta)).toMatchObject({
    names: ["late", "between"],
    deleted: [gone],
  });
});

it("shows late updates and deletes", async () => {
  const changed = await api.create("accounts", { name: "old" });
  const gone = await api.create("accounts", { name: "gone" });
  const transaction = api.sandbox.transaction();
  transaction.update("account", changed, { name: "new" });
  transaction.remove("account", gone);
  const begin = await startTracking(api);
  const before = await readDelta(api, begin);
  transaction.commit();
  expect(await readDelta(api, before.delta)).toMatchObject({ names: ["new"], deleted: [gone] });
});

it("goes on where a transaction was rolled back", async () => {
  const transaction = api.sandbox.transaction();
  transaction.create("account", { name: "never" });
  const held = versionOf(await startTracking(api));
  transaction.rollback();
  const link = await startTracking(api);
  expect(versionOf(link)).toBeGreaterThan(held);
  expect((await readDelta(api, link)).names).toEqual([]);
});
