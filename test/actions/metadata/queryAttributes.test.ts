import type { Definition, DefinitionList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const query = (inputs: object) =>
  bench.act<DefinitionList>("queryAttributes", { entityId: "account", ...inputs });
const namesOf = ({ value }: DefinitionList) => value.map((column) => String(column["LogicalName"]));
const inner = (value: unknown) => (value as { Value: string }).Value;

test("every column, in one request", async () => {
  const found = await query({});
  expect(bench.requests().map(({ url }) => url)).toEqual([
    "/api/data/v9.2/EntityDefinitions(LogicalName='account')/Attributes",
  ]);
  expect(namesOf(found)).toEqual(expect.arrayContaining(["name", "primarycontactidname"]));
  expect(found.oDataContext).toBe(found["@odata.context"]);
});

test("columns, condition and expansion are sent as they are", async () => {
  const found = await query({
    attributeType: "Picklist",
    fieldNames: ["LogicalName", "SchemaName"],
    filterExpression: "LogicalName eq 'industrycode'",
    expandPropertyNames: ["OptionSet($select=Options)"],
  });
  expect(found.value).toHaveLength(1);
  expect(found.value[0]).toMatchObject({
    LogicalName: "industrycode",
    OptionSet: { Options: expect.any(Array) as unknown },
  });
});

test.each([
  "Money",
  "money",
  "MoneyType",
  "MONEYTYPE",
  "MoneyAttributeMetadata",
  "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
  "#microsoft.dynamics.crm.moneyattributemetadata",
])("Attribute Type %s is cast", async (attributeType) => {
  const found = await query({ attributeType, fieldNames: "LogicalName" });
  expect(bench.requests()[0]?.path).toMatch(
    /\/Attributes\/Microsoft\.Dynamics\.CRM\.MoneyAttributeMetadata$/,
  );
  expect(namesOf(found)).toEqual(expect.arrayContaining(["revenue", "creditlimit"]));
  expect(namesOf(found)).not.toContain("name");
});

/** Every column of a table with its type, as the service says. */
const typesOf = async (entityId: string): Promise<Map<string, string>> => {
  const { value } = await bench.act<DefinitionList>("queryAttributes", { entityId });
  return new Map(
    value.map((column: Definition) => [
      String(column["LogicalName"]),
      inner(column["AttributeTypeName"]),
    ]),
  );
};

test.each(["account", "new_project", "email"])(
  "of %s, every type gets exactly its columns: File, Image and Owner too",
  async (entityId) => {
    const types = await typesOf(entityId);
    for (const type of new Set(types.values())) {
      const expected = [...types].filter(([, each]) => each === type).map(([name]) => name);
      const found = await query({ entityId, attributeType: type, fieldNames: "LogicalName" });
      expect({ type, names: namesOf(found).sort() }).toEqual({ type, names: expected.sort() });
    }
  },
);

test("what lookups share is told apart, beside a condition of the builder", async () => {
  const filterExpression = "LogicalName eq 'ownerid' or LogicalName eq 'primarycontactid'";
  const owners = await query({ attributeType: "Owner", filterExpression });
  expect(namesOf(owners)).toEqual(["ownerid"]);
  const prefixed = `$filter=${filterExpression}`;
  const lookups = await query({ attributeType: "Lookup", filterExpression: prefixed });
  expect(namesOf(lookups)).toEqual(["primarycontactid"]);
});

test("an unknown type is refused before anything is sent", async () => {
  const error = await bench.failure("queryAttributes", {
    entityId: "account",
    attributeType: "Mony",
  });
  expect(error.message).toMatch(
    /Attribute Type "Mony" is not a type of column; did you mean Money/,
  );
  expect(bench.sandbox.requests).toEqual([]);
});

test("what only one type has is asked for with Attribute Type", async () => {
  const error = await bench.failure("queryAttributes", {
    entityId: "account",
    expandPropertyNames: "OptionSet",
  });
  expect(error).toMatchObject({ status: 400 });
  expect(error.message).toMatch(/are asked for with Attribute Type/);
});

test("the table goes by any name", async () => {
  const [first] = (await query({ fieldNames: "EntityLogicalName" })).value;
  const { result } = await bench.act<{ result: Definition }>("getEntityMetaData", {
    entityType: "account",
  });
  for (const entityId of ["accounts", "Account", "Firma", result["MetadataId"]]) {
    expect((await query({ entityId, fieldNames: "EntityLogicalName" })).value[0]).toEqual(first);
  }
});
