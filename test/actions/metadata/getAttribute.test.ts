import type { Definition } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const get = (inputs: object) =>
  bench.act<Definition>("getAttribute", { entityId: "account", ...inputs });

test("by logical name, in one request, with all that its type has", async () => {
  const column = await get({ attributeType: "creditlimit" });
  expect(bench.requests().map(({ url }) => url)).toEqual([
    "/api/data/v9.2/EntityDefinitions(LogicalName='account')/Attributes(LogicalName='creditlimit')",
  ]);
  expect(column).toMatchObject({
    "@odata.type": "#Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
    LogicalName: "creditlimit",
    PrecisionSource: expect.any(Number) as number,
  });
});

test("by MetadataId of table and column, as the pickers have them", async () => {
  const { result } = await bench.act<{ result: Definition }>("getEntityMetaData", {
    entityType: "account",
  });
  const { MetadataId } = await get({ attributeType: "name" });
  bench.sandbox.clearRequests();
  const column = await get({
    entityId: result["MetadataId"],
    attributeType: `{${String(MetadataId).toUpperCase()}}`,
    fieldNames: ["LogicalName", "SchemaName"],
  });
  expect(column).toMatchObject({ LogicalName: "name", SchemaName: "Name" });
  expect(bench.requests().map(({ url }) => url)).toEqual([
    `/api/data/v9.2/EntityDefinitions(${String(result["MetadataId"])})/Attributes(${String(MetadataId)})?$select=LogicalName,SchemaName`,
  ]);
});

test.each(["CreditLimit", " creditlimit ", "CREDITLIMIT"])("by %j", async (attributeType) => {
  await expect(get({ attributeType })).resolves.toMatchObject({ LogicalName: "creditlimit" });
});

test.each([
  ["industrycode", { expandPropertyNames: ["OptionSet"] }, "OptionSet"],
  ["name", { fieldNames: ["LogicalName", "MaxLength"] }, "MaxLength"],
])("what only the type of %s has is asked of it", async (attributeType, inputs, property) => {
  const column = await get({ attributeType, ...inputs });
  expect(column[property]).toEqual(expect.anything());
  expect(bench.requests().map(({ status }) => status)).toEqual([400, 200, 200]);
});

test.each([
  [{ attributeType: "no such name" }, /Attribute Key "no such name" is not a column/],
  [{ attributeType: "x')/y" }, /Attribute Key ".*" is not a column/],
  [{ attributeType: "" }, /Attribute Key is required/],
])("refuses %j before anything is sent", async (inputs, message) => {
  const error = await bench.failure("getAttribute", { entityId: "account", ...inputs });
  expect(error.message).toMatch(message);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each([
  [{ entityId: "account", attributeType: "credlimit" }, 404, /credlimit/],
  [{ entityId: "acount", attributeType: "name" }, undefined, /no table of this environment/],
  [
    { entityId: "account", attributeType: "name", fieldNames: "Nonsense" },
    400,
    /Could not find a property named 'Nonsense'/,
  ],
])("%j is an error", async (inputs, status, message) => {
  const error = await bench.failure("getAttribute", inputs);
  expect(error.status).toBe(status);
  expect(error.message).toMatch(message);
});
