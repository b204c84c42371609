import { loadSchema } from "../../../sandbox/schema";
import { openStore } from "../../../sandbox/store";
import type { Store, StoredChange } from "../../../sandbox/types";

let store: Store;
let told: StoredChange[];

beforeEach(async () => {
  store = await openStore(loadSchema());
  told = [];
  store.insert("account", { accountid: "before", name: "B" });
  store.onChange((change) => told.push(change));
});

afterEach(() => store.close());

const kinds = () => told.map(({ kind, table, id }) => `${kind} ${table} ${id}`);

it("tells of single writes at once, with what they changed", () => {
  store.insert("account", { accountid: "a1", name: "N" });
  store.update("account", "a1", { name: "M" });
  store.remove("account", "a1");
  expect(told).toEqual([
    { kind: "create", table: "account", id: "a1", changes: { accountid: "a1", name: "N" } },
    expect.objectContaining({ kind: "update", table: "account", id: "a1", changes: { name: "M" } }),
    expect.objectContaining({ kind: "delete", table: "account", id: "a1" }),
  ]);
  expect(told[1]?.before).toMatchObject({ name: "N" });
  expect(told[2]?.before).toMatchObject({ name: "M" });
});

it("tells of nothing that was not written", () => {
  store.update("account", "nobody", { name: "X" });
  store.update("account", "before", {});
  store.remove("account", "nobody");
  expect(told).toEqual([]);
});

it("tells of a transaction when the outermost one has succeeded, in order", () => {
  store.atomic(() => {
    store.insertMany("account", [{ accountid: "a1" }, { accountid: "a2" }]);
    store.atomic(() => store.update("account", "a1", { name: "one" }));
    expect(told).toEqual([]);
  });
  expect(kinds()).toEqual(["create account a1", "create account a2", "update account a1"]);
});

it("forgets what was rolled back, an inner transaction by itself too", () => {
  const fail = () => {
    throw new Error("rolled back");
  };
  expect(() =>
    store.atomic(() => {
      store.insert("account", { accountid: "a1" });
      fail();
    }),
  ).toThrow("rolled back");
  store.atomic(() => {
    store.insert("account", { accountid: "a2" });
    expect(() =>
      store.atomic(() => {
        store.remove("account", "before");
        fail();
      }),
    ).toThrow("rolled back");
    store.update("account", "a2", { name: "two" });
  });
  expect(kinds()).toEqual(["create account a2", "update account a2"]);
});

it("tells of links as rows of their intersect table", () => {
  store.link("teammembership_association", "t1", "u1");
  store.unlink("teammembership_association", "t1", "u1");
  expect(told.map(({ kind, table }) => `${kind} ${table}`)).toEqual([
    "create teammembership",
    "delete teammembership",
  ]);
});

it("tells of what a listener writes after what it was told of", () => {
  store.onChange(({ id }) => {
    if (id === "a1") store.insert("account", { accountid: "echo" });
  });
  store.insertMany("account", [{ accountid: "a1" }, { accountid: "a2" }]);
  expect(kinds()).toEqual(["create account a1", "create account a2", "create account echo"]);
});
