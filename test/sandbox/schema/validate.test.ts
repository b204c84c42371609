import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSchema, SchemaError } from "../../../sandbox/schema";
import { readDeclarations } from "../../../sandbox/schema/read";

type Json = Record<string, unknown>;

const name = { name: "new_name", type: "string", label: "Name", maxLength: 100 };

function lookup(navigation: string, target: Json = {}): Json {
  return {
    name: navigation.toLowerCase(),
    schemaName: navigation,
    type: "lookup",
    label: "Parent",
    targets: [{ table: "new_bank", navigation, ...target }],
  };
}

function states(state: Json, status: Json): Json[] {
  return [
    {
      name: "statecode",
      schemaName: "StateCode",
      type: "state",
      label: "Status",
      options: [state],
    },
    {
      name: "statuscode",
      schemaName: "StatusCode",
      type: "status",
      label: "Reason",
      options: [status],
    },
  ];
}

function bank(changes: Json = {}): Json {
  return {
    logicalName: "new_bank",
    schemaName: "new_Bank",
    entitySetName: "new_banks",
    label: "Bank",
    pluralLabel: "Banks",
    objectTypeCode: 10_100,
    primaryId: "new_bankid",
    primaryName: "new_name",
    ownership: "none",
    custom: true,
    columns: [name],
    ...changes,
  };
}

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "tables-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

function load(...tables: Json[]): () => unknown {
  for (const table of tables) {
    writeFileSync(join(directory, `${table["logicalName"]}.json`), JSON.stringify(table));
  }
  return () => loadSchema(readDeclarations(directory));
}

it("takes a declaration that is in order", () => {
  expect(load(bank())).not.toThrow();
});

it.each<[string, Json, string]>([
  ["a misspelt property", { hasNote: true }, '"hasNote" is not a property of a declaration'],
  ["a missing property", { label: undefined }, '"label" is missing'],
  ["a schema name of another table", { schemaName: "new_Banks" }, "differs by more than case"],
  ["a primary name that is no column", { primaryName: "new_nam" }, 'primary name "new_nam"'],
  ["a column declared twice", { columns: [name, name] }, '"new_name" is declared twice'],
  [
    "an unknown type",
    { columns: [name, { name: "new_x", type: "text", label: "X" }] },
    '"text" is not a column type',
  ],
  [
    "a string without a length",
    { columns: [name, { name: "new_x", type: "string", label: "X" }] },
    'needs "maxLength"',
  ],
  [
    "a choice without options",
    { columns: [name, { name: "new_x", type: "choice", label: "X" }] },
    'needs "options"',
  ],
  [
    "a default that is no option",
    {
      columns: [
        name,
        {
          name: "new_x",
          type: "choice",
          label: "X",
          default: 3,
          options: [{ value: 1, label: "A" }],
        },
      ],
    },
    "default 3 is none of its options",
  ],
  [
    "an option declared twice",
    {
      columns: [
        name,
        {
          name: "new_x",
          type: "choice",
          label: "X",
          options: [
            { value: 1, label: "A" },
            { value: 1, label: "B" },
          ],
        },
      ],
    },
    "option 1 is declared twice",
  ],
  [
    "a computed column of nothing",
    { columns: [name, { ...name, name: "new_x", computed: "{new_y}" }] },
    'is computed from "new_y"',
  ],
  [
    "a lookup to a table that is not there",
    { columns: [name, lookup("new_ParentId", { table: "new_branch" })] },
    'points to the table "new_branch", which is not declared',
  ],
  [
    "a lookup without targets",
    { columns: [name, { ...lookup("new_P"), targets: undefined }] },
    'needs "targets"',
  ],
  [
    "two lookups of one navigation property",
    {
      columns: [
        name,
        lookup("new_ParentId"),
        { ...lookup("new_ParentId"), name: "new_p", schemaName: "new_P" },
      ],
    },
    'navigation property of new_bank "new_ParentId" is already declared',
  ],
  [
    "a navigation property called as a column",
    { columns: [name, lookup("new_ParentId", { navigation: "new_name" })] },
    'navigation property of new_bank "new_name" is already declared',
  ],
  [
    "a collection called as a navigation property",
    { columns: [name, lookup("new_ParentId", { collection: "new_ParentId" })] },
    '"new_ParentId" is already declared',
  ],
  [
    "a status of a state that is not there",
    {
      columns: [
        name,
        ...states({ value: 0, label: "On", defaultStatus: 1 }, { value: 1, label: "On", state: 7 }),
      ],
    },
    "status 1 belongs to state 7, which is no option",
  ],
  [
    "a default status of another state",
    {
      columns: [
        name,
        ...states({ value: 0, label: "On", defaultStatus: 2 }, { value: 1, label: "On", state: 0 }),
      ],
    },
    "default status 2 of state 0",
  ],
  [
    "a state without a status",
    { columns: [name, ...states({ value: 0, label: "On", defaultStatus: 1 }, {}).slice(0, 1)] },
    "declared together or not at all",
  ],
  [
    "a key of a column that is not there",
    { keys: [{ name: "k", label: "K", columns: ["new_code"] }] },
    'names the column "new_code", which is not declared',
  ],
  [
    "a key of a column of the wrong type",
    {
      columns: [name, { name: "new_m", type: "memo", label: "M", maxLength: 10 }],
      keys: [{ name: "k", label: "K", columns: ["new_m"] }],
    },
    "a memo column",
  ],
  [
    "many to many with nobody",
    {
      manyToMany: [
        {
          schemaName: "new_many",
          intersect: "new_many",
          intersectSet: "new_manyset",
          with: "new_branch",
          navigation: "new_many",
          otherNavigation: "new_many",
        },
      ],
    },
    'points to the table "new_branch"',
  ],
])("refuses %s", (_, changes, message) => {
  const attempt = load(bank(changes));
  expect(attempt).toThrow(SchemaError);
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(/^new_bank\.json/);
});

it("refuses two tables of one entity set", () => {
  const branch = bank({
    logicalName: "new_branch",
    schemaName: "new_Branch",
    objectTypeCode: 10_101,
  });
  expect(load(bank(), branch)).toThrow(
    'entitySetName "new_banks" is already that of new_bank.json',
  );
});

it("refuses a file that is not called as its table", () => {
  writeFileSync(join(directory, "bank.json"), JSON.stringify(bank()));
  expect(() => loadSchema(readDeclarations(directory))).toThrow("name the file after the table");
});

it("says which file is not JSON", () => {
  writeFileSync(join(directory, "new_bank.json"), "{");
  expect(() => loadSchema(readDeclarations(directory))).toThrow(/^new_bank\.json: is not JSON/);
});

it.each([
  ["null", "new_bank.json: is no object of JSON"],
  ["5", "new_bank.json: is no object of JSON"],
  [JSON.stringify({ ...bank(), columns: null }), 'new_bank.json: "columns" is no list'],
  [JSON.stringify({ ...bank(), keys: {} }), 'new_bank.json: "keys" is no list'],
  [
    JSON.stringify({ ...bank(), columns: [null] }),
    'new_bank.json, column "undefined": is no object of JSON',
  ],
])("says what is wrong with a file that holds %s", (text, message) => {
  writeFileSync(join(directory, "new_bank.json"), text);
  expect(() => loadSchema(readDeclarations(directory))).toThrow(message);
});
