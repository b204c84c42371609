import { loadSchema } from "../../../sandbox/schema";
import { openStore } from "../../../sandbox/store";
import { Remembered } from "../../../sandbox/store/remembered";
import type { Store } from "../../../sandbox/types";

let store: Store;
let worked: number;
const names = new Remembered<string>(["account", "lead"], (of, id) => {
  worked += 1;
  return String(of.read("account", id)?.["name"]);
});

beforeEach(async () => {
  store = await openStore(loadSchema());
  store.insert("account", { accountid: "a1", name: "before" });
  worked = 0;
});
afterEach(() => store.close());

it("is worked out once, and for each key", () => {
  expect([names.of(store, "a1"), names.of(store, "a1"), names.of(store, "a2")]).toEqual([
    "before",
    "before",
    "undefined",
  ]);
  store.insert("contact", { contactid: "c1" });
  names.of(store, "a1");
  expect(worked).toBe(2);
});

it.each<[string, () => void, string]>([
  ["an update", () => store.update("account", "a1", { name: "after" }), "after"],
  ["a delete", () => store.remove("account", "a1"), "undefined"],
  ["an insert into another of its tables", () => store.insert("lead", { leadid: "l1" }), "before"],
  ["an insert of many", () => store.insertMany("lead", [{ leadid: "l1" }]), "before"],
])("is worked out anew after %s", (_, write, expected) => {
  names.of(store, "a1");
  write();
  expect([names.of(store, "a1"), worked]).toEqual([expected, 2]);
});

it("forgets what was written and taken back", () => {
  const lost = () =>
    store.atomic(() => {
      store.update("account", "a1", { name: "lost" });
      expect(names.of(store, "a1")).toBe("lost");
      throw new Error("taken back");
    });
  expect(lost).toThrow("taken back");
  expect(names.of(store, "a1")).toBe("before");
});

it("follows a state that is restored", () => {
  const saved = store.save();
  store.update("account", "a1", { name: "after" });
  expect(names.of(store, "a1")).toBe("after");
  store.restore(saved);
  expect(names.of(store, "a1")).toBe("before");
});

it("belongs to its store", async () => {
  const other = await openStore(loadSchema());
  expect([names.of(store, "a1"), names.of(other, "a1")]).toEqual(["before", "undefined"]);
  other.close();
});
