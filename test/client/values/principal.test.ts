import fc from "fast-check";
import type { LookupContext } from "../../../src/client/values/lookupContext";
import { principalOf } from "../../../src/client/values/principal";
import type { PrincipalRow, PrincipalSearch } from "../../../src/client/values/principalTypes";
import { HOSTILE_NAMES } from "../../support/hostileNames";

const environment = {
  origin: "https://contoso.crm4.dynamics.com",
  apiRoot: "https://contoso.crm4.dynamics.com/api/data/v9.2/",
};
const ID = "00000000-0000-4000-8000-000000000001";

const contextOf = (rows: readonly PrincipalRow[] = []) => {
  const asked: PrincipalSearch[] = [];
  const context: LookupContext = {
    environment,
    table: () => Promise.resolve(undefined),
    idsByName: () => Promise.resolve([]),
    definition: () => Promise.reject(new Error("No definition is needed.")),
    principals: (search) => {
      asked.push(search);
      return Promise.resolve(rows);
    },
  };
  return { context, asked };
};
const user = (name: string, more: object = {}): PrincipalRow => ({
  table: "systemuser",
  id: ID,
  name,
  isActive: true,
  ...more,
});

test("any text is either a user or team that was found, or a sentence", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      const { context, asked } = contextOf();
      const found = await principalOf(text, context);
      expect(found).toHaveProperty("wrong");
      expect(asked.length).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([...HOSTILE_NAMES, "O'Brien", "x".repeat(100_000), "Sales (EMEA)", "Projects: North"])(
  "%.30s is a name like any other",
  async (name) => {
    const { context, asked } = contextOf([user(name)]);
    expect(await principalOf(name, context)).toMatchObject({ table: "systemuser", id: ID });
    expect(asked).toEqual([{ text: name }]);
  },
);

test("who is disabled gives way to who is not, and many are not all listed", async () => {
  const other = user("Ann", { id: ID.replace(/1$/, "2"), isActive: false });
  expect(await principalOf("Ann", contextOf([other, user("Ann")]).context)).toMatchObject({
    id: ID,
  });
  const many = contextOf(Array.from({ length: 9 }, () => user("Ann", { email: "ann@x.example" })));
  const { wrong } = (await principalOf("Ann", many.context)) as { wrong: string };
  expect(wrong).toContain("(Ann, ann@x.example)");
  expect(wrong).toMatch(/ and others$/);
  expect(wrong.length).toBeLessThan(400);
});

test.each([
  [{ table: "team", id: ID }, "team"],
  [`/systemusers(${ID})`, "systemuser"],
  [{ systemuserid: ID, fullname: "x" }, "systemuser"],
])("%j names its table, so that nobody is asked", async (value, table) => {
  const { context, asked } = contextOf();
  expect(await principalOf(value, context)).toEqual({ table, id: ID });
  expect(asked).toEqual([]);
});
