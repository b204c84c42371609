import type { EntityTypeDescription, JsonSchema } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const describeType = (entityType: string, inputs: object = {}) =>
  bench.act<EntityTypeDescription>("describeEntityType", { entityType, ...inputs });
const columnOf = ({ columns }: EntityTypeDescription, wanted: string) =>
  columns.find(({ name }) => name === wanted);

test("one request, and none while the definition is remembered; any name will do", async () => {
  const connection = bench.connection({ fields: { name: "describing" } });
  const first = await describeType("new_project", { connection });
  expect(bench.requests()).toHaveLength(1);
  expect(await describeType("new_projectcollection", { connection })).toEqual(first);
  expect(bench.requests()).toHaveLength(1);
  expect(await describeType("Projects", { connection })).toEqual(first);
});

test("names, keys, relationships, change tracking", async () => {
  const project = await describeType("new_project");
  expect(project).toMatchObject({
    logicalName: "new_project",
    schemaName: "new_Project",
    entitySetName: "new_projectcollection",
    label: "Project",
    pluralLabel: "Projects",
    primaryIdAttribute: "new_projectid",
    primaryNameAttribute: "new_name",
    tableType: "Standard",
    isCustom: true,
    isActivity: false,
    changeTracking: true,
  });
  const account = await describeType("account");
  expect(account.keys).toContainEqual({
    name: expect.any(String) as string,
    columns: ["accountnumber"],
    status: "Active",
  });
  expect(account.relationships).toContainEqual({
    name: "account_primary_contact",
    kind: "manyToOne",
    navigation: "primarycontactid",
    table: "contact",
    column: "primarycontactid",
  });
  expect(await describeType("task")).toMatchObject({ isActivity: true });
});

test("columns say what applies to them, and nothing else", async () => {
  const project = await describeType("new_project");
  expect(project.columns.map(({ name }) => name)).toEqual(
    project.columns.map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en")),
  );
  expect(columnOf(project, "new_budget")).toEqual({
    name: "new_budget",
    label: "Budget",
    type: "money",
    required: "None",
    create: true,
    update: true,
    read: true,
    min: 0,
    max: 922337203685477,
    precision: 2,
  });
  expect(columnOf(project, "new_deadline")).toMatchObject({
    type: "datetime",
    dateBehavior: "DateOnly",
    format: "DateOnly",
  });
  expect(columnOf(project, "new_customerid")).toMatchObject({
    type: "customer",
    targets: [
      { table: "account", navigation: "new_CustomerId_account" },
      { table: "contact", navigation: "new_CustomerId_contact" },
    ],
  });
  expect(columnOf(project, "new_skills")).toMatchObject({
    type: "multichoice",
    choices: expect.arrayContaining([{ value: 9, label: "Translation" }]) as unknown,
  });
  const account = await describeType("account");
  expect(columnOf(account, "statuscode")?.choices).toEqual([
    { value: 1, label: "Active", state: 0 },
    { value: 2, label: "Inactive", state: 1 },
  ]);
  expect(columnOf(account, "createdon")).toMatchObject({ create: false, update: false });
});

test("the schemas hold what may be written, and nothing that is uploaded or made by the service", async () => {
  const { createSchema, updateSchema } = await describeType("new_project");
  for (const schema of [createSchema, updateSchema]) {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Project",
      type: "object",
      additionalProperties: false,
    });
    const names = Object.keys(schema.properties ?? {});
    for (const made of [
      "createdon",
      "new_budget_base",
      "new_contract",
      "new_photo",
      "versionnumber",
    ]) {
      expect(names).not.toContain(made);
    }
  }
  expect(createSchema.required).toEqual(["new_name"]);
  expect(createSchema.properties).toHaveProperty("new_projectid");
  expect(updateSchema).toMatchObject({ minProperties: 1 });
  expect(updateSchema).not.toHaveProperty("required");
  expect(updateSchema.properties).not.toHaveProperty("new_projectid");
});

test.each([
  ["new_name", { title: "Name", type: "string", maxLength: 100 }],
  ["new_budget", { title: "Budget", type: ["number", "null"], minimum: 0 }],
  ["new_number", { type: ["integer", "null"], maximum: 2147483647 }],
  ["new_deadline", { type: ["string", "null"], format: "date" }],
  ["new_kickoffon", { type: ["string", "null"], format: "date-time" }],
  [
    "new_accountid",
    { type: ["string", "null"], format: "uuid", description: "Id of a record of account." },
  ],
  [
    "new_phase",
    {
      oneOf: expect.arrayContaining([
        { const: 100000000, title: "Idea" },
        { const: null, title: "None" },
      ]) as unknown,
    },
  ],
  ["new_skills", { type: ["array", "null"], uniqueItems: true }],
  [
    "new_customerid",
    {
      type: ["object", "null"],
      properties: { table: { enum: ["account", "contact"] }, id: { format: "uuid" } },
      required: ["table", "id"],
    },
  ],
])("the schema of %s", async (name, expected) => {
  const { createSchema } = await describeType("new_project");
  expect(createSchema.properties?.[name]).toMatchObject(expected);
});

/** Some value that meets a schema. */
const sample = (schema: JsonSchema, ids: Record<string, string>): unknown => {
  const option = schema.oneOf?.[0];
  if (option) return option.const;
  const [type] = [schema.type ?? "string"].flat();
  if (type === "array") return [sample(schema.items ?? {}, ids)];
  if (type === "object") return { table: "account", id: ids["account"] };
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.format === "date") return "2026-02-28";
  if (schema.format === "date-time") return "2026-02-28T09:30:00Z";
  const target = /Id of a record of (\w+)\./.exec(schema.description ?? "")?.[1];
  if (target !== undefined) return ids[target];
  if (schema.format === "uuid") return "0f0e0d0c-0b0a-4908-8706-050403020199";
  return "x".repeat(Math.min(5, schema.maxLength ?? 5));
};

test("a record made by the schemas alone is taken, by a create and by an update", async () => {
  const { createSchema, updateSchema, entitySetName } = await describeType("new_project");
  const id = (table: string, row: Record<string, string>) => bench.sandbox.insert(table, row);
  const ids: Record<string, string> = {
    account: id("account", { name: "Sampled" }),
    new_project: id("new_project", { new_name: "Parent" }),
    transactioncurrency: "7a1d9c3e-4b5f-ee11-8def-6045bd0a1101",
  };
  const row = (schema: JsonSchema) =>
    Object.fromEntries(
      Object.entries(schema.properties ?? {})
        // The owner is one of several tables, of which the sampler knows no row.
        .filter(([name]) => name !== "ownerid")
        .map(([name, property]) => [name, sample(property, ids)])
        .filter(([, value]) => value !== undefined),
    );
  const created = await bench.act<Record<string, unknown>>("createEntity", {
    entityType: entitySetName,
    dynamicValues: row(createSchema),
  });
  expect(created).toMatchObject({ new_name: "xxxxx", new_phase: 100000000 });
  await expect(
    bench.act("updateEntity", {
      entityType: entitySetName,
      entityId: created["new_projectid"],
      dynamicValues: row(updateSchema),
    }),
  ).resolves.toMatchObject({ new_name: "xxxxx" });
});

test("a table that is none is named", async () => {
  const error = await bench.failure("describeEntityType", { entityType: "new_projct" });
  expect(error.message).toMatch(/"new_projct" is no table of this environment; did you mean/);
});
