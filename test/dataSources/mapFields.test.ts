import type { ObjectFieldMap } from "@prismatic-io/spectral";
import { useSandbox } from "../support/sandbox";
import { answer, pick, pickMap, stranger } from "./pick";

const bench = useSandbox();

const labelsOf = ({ options = [] }: ObjectFieldMap, at = 0): string[] =>
  options[at]?.fields.map(({ key, label = "" }) => `${key} = ${label}`) ?? [];
const map = (inputs: object) => pickMap(bench, { entityType: "accounts", ...inputs });
const guessed = ({ fields }: ObjectFieldMap): Record<string, string | undefined> =>
  Object.fromEntries(
    fields.map(({ field, defaultObject, defaultField }) => [
      field.key,
      defaultField && `${defaultObject?.key}.${defaultField.key}`,
    ]),
  );

const FORMS: [string, unknown][] = [
  ["names", ["name", "Fax"]],
  ["keys and labels", [{ key: "name", label: "Name", required: true }, { key: "Fax" }]],
  ["JSON text", '["name", "Fax"]'],
  ["the platform's form", { fields: [{ field: { key: "name" } }, { field: { key: "Fax" } }] }],
];

test.each(FORMS)(
  "the fields of an app as %s, each with the one column that fits",
  async (_, fields) => {
    const found = await map({ mappingFields: fields });
    expect(guessed(found)).toEqual({ name: "accounts.name", Fax: "accounts.fax" });
  },
);

test.each([[["name", "name"]], [[7]], [[{ label: "x" }]], ["x"]])(
  "%j is no list of fields",
  async (mappingFields) => {
    await expect(map({ mappingFields })).rejects.toThrow(/Mapping Fields/);
  },
);

test("a column that fits two fields, and a field that fits two columns, are left open", async () => {
  const fields = [
    { key: "a", label: "Fax" },
    { key: "b", label: "fax" },
    { key: "nothing like it" },
    { key: "c", label: "Account Number" },
  ];
  expect(guessed(await map({ mappingFields: fields }))).toEqual({
    a: undefined,
    b: undefined,
    "nothing like it": undefined,
    c: "accounts.accountnumber",
  });
  const objectSelection = [{ object: { key: "accounts" } }, { object: { key: "contact" } }];
  const both = await map({ mappingFields: ["fax", "lastname"], objectSelection });
  expect(guessed(both)).toEqual({ fax: undefined, lastname: "contacts.lastname" });
});

test("what the app has by default goes before a guess, and is left open where it is not there", async () => {
  const fields = [
    { field: { key: "fax" }, defaultField: { key: "telephone1" } },
    {
      field: { key: "mail" },
      defaultObject: { key: "contact" },
      defaultField: { key: "emailaddress1" },
    },
    { field: { key: "gone" }, defaultField: { key: "nowhere" } },
  ];
  const objectSelection = ["accounts", { key: "contacts" }];
  const found = await pickMap(bench, { mappingFields: { fields }, objectSelection });
  expect(guessed(found)).toMatchObject({ mail: "contacts.emailaddress1", gone: undefined });
  expect(guessed(await map({ mappingFields: { fields } }))).toMatchObject({
    fax: "accounts.telephone1",
    mail: undefined,
  });
});

test("tables are chosen by names as people type them, too", async () => {
  const elements = await map({ objectSelection: '["accounts","contacts"]' });
  for (const objectSelection of ["accounts, contacts", " accounts,contacts ", "accounts,Contact"]) {
    expect(await map({ objectSelection })).toEqual(elements);
  }
});

test("labels for people: names alone, types where they help, what has to be given", async () => {
  const labels = labelsOf(await pickMap(bench, { objectSelection: ["new_project"] }));
  expect(labels[0]).toBe("new_name = Name, required");
  for (const label of [
    "new_code = Code",
    "new_phase = Phase: choice",
    "new_accountid = Account → Account",
    "new_CustomerId_account = Customer → Account",
    "new_CustomerId_contact = Customer → Contact",
    "ownerid = Owner: user or team",
    "new_projectid = Project: ID",
    "statecode = Status: choice",
  ]) {
    expect(labels).toContain(label);
  }
  expect(labels.join()).not.toMatch(/new_contract|new_photo|versionnumber/);
  expect(new Set(labels.map((label) => label.split(" = ")[1])).size).toBe(labels.length);
});

test("a required field of the app is marked", async () => {
  const { fields } = await map({ mappingFields: [{ key: "name", label: "Name", required: true }] });
  expect(fields[0]?.field.label).toBe("Name, required");
});

test("without any of the new inputs, and without a table, as before", async () => {
  const { fields, options } = await map({});
  expect(fields[0]).not.toHaveProperty("defaultField");
  expect(options?.[0]?.object.label).toBe("Account (Account)");
  await expect(pickMap(bench, {})).rejects.toThrow(/Entity Type and Object Selection/);
});

test("each table takes one request, and none while it is remembered", async () => {
  const inputs = { objectSelection: ["accounts", "contacts"], ...stranger(bench) };
  await pickMap(bench, { mappingFields: ["name"], ...inputs });
  const first = bench.requests().length;
  await pickMap(bench, { mappingFields: ["fax"], ...inputs });
  expect([first, bench.requests().length]).toEqual([3, 3]);
});

describe("supplemental data", () => {
  const supplemental = async (inputs: object): Promise<string> => {
    const given = { includeSupplementalMetadata: "true", ...inputs };
    const { supplementalData } = await answer(bench, "fieldMap", given);
    expect(supplementalData?.contentType).toBe("application/json");
    return String(supplementalData?.data);
  };

  test("has the definition of each column that is offered", async () => {
    const objectSelection = ["new_project"];
    const data = JSON.parse(await supplemental({ objectSelection })) as {
      fields: { key: string }[];
    }[];
    const { options } = await pickMap(bench, { objectSelection });
    expect(data[0]?.fields.map(({ key }) => key)).toEqual(
      options?.[0]?.fields.map(({ key }) => key),
    );
    expect(data[0]?.fields).toContainEqual(
      expect.objectContaining({ key: "new_name", type: "string", maxLength: 100 }),
    );
    expect(await answer(bench, "fieldMap", { entityType: "accounts" })).not.toHaveProperty(
      "supplementalData",
    );
  });

  test.each(["accounts", "contacts", "new_project"])("of %s is small", async (entityType) => {
    const size = (await supplemental({ entityType })).length;
    expect(size).toBeGreaterThan(1_000);
    expect(size).toBeLessThan(100_000);
  });
});

describe("preview of values", () => {
  const preview = (fieldName: string, more: object = {}) =>
    pick(bench, "fieldValues", { objectType: "new_projectcollection", fieldName, ...more });
  let account = "";
  beforeAll(() => {
    account = bench.sandbox.insert("account", { name: "Litware" });
    bench.sandbox.store.select('DELETE FROM "new_project"');
    for (let at = 0; at < 30; at += 1) {
      bench.sandbox.insert("new_project", {
        new_projectid: `00000000-0000-4000-8000-0000000000${String(at + 10)}`,
        new_name: `P-${Math.floor(at / 2)}`,
        new_phase: at % 2 === 0 ? 100000000 : 100000001,
        new_accountid: account,
      });
    }
  });

  test("the first distinct ones, 5 unless more are asked for, by one query of this column", async () => {
    const keys = (await preview("new_name")).map(({ key }) => key);
    expect(keys).toEqual(["P-0", "P-1", "P-2", "P-3", "P-4"]);
    expect(await preview("new_name", { valueCount: "8" })).toHaveLength(8);
    const [request] = bench.requests().filter(({ url }) => url.includes("$select"));
    const { searchParams } = new URL(request?.url ?? "", "http://x");
    expect(searchParams.get("$select")).toBe("new_name");
    expect(Number(searchParams.get("$top"))).toBeLessThanOrEqual(100);
  });

  test("choices and lookups with labels", async () => {
    expect(await preview("new_phase")).toEqual([
      { key: "100000000", label: "Idea" },
      { key: "100000001", label: "Planning" },
    ]);
    const expected = [{ key: account, label: "Litware" }];
    expect(await preview("new_accountid")).toEqual(expected);
    expect(await preview("new_AccountId")).toEqual(expected);
  });

  test("none of a column without values; too many and wrong names are refused", async () => {
    expect(await preview("new_website")).toEqual([]);
    await expect(preview("new_name", { valueCount: "21" })).rejects.toThrow(/Value Count/);
    await expect(preview("nowhere")).rejects.toThrow(/nowhere/);
  });
});

test("what people read in the wizard, of ten tables", async () => {
  const objectSelection = [
    ...["account", "contact", "lead", "opportunity", "incident", "task", "product"],
    ...["systemuser", "team", "new_project"],
  ];
  const { options = [] } = await pickMap(bench, { objectSelection });
  const lines = options.map(({ object, fields }) =>
    [`${object.label} (${object.key})`, ...fields.map(({ label }) => `  ${label}`)].join("\n"),
  );
  expect(`\n${lines.join("\n\n")}\n`).toMatchSnapshot();
});

test("a misspelt table is told by the input that names it", async () => {
  await expect(
    pick(bench, "fieldValues", { objectType: "acount", fieldName: "name" }),
  ).rejects.toThrow(/^Object "acount" is no table/);
  await expect(pickMap(bench, { objectSelection: ["acount"] })).rejects.toThrow(
    /^Object Selection "acount" is no table/,
  );
});
