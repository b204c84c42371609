import { readFieldMap } from "../../../src/client/mapping/readFieldMap";
import { resolveFieldMap } from "../../../src/client/mapping/resolveFieldMap";
import type { DataverseRecord } from "../../../src/client/types";
import type { ColumnDefinition, TableDefinition } from "../../../src/client/types/tables";
import type { BoundModel } from "../../../src/client/unified/bindModel";
import { modelColumns } from "../../../src/client/unified/columns";
import { models } from "../../../src/client/unified/models";
import { toRow } from "../../../src/client/unified/toRow";
import { unifiedReader } from "../../../src/client/unified/toUnified";
import type { RecordModel } from "../../../src/client/unified/types";
import { column, thing } from "../values/fixtures";

const FORMATTED = "@OData.Community.Display.V1.FormattedValue";
const TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
const ID = "11111111-1111-4111-8111-111111111111";

const state = column("state", {
  logicalName: "statecode",
  options: [0, 1, 2].map((value) => ({ value, label: `State ${value}`, labels: [] })),
});
const colours = [
  { value: 1, label: "Red", labels: ["Red"] },
  { value: 2, label: "Blue", labels: ["Blue"] },
];

/** A model in an environment with these columns, and what a Field Map has for it. */
const boundTo = (
  name: RecordModel,
  columns: readonly ColumnDefinition[],
  fields: readonly unknown[] = [],
): BoundModel => {
  const model = models[name];
  const table: TableDefinition = {
    ...thing,
    logicalName: model.table,
    primaryIdAttribute: "id",
    columns: new Map(columns.map((each) => [each.logicalName, each])),
  };
  const map = readFieldMap({ fields });
  const resolved = map ? resolveFieldMap(map, table) : undefined;
  return { ...modelColumns(model, table, resolved), model, table, includeRemoteData: false };
};

const read = (bound: BoundModel, row: DataverseRecord) => unifiedReader(bound)(row);
const written = (bound: BoundModel, record: DataverseRecord) => toRow(bound, record);

describe("custom fields are read by their kind", () => {
  const kinds = [
    column("multichoice", { logicalName: "new_colours", isCustom: true, options: colours }),
    column("choice", { logicalName: "new_colour", isCustom: true, options: colours }),
    column("lookup", {
      logicalName: "new_site",
      isCustom: true,
      targets: [{ table: "account", navigation: "new_Site" }],
    }),
    column("customer", {
      logicalName: "new_buyer",
      isCustom: true,
      targets: [
        { table: "account", navigation: "new_Buyer_account" },
        { table: "contact", navigation: "new_Buyer_contact" },
      ],
    }),
    column("lookup", { logicalName: "new_odd", isCustom: true }),
  ];
  const bound = boundTo("contact", kinds);
  test.each<[string, DataverseRecord, string, unknown]>([
    ["several options by their labels", { new_colours: "1,2" }, "new_colours", ["Red", "Blue"]],
    ["an option that is gone by its number", { new_colours: "1,7" }, "new_colours", ["Red", 7]],
    ["no options", { new_colours: null }, "new_colours", null],
    [
      "an option by its label",
      { new_colour: 1, [`new_colour${FORMATTED}`]: "Red" },
      "new_colour",
      "Red",
    ],
    ["an option without a label", { new_colour: 5 }, "new_colour", 5],
    ["no option", {}, "new_colour", null],
    [
      "a lookup to one table by the name beside it",
      { _new_site_value: ID, [`_new_site_value${FORMATTED}`]: "Here" },
      "new_site",
      { id: ID, name: "Here", type: "account" },
    ],
    [
      "a lookup to several by the table beside it",
      { _new_buyer_value: ID, [`_new_buyer_value${TABLE}`]: "contact" },
      "new_buyer",
      { id: ID, name: null, type: "contact" },
    ],
    [
      "a lookup of which nobody says the table",
      { _new_buyer_value: ID },
      "new_buyer",
      { id: ID, name: null, type: null },
    ],
    [
      "a lookup without known tables",
      { _new_odd_value: ID },
      "new_odd",
      { id: ID, name: null, type: null },
    ],
    ["an empty lookup", { _new_site_value: null }, "new_site", null],
  ])("%s", (_, row, name, expected) => {
    expect(read(bound, row)["custom_fields"]).toMatchObject({ [name]: expected });
  });
});

describe("values of the Field Map stand for those of the column, both ways", () => {
  const bound = boundTo(
    "contact",
    [
      column("multichoice", { logicalName: "new_colours", isCustom: true, options: colours }),
      column("choice", { logicalName: "new_colour", isCustom: true, options: colours }),
    ],
    [
      {
        field: "likes",
        mappedField: "new_colours",
        values: [
          ["R", 1],
          ["B", "Blue"],
        ],
      },
      {
        field: "colour",
        mappedField: "new_colour",
        values: [
          ["R", 1],
          ["none", null],
        ],
      },
    ],
  );
  test.each<[DataverseRecord, object]>([
    [{ new_colours: "1,2" }, { likes: ["R", "B"] }],
    // A value that the map does not have is read as it is, and so are those beside it.
    [{ new_colours: "1,3" }, { likes: ["Red", 3] }],
    [{ new_colours: null }, { likes: null }],
    [{ new_colour: 1 }, { colour: "R" }],
    [{ new_colour: null }, { colour: "none" }],
    [{ new_colour: 2, [`new_colour${FORMATTED}`]: "Blue" }, { colour: "Blue" }],
  ])("%j is read as %j", (row, fields) => {
    expect(read(bound, row)["custom_fields"]).toMatchObject(fields);
  });
  test("and a value that it does not have is refused", () => {
    const columns = (fields: object) => written(bound, { custom_fields: fields }).columns;
    expect(columns({ likes: "R; B" })).toEqual({ new_colours: [1, 2] });
    expect(columns({ colour: "none" })).toEqual({ new_colour: null });
    expect(() => columns({ colour: "green" })).toThrow(
      'custom_fields.colour: Field Map has no value for "green"',
    );
  });
});

describe("references are written in every form that they are read and given in", () => {
  const customer = column("customer", {
    logicalName: "parentcustomerid",
    targets: [
      { table: "account", navigation: "parentcustomerid_account" },
      { table: "contact", navigation: "parentcustomerid_contact" },
    ],
  });
  const owner = column("owner", { logicalName: "ownerid" });
  const bound = boundTo("contact", [customer, owner]);
  test.each<[DataverseRecord, DataverseRecord]>([
    [{ account: { id: ID, name: "x" } }, { parentcustomerid: { table: "account", id: ID } }],
    [{ account: { name: "Litware" } }, { parentcustomerid: { table: "account", name: "Litware" } }],
    [
      { account: { id: "", name: "Litware" } },
      { parentcustomerid: { table: "account", name: "Litware" } },
    ],
    [{ account: ID }, { parentcustomerid: { table: "account", id: ID } }],
    [{ account: "Litware" }, { parentcustomerid: "Litware" }],
    [{ owner: { id: ID, type: "team" } }, { ownerid: { table: "team", id: ID } }],
    [{ owner: { name: "Sales", type: "team" } }, { ownerid: { table: "team", name: "Sales" } }],
    [{ owner: { id: ID } }, { ownerid: ID }],
    // Of whom nobody says the table: what types the value says what is missing.
    [{ owner: { name: "Sales" } }, { ownerid: { name: "Sales" } }],
    [{ owner: null }, { ownerid: null }],
    [{ owner: "ann@contoso.example" }, { ownerid: "ann@contoso.example" }],
  ])("%j", (record, columns) => {
    expect(written(bound, record).columns).toEqual(columns);
  });
  test("a lookup to several tables is cleared only where it refers to a record of the model's table", () => {
    const { columns, unlinked } = written(bound, { account: null });
    expect([columns, unlinked.map(({ table }) => table)]).toEqual([{}, ["account"]]);
  });
});

describe("states", () => {
  const lead = boundTo("lead", [state]);
  const mapped = boundTo(
    "lead",
    [state],
    [
      {
        field: "status",
        mappedField: "statecode",
        values: [
          ["new", 0],
          ["lost", 2],
          ["?", null],
        ],
      },
    ],
  );
  test.each<[BoundModel, unknown, number | undefined]>([
    [lead, "open", 0],
    [lead, " Disqualified ", 2],
    [lead, null, undefined],
    [lead, "", undefined],
    [mapped, "lost", 2],
    // A word that means no state leaves the record in the one it has.
    [mapped, "?", undefined],
  ])("of a lead by a word", (bound, status, number) => {
    expect(written(bound, { status })).toMatchObject({ state: number, columns: {} });
  });
  test("another word is refused", () => {
    expect(() => written(lead, { status: "done" })).toThrow(
      'status: "done" is none of OPEN, QUALIFIED, DISQUALIFIED',
    );
  });

  const task = boundTo("engagement", [state]);
  const byWords = boundTo(
    "engagement",
    [state],
    [
      {
        field: "completed",
        mappedField: "statecode",
        values: [
          ["no", 0],
          ["yes", 1],
          ["off", 2],
        ],
      },
    ],
  );
  const elsewhere = boundTo(
    "engagement",
    [state, column("boolean", { logicalName: "new_done", isCustom: true })],
    [{ field: "completed", mappedField: "new_done" }],
  );
  test.each<[BoundModel, DataverseRecord, unknown]>([
    [task, { statecode: 1 }, true],
    [task, { statecode: 2 }, false],
    [task, {}, null],
    [boundTo("engagement", []), { statecode: 1 }, null],
    [byWords, { statecode: 1 }, "yes"],
    [elsewhere, { statecode: 1, new_done: false }, false],
  ])("whether an engagement is completed is read", (bound, row, completed) => {
    expect(read(bound, row)["completed"]).toBe(completed);
  });
  test.each<[BoundModel, unknown, object]>([
    [task, true, { state: 1, columns: {} }],
    [task, " True ", { state: 1 }],
    [task, false, { state: undefined }],
    [task, "", { state: undefined }],
    [task, undefined, { state: undefined }],
    [byWords, "yes", { state: 1 }],
    [byWords, "no", { state: undefined }],
    [elsewhere, true, { state: undefined, columns: { new_done: true } }],
  ])("and written", (bound, completed, row) => {
    expect(written(bound, { completed })).toMatchObject(row);
  });
  test.each<[BoundModel, unknown, string]>([
    [task, "done", "completed: expected true or false"],
    [byWords, "done", 'completed: Field Map has no value for "done"'],
    [byWords, "off", 'completed: "off" is no state to begin with'],
  ])("but as nothing else", (bound, completed, message) => {
    expect(() => written(bound, { completed })).toThrow(message);
  });
});

test("a file is none for a note without one, and a Field Map may keep it elsewhere", () => {
  const isDocument = column("boolean", { logicalName: "isdocument" });
  const yes = {
    field: "has_file",
    mappedField: "isdocument",
    values: [
      ["yes", true],
      ["no", false],
    ],
  };
  expect(read(boundTo("note", [isDocument]), { isdocument: true })["has_file"]).toBe(true);
  expect(read(boundTo("note", [isDocument]), {})["has_file"]).toBeNull();
  expect(read(boundTo("note", []), { isdocument: true })["has_file"]).toBeNull();
  expect(read(boundTo("note", [isDocument], [yes]), { isdocument: true })["has_file"]).toBe("yes");
});

describe("what a record cannot be written with is named by its path", () => {
  const fixed = { validForCreate: false, validForUpdate: false };
  const bound = boundTo(
    "contact",
    [
      column("string", { logicalName: "jobtitle" }),
      column("string", { logicalName: "address1_city" }),
      column("string", { logicalName: "new_tier", displayName: "Tier", isCustom: true }),
      column("file", { logicalName: "new_contract", isCustom: true }),
      column("integer", { logicalName: "new_total", isCustom: true, ...fixed }),
    ],
    [{ field: "role", mappedField: "jobtitle" }],
  );
  test.each<[DataverseRecord, string]>([
    [{ emails: ["a@x.example"] }, "emails: there is room for 0 only"],
    [
      { addresses: [{ city: "Bonn", country: "DE" }] },
      "addresses.primary.country: the table contact has no column address1_country to keep it in",
    ],
    [{ emails: [5] }, "emails: expected a list of objects such as {email, type}"],
    [{ emails: [{ email: "a", type: 5 }] }, "emails: there is no type 5; expected"],
    [{ title: "CEO", custom_fields: { role: "CFO" } }, "another field is kept in jobtitle as well"],
    [{ custom_fields: "tier" }, "custom_fields: expected an object"],
    [{ custom_fields: { new_teir: 1 } }, "has no such custom column; did you mean new_tier?"],
    [
      { custom_fields: { firstname: 1 } },
      "custom_fields.firstname: the table contact has no such custom column",
    ],
    [{ deleted: true, id: ID }, "Record is one that was deleted"],
  ])("%j", (record, message) => {
    expect(() => written(bound, record)).toThrow(message);
  });
  test("by any name of a column, and without what no write sets", () => {
    const custom_fields = { Tier: "A", new_total: 5, new_contract: null };
    const { columns, ignored } = written(bound, { custom_fields });
    expect(columns).toEqual({ new_tier: "A", new_contract: null });
    expect(ignored).toEqual(["custom_fields.new_total"]);
    // A file is not read, wherever the Field Map keeps it.
    const fields = [{ field: "contract", mappedField: "new_contract" }];
    const read = [...boundTo("contact", [...bound.table.columns.values()], fields).custom.keys()];
    expect(read).toEqual(["new_tier", "new_total"]);
  });
  test("lists: left out, cleared, and as they are", () => {
    const emails = boundTo("contact", [column("string", { logicalName: "emailaddress1" })]);
    expect(written(emails, { emails: "" }).columns).toEqual({});
    expect(written(emails, { emails: null }).columns).toEqual({ emailaddress1: null });
    expect(written(emails, { emails: "a@x.example" }).columns).toEqual({
      emailaddress1: "a@x.example",
    });
  });
});
