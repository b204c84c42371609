import type { FieldSchema } from "../../src/dataSources/formField";
import { useSandbox } from "../support/sandbox";
import { type PickedForm, pickForm, stranger } from "./pick";

const bench = useSandbox();
const form = (entityType: string, more: object = {}) => pickForm(bench, { entityType, ...more });

/** What a person fills in, going by nothing but the field itself. */
const filled = ({
  type,
  oneOf,
  items,
  format,
  description = "",
  ...rest
}: FieldSchema): unknown => {
  if (oneOf) return oneOf.at(-1)?.const;
  switch (type) {
    case "array":
      return items ? [filled(items)] : [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return Math.max(rest.minimum ?? 1, Math.min(rest.maximum ?? 1, 1));
    default:
  }
  if (format !== undefined) return FORMATS[format];
  if (rest.pattern !== undefined) return "9007199254740993";
  const reference = /such as "([a-z0-9_]+): /.exec(description)?.[1];
  return reference === undefined ? "x".slice(0, rest.maxLength) : `${reference}: ${NAMED}`;
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "2026-03-01",
  "date-time": "2026-03-01T08:30:00Z",
  uuid: "00000000-0000-4000-8000-0000000000f0",
};

const NAMED = "Named in a form";
const PRIMARY_NAMES: Readonly<Record<string, string>> = {
  account: "name",
  contact: "fullname",
  systemuser: "fullname",
  transactioncurrency: "currencyname",
  new_project: "new_name",
};

const filledIn = ({ schema }: PickedForm): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties).map(([column, field]) => [column, filled(field)]),
  );

beforeAll(() => {
  for (const [table, column] of Object.entries(PRIMARY_NAMES)) {
    bench.sandbox.insert(table, { [column]: NAMED });
  }
});

test.each(["accounts", "contact", "new_projectcollection"])(
  "the value of a form of %s, filled in by what its fields say, is taken by a create as it is",
  async (entityType) => {
    const dynamicValues = filledIn(await form(entityType));
    const created = await bench.act("createEntity", { entityType, dynamicValues });
    for (const [column, value] of Object.entries(dynamicValues)) {
      const lookup = `_${column}_value`;
      const stored = created as Record<string, unknown>;
      if (typeof stored[lookup] === "string") continue;
      const read = Array.isArray(value) ? value.join(",") : value;
      expect([column, stored[column]]).toEqual([column, read]);
    }
  },
);

test("the fields of columns", async () => {
  const { schema } = await form("new_project");
  expect(schema.title).toBe("Project");
  expect(schema.properties).toMatchObject({
    new_name: { title: "Name", type: "string", maxLength: 100 },
    new_budget: { title: "Budget", type: "number", minimum: 0 },
    new_deadline: { type: "string", format: "date" },
    new_kickoffon: { type: "string", format: "date-time" },
    new_phase: {
      type: "integer",
      oneOf: expect.arrayContaining([{ const: 100000000, title: "Idea" }]) as unknown,
    },
    new_skills: { type: "array", uniqueItems: true },
    new_accountid: {
      type: "string",
      description: expect.stringContaining("account: Litware Ltd.") as unknown,
    },
    new_customerid: {
      description: expect.stringMatching(/account: Litware Ltd\..*contact/) as unknown,
    },
  });
});

test("a form for a new record requires what a create does, one for an update nothing", async () => {
  const created = await form("new_project");
  const updated = await form("new_project", { formUse: "update" });
  expect(created.schema.required).toEqual(["new_name"]);
  expect(updated.schema.required).toEqual([]);
  for (const later of ["statecode", "statuscode"]) {
    expect(created.schema.properties).not.toHaveProperty(later);
    expect(updated.schema.properties).toHaveProperty(later);
  }
  for (const made of ["createdon", "new_projectid", "new_contract", "new_photo"]) {
    expect(created.schema.properties).not.toHaveProperty(made);
    expect(updated.schema.properties).not.toHaveProperty(made);
  }
});

test("every field has its control, in one order: the name, required columns, custom ones", async () => {
  const { schema, uiSchema } = await form("new_project");
  const names = Object.keys(schema.properties);
  expect(names[0]).toBe("new_name");
  expect(names.findLastIndex((name) => name.startsWith("new_"))).toBeLessThan(
    names.indexOf("transactioncurrencyid"),
  );
  const controls = uiSchema.elements.filter(({ type }) => type === "Control");
  expect(controls.map(({ scope }) => scope)).toEqual(names.map((name) => `#/properties/${name}`));
});

test("a table of more than 60 columns yields 60 of them, and says so", async () => {
  const { schema, uiSchema } = await form("contacts");
  expect(Object.keys(schema.properties)).toHaveLength(60);
  expect(uiSchema.elements.at(-1)?.text).toMatch(/60 of \d+/);
});

test("one request, and none while the table is remembered", async () => {
  const inputs = stranger(bench);
  await form("accounts", inputs);
  await form("account", { ...inputs, formUse: "update" });
  expect(bench.requests()).toHaveLength(1);
});
