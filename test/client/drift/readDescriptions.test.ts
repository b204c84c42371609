import { readDescriptions } from "../../../src/client/drift/readDescriptions";
import { toDefinition } from "../../../src/client/drift/toDefinition";
import { readJson } from "../../../src/client/json/readJson";

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
  [
    "a column that is no object",
    { logicalName: "a", columns: ["x"] },
    /columns have an entry 1 without name/,
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

test("what a description leaves out reads as nothing of it", () => {
  const [described] = readDescriptions(
    readJson(
      '{"logicalName":"a","columns":[{"name":"x","max":1152921504606846976,"choices":[{"value":1},{"value":"b"}],"targets":[{"table":"b"}]}],"relationships":[{"name":"r"}]}',
    ),
    "Earlier",
  );
  const definition = described && toDefinition(described);
  expect(definition).toMatchObject({
    metadataId: "",
    schemaName: "a",
    entitySetName: "",
    primaryIdAttribute: "",
    tableType: "Standard",
    labels: [],
    relationships: [{ schemaName: "r", kind: "", navigation: "", table: "" }],
  });
  expect(definition?.columns.get("x")).toMatchObject({
    kind: "other",
    required: "None",
    max: 2 ** 60,
    options: [{ value: 1, label: "1", labels: ["1"] }],
    targets: [{ table: "b", navigation: "" }],
  });
});
