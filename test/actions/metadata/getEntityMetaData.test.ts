import type { Definition } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const get = async (inputs: object) => {
  const { result } = await bench.act<{ result: Definition }>("getEntityMetaData", { ...inputs });
  return result;
};
/** As a new run of a flow begins: nothing is remembered for a connection that was never seen. */
const stranger = (name: string) => ({ connection: bench.connection({ fields: { name } }) });

test("the whole definition, in one request", async () => {
  const result = await get({ entityType: "account", ...stranger("one") });
  expect(bench.requests().map(({ url }) => url)).toEqual([
    "/api/data/v9.2/EntityDefinitions(LogicalName='account')",
  ]);
  expect(result).toMatchObject({
    LogicalName: "account",
    EntitySetName: "accounts",
    PrimaryIdAttribute: "accountid",
    DisplayName: { UserLocalizedLabel: { Label: "Account" } },
  });
});

test.each(["true", "false", "", undefined])(
  "every name works with Use Logical Name for Lookup %j",
  async (lookupField) => {
    const { MetadataId } = await get({ entityType: "new_project", lookupField });
    const names = [
      "new_project",
      String(MetadataId),
      `{${String(MetadataId).toUpperCase()}}`,
      "new_projectcollection",
      "new_Project",
      "Projects",
      "Projekt",
      "NEW_PROJECT",
    ];
    for (const entityType of names) {
      await expect(get({ entityType, lookupField })).resolves.toMatchObject({ MetadataId });
    }
  },
);

test("a MetadataId is no name of another kind: one request", async () => {
  const { MetadataId } = await get({ entityType: "account" });
  bench.sandbox.clearRequests();
  await get({ entityType: MetadataId, lookupField: "false", ...stranger("id") });
  expect(bench.requests().map(({ url }) => url)).toEqual([
    `/api/data/v9.2/EntityDefinitions(${String(MetadataId)})`,
  ]);
});

test.each([
  ["acount", /Entity Type "acount" is no table of this environment; did you mean accounts/],
  ["0a1b2c3d-0000-4000-8000-000000000000", /is no table of this environment/],
  ["no such table!", /is no table of this environment/],
])("a table that is none is named: %s", async (entityType, message) => {
  const error = await bench.failure("getEntityMetaData", { entityType });
  expect(error.message).toMatch(message);
});
