import type { TableDeclaration } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
type Row = Record<string, unknown>;

/** A connection with another field is another user, who remembers nothing of what others have read. */
let strangers = 0;
const stranger = () => {
  strangers += 1;
  return bench.connection({ fields: { note: `cold ${strangers}` } });
};
const warmed = bench.connection;

const guid = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
/** Each could be taken for something else by a reader of .NET, or by one of ours. */
const values: readonly unknown[] = [
  ...[null, "", true, 1, 1.5, "Fabrikam", "5", "1,5", "1.234,5", "1e3", "INF", "true", "yes"],
  ...["2024-12-31", "2024-12-31T17:30:00", "2024-12-31T17:30:00+01:00", "31/12/2024"],
  ...[guid, "null", ["yes"], {}],
];

const projectColumns = [
  ...["new_name", "new_summary", "new_number", "new_ticks", "new_hours", "new_ratio", "new_budget"],
  ...["new_billable", "new_phase", "new_skills", "new_kickoffon", "new_openson", "new_deadline"],
  ...["new_externalid", "new_accountid", "new_customerid", "ownerid", "statecode", "statuscode"],
  ...["createdon", "overriddencreatedon", "new_photo", "new_contract", "new_score", "new_summing"],
];
const accountColumns = [
  ...["name", "description", "telephone1", "creditonhold", "numberofemployees", "revenue"],
  ...["primarycontactid", "accountcategorycode", "address1_latitude", "address1_composite"],
];

const readOnly = { custom: true, validForCreate: false, validForUpdate: false };
beforeAll(() => {
  // A column that keeps the moment of writing must not tell two runs of one input apart.
  bench.sandbox.clock.set(Date.now(), { stopped: true });
  const { store } = bench.sandbox;
  const declaration = store.schema.tables.get("new_project")?.declaration;
  if (!declaration) throw new Error("The sandbox has no projects.");
  const columns: TableDeclaration["columns"] = declaration.columns.map((column) =>
    column.name === "new_phase"
      ? { ...column, options: [...(column.options ?? []), ...numberedOptions] }
      : column,
  );
  store.reshape({
    ...declaration,
    columns: [
      ...columns,
      { name: "new_score", type: "integer", label: "Score", ...readOnly },
      { name: "new_summing", type: "string", label: "Sum", maxLength: 100, ...readOnly },
    ],
  });
  bench.sandbox.insert("contact", { contactid: guid, lastname: "Known" });
});
const numberedOptions = [
  { value: 2, label: "Second" },
  { value: 3, label: "2" },
];

/** What is stored by a create, or how it is refused; nothing that only one of several runs has. */
const outcome = async (connection: object, entityType: string, record: Row, timeZone: string) => {
  const inputs = { entityType, dynamicValues: record, options: { timeZone }, connection };
  const [name = ""] = Object.keys(record);
  try {
    const row = await bench.act<Row>("createEntity", inputs);
    return { stored: row[name] ?? row[`_${name}_value`] };
  } catch (error) {
    const { name: refused, message } = error as Error;
    return { refused, message: message.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>") };
  }
};

describe.each([
  ["new_projectcollection", projectColumns],
  ["accounts", accountColumns],
])("%s: the same by a definition that is known and one that is not", (entityType, columns) => {
  beforeAll(() =>
    bench.act("describeEntityType", {
      entityType: entityType.replace("projectcollection", "project"),
    }),
  );
  test.each(columns)("%s", async (column) => {
    for (const value of values) {
      const record = { [column]: value };
      const cold = await outcome(stranger(), entityType, record, "Europe/Berlin");
      const warm = await outcome(warmed(), entityType, record, "Europe/Berlin");
      expect({ value, ...cold }).toEqual({ value, ...warm });
    }
  });
});

const berlin = "Europe/Berlin";
test.each<[column: string, value: unknown, stored: unknown]>([
  ["new_kickoffon", "2024-12-31", "2024-12-30T23:00:00Z"],
  ["new_kickoffon", "2024-12-31T17:30:00", "2024-12-31T16:30:00Z"],
  ["new_deadline", "2024-12-31T23:30:00Z", "2025-01-01"],
  ["new_deadline", "2024-12-31T23:30:00-05:00", "2024-12-31"],
  ["new_phase", 2, 2],
  ["new_ratio", "1.5", 1.5],
  ["new_skills", '["Design","Legal"]', "1,4"],
])("%s: %j is stored as %j by whoever knows nothing yet", async (column, value, stored) => {
  const record = { [column]: value };
  expect(await outcome(stranger(), "new_projectcollection", record, berlin)).toEqual({ stored });
});

test.each<[column: string, value: unknown, why: RegExp]>([
  ["new_ratio", "1,5", /new_ratio: "1,5" is not a number/],
  ["new_hours", "1,5", /new_hours: "1,5" is not a number/],
  ["new_openson", "2024-12-31T17:30:00+01:00", /new_openson: .*offset/],
  ["new_kickoffon", "2024-12-31T17:30:00+99:99", /new_kickoffon: .*is not a date/],
  ["new_kickoffon", "1752-12-31", /new_kickoffon: .*1753/],
  ["new_phase", "2", /new_phase: .*the number of one option .*label of another \(3\)/],
  ["new_billable", ["yes"], /new_billable: .*neither true nor false/],
  ["new_score", 5, /new_score: the column cannot be set/],
  ["new_summing", "Jane Doe", /new_summing: the column cannot be set/],
  ["statecode", 1, /statecode: the column cannot be set by a create/],
  ["createdon", "2020-01-01", /createdon: .*overriddencreatedon/],
])("%s: %j is refused, and nothing is sent", async (column, value, why) => {
  const record = { new_name: "Refused", [column]: value };
  const error = await bench.failure("createEntity", {
    entityType: "new_projectcollection",
    dynamicValues: record,
    connection: stranger(),
  });
  expect(error.name).toBe("InputError");
  expect(error.message).toMatch(why);
  expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});
