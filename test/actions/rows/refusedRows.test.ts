import { useSandbox } from "../../support/sandbox";
import { type Row, WAYS, writes } from "./ways";

const bench = useSandbox({ seed: "empty" });
const projects = { set: "new_projectcollection", primaryId: "new_projectid" };
const contact = "7eb682f1-ca75-e511-80d4-00155d2a68d2";
const other = "7eb682f1-ca75-e511-80d4-00155d2a68d3";

beforeAll(() => {
  const { store } = bench.sandbox;
  const declaration = store.schema.tables.get("new_project")?.declaration;
  if (!declaration) throw new Error("The sandbox has no projects.");
  const more = [
    { value: 2, label: "Second" },
    { value: 3, label: "2" },
  ];
  const columns = declaration.columns.map((column) =>
    column.name === "new_phase"
      ? { ...column, options: [...(column.options ?? []), ...more] }
      : column,
  );
  store.reshape({ ...declaration, columns });
  bench.sandbox.insert("contact", { contactid: contact, lastname: "Known" });
});

const project = (name: string) => bench.sandbox.insert("new_project", { new_name: name });

const REFUSED: readonly (readonly [what: string, row: Row, words: readonly string[]])[] = [
  ["one option and the label of another", { new_phase: "2" }, ["new_phase", '"2"', "3"]],
  ["a list in a yes/no column", { new_billable: ["yes"] }, ["new_billable"]],
  ["JSON text of a list in a yes/no column", { new_billable: '["yes"]' }, ["new_billable"]],
  ["JSON text with a choice unknown", { new_skills: '["Design","Flying"]' }, ["Flying"]],
  [
    "all that is wrong, objects under lookups included",
    { new_number: "many", new_SponsorId: {}, new_accountid: { name: null }, nosuch: 1 },
    ["new_number", "new_SponsorId", "new_accountid", "nosuch"],
  ],
  [
    "an object that may be a new record or a reference",
    { new_SponsorId: { fullname: "Jane Doe" } },
    ["new_SponsorId"],
  ],
  ["a rounded number", { new_ticks: 2 ** 60 }, ["new_ticks"]],
  [
    "a lookup by its column and by its navigation property",
    { new_sponsorid: contact, "new_SponsorId@odata.bind": `/contacts(${other})` },
    ["new_sponsorid", "new_SponsorId@odata.bind"],
  ],
  [
    "a lookup in two letter cases",
    { new_sponsorid: contact, NEW_SPONSORID: other },
    ["new_sponsorid", "NEW_SPONSORID"],
  ],
  [
    "a lookup to two tables by both navigation properties",
    {
      "new_CustomerId_account@odata.bind": `/accounts(${other})`,
      "new_CustomerId_contact@odata.bind": `/contacts(${contact})`,
    },
    ["new_CustomerId_account@odata.bind", "new_CustomerId_contact@odata.bind"],
  ],
  [
    "a plain column in two letter cases",
    { new_name: "a", NEW_NAME: "b" },
    ["new_name", "NEW_NAME"],
  ],
  [
    "the base name of a lookup to two tables",
    { "new_CustomerId@odata.bind": contact },
    ["new_CustomerId@odata.bind", "account", "contact"],
  ],
  [
    "a bind to a set of another table",
    { "new_SponsorId@odata.bind": `/accounts(${other})` },
    ["new_SponsorId"],
  ],
  ["a bind to what is no set", { "new_SponsorId@odata.bind": `/nosuch(${other})` }, ["nosuch"]],
  [
    "columns that nobody can set, in a row that was not read",
    { new_name: "x", createdon: "2020-01-01T00:00:00Z", versionnumber: 5 },
    ["createdon", "versionnumber"],
  ],
];

describe.each(WAYS)("%s", (_, way) => {
  test.each(REFUSED)("%s: refused, with nothing sent", async (what, row, words) => {
    const id = project(what);
    const { message, attempts } = await way(bench, projects, row, id);
    for (const word of words) expect(message).toContain(word);
    expect(attempts).toBe(0);
    expect(writes(bench)).toEqual([]);
    expect(bench.sandbox.store.read("new_project", id)).toMatchObject({ new_name: what });
  });
});
