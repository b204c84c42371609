import type { TableWithColumns } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ generateTables: { count: 30, columns: 20 } });
const get = (inputs: object = {}) =>
  bench.act<TableWithColumns[]>("getEntitiesMetaData", { ...inputs });
const labelsOf = (tables: TableWithColumns[]) => tables.map(({ object: { label } }) => label);

test("all tables with all columns: a request for the list, and one for every fifty tables or so", async () => {
  const tables = await get();
  expect(bench.requests()).toHaveLength(3);
  expect(labelsOf(tables)).toEqual(labelsOf(tables).sort((a, b) => a.localeCompare(b, "en")));
  expect(labelsOf(tables)).toEqual(expect.arrayContaining(["Account", "new_Project"]));
  const account = tables.find(({ object: { label } }) => label === "Account");
  expect(account).toMatchObject({
    object: { key: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    defaultSelected: false,
  });
  expect(account?.fields).toContainEqual({ key: "name", label: "Account Name" });
  for (const { fields } of tables) expect(fields.length).toBeGreaterThan(0);
});

test("a column without a display name has its logical name for a label", async () => {
  const tables = await get({
    recordTypeFilter: ["new_project"],
    includeAllCustomRecordTypes: false,
  });
  const [project] = tables;
  expect(labelsOf(tables)).toEqual(["new_Project"]);
  expect(project?.fields).toContainEqual({
    key: "new_photo_url",
    label: "new_photo_url",
  });
  // What only shows another column's label or name holds no value of its own.
  expect(project?.fields.map(({ key }) => key)).not.toContain("new_accountidname");
});

test("generated tables have such columns as well", async () => {
  const tables = await get({ includeAllCustomRecordTypes: "true", recordTypeFilter: "account" });
  const generated = tables.filter(({ object: { label } }) => label.startsWith("ext_"));
  expect(generated).toHaveLength(20);
  for (const { fields } of generated) {
    expect(fields.filter(({ key, label }) => key === label).length).toBeGreaterThan(0);
  }
});

test.each([
  [
    { recordTypeFilter: ["CONTACT", "Firma"], includeAllCustomRecordTypes: "false" },
    ["Account", "Contact"],
  ],
  [
    {
      recordTypeFilter: "activityparty, task",
      includeAllCustomRecordTypes: false,
      includeOnlyTopLevelRecordTypes: "true",
    },
    ["Task"],
  ],
])("%j", async (inputs, expected) => {
  expect(labelsOf(await get(inputs))).toEqual(expected);
  expect(bench.requests()).toHaveLength(2);
});

test("Include All Custom adds to the filter, Top Level Only takes away from both", async () => {
  const labels = labelsOf(await get({ recordTypeFilter: ["account"] }));
  expect(labels).toEqual(expect.arrayContaining(["Account", "new_Project", "contoso_SensorData"]));
  expect(labels).not.toContain("Contact");
  const system = labelsOf(await get({ includeAllCustomRecordTypes: "false" }));
  expect(system).toContain("ActivityParty");
  expect(system).not.toContain("new_Project");
  const top = labelsOf(await get({ includeOnlyTopLevelRecordTypes: "true" }));
  expect(top).toContain("new_Project");
  expect(top).not.toContain("ActivityParty");
});

test("default selected are the tables that are named, by any name", async () => {
  const tables = await get({ defaultSelectedRecordTypes: ["ACCOUNTS", "Projekt"] });
  const selected = tables.filter(({ defaultSelected }) => defaultSelected);
  expect(labelsOf(selected)).toEqual(["Account", "new_Project"]);
});

test("a name that no table has is not passed over in silence", async () => {
  const inputs = {
    recordTypeFilter: ["account", "msdyn_gone"],
    includeAllCustomRecordTypes: false,
  };
  expect(labelsOf(await get(inputs))).toEqual(["Account"]);
  expect(bench.log.warn).toEqual(['Entity Type Filter: no table is called "msdyn_gone".']);
});
