import { readDescriptions } from "../../../src/client/drift/readDescriptions";

const table = { logicalName: "account", columns: [{ name: "name", type: "string" }] };

test.each<[string, unknown, RegExp]>([
  ["text", "account", /^Earlier is "account"; expected an answer of Describe Entity Type/],
  ["an entry that is none", [table, 5], /^Entry 2 of Earlier is 5; expected/],
  ["another object", { name: "x" }, /^Earlier has no logicalName; expected/],
  ["no columns", { logicalName: "a" }, /^Earlier, table "a", has no columns; expected/],
  ["columns in an object", { logicalName: "a", columns: {} }, /columns are \{\}; expected a list/],
  [
    "a nameless column",
    { logicalName: "a", columns: [{}] },
    /columns have an entry 1 without name/,
  ],
  [
    "a column twice",
    { logicalName: "a", columns: [{ name: "x" }, { name: "x" }] },
    /the column "x" twice/,
  ],
  ["a table twice", [table, table], /^Earlier has the table "account" twice\.$/],
  [
    "choices in a text",
    { ...table, columns: [{ name: "x", choices: "y" }] },
    /"x", choices are "y"/,
  ],
])("%s is refused in one sentence", (_what, given, message) => {
  expect(() => readDescriptions(given, "Earlier")).toThrow(message);
});
