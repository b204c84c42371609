import fc from "fast-check";
import { nearest } from "../../../src/client/errors/nearest";

const SETS = [
  "accounts",
  "accountleads",
  "activitypointers",
  "categories",
  "contacts",
  "contracts",
  "opportunities",
  "products",
  "systemusers",
  "usersettingscollection",
  "webresourceset",
];

test.each([
  ["account", "accounts"],
  ["Account", "accounts"],
  ["ACCOUNTS", "accounts"],
  ["acounts", "accounts"],
  ["contact", "contacts"],
  ["opportunity", "opportunities"],
  ["opportunitys", "opportunities"],
  ["Category", "categories"],
  ["webresource", "webresourceset"],
  ["usersettings", "usersettingscollection"],
  ["systemuser", "systemusers"],
])("%s was meant as %s", (name, meant) => {
  expect(nearest(name, SETS)[0]).toBe(meant);
});

test("the best comes first, three at most", () => {
  expect(nearest("contact", SETS)).toEqual(["contacts", "contracts"]);
  expect(nearest("a", ["b", "c", "d", "e"])).toHaveLength(3);
});

test.each(["", "zzzzzzzz", "x_completely_different_name"])("%j is like none", (name) => {
  expect(nearest(name, SETS)).toEqual([]);
});

test("no candidates, no suggestion", () => {
  expect(nearest("accounts", [])).toEqual([]);
});

test("a name that is there is its own nearest, and one slip away it still is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SETS), fc.nat(), (name, seed) => {
      const at = seed % name.length;
      expect(nearest(name.toUpperCase(), SETS)[0]).toBe(name);
      expect(nearest(name.slice(0, at) + name.slice(at + 1), SETS)).toContain(name);
    }),
  );
});
