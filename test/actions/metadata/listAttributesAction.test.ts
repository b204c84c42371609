import type { ColumnList, DefinitionList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const list = (inputs: object = {}) =>
  bench.act<ColumnList>("listAttributesAction", { entityId: "account", ...inputs });
const namesOf = ({ attributes }: ColumnList) => attributes.map(({ logicalName }) => logicalName);
const find = ({ attributes }: ColumnList, name: string) =>
  attributes.find(({ logicalName }) => logicalName === name);

test("the columns by logical name with their counts, in one request", async () => {
  const found = await list();
  expect(bench.requests()).toHaveLength(1);
  expect(namesOf(found)).toEqual(namesOf(found).sort((a, b) => a.localeCompare(b, "en")));
  expect(found).toMatchObject({
    entityId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    totalCount: found.attributes.length,
    customAttributesCount: 0,
    systemAttributesCount: found.attributes.length,
    primaryIdAttribute: "accountid",
    primaryNameAttribute: "name",
  });
  const counts = Object.values(found.attributesByType);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(found.totalCount);
  expect(find(found, "name")).toEqual({
    logicalName: "name",
    displayName: "Account Name",
    attributeType: "String",
    description: null,
    isCustomAttribute: false,
    isPrimaryId: false,
    isPrimaryName: true,
    requiredLevel: "ApplicationRequired",
    isValidForRead: true,
    isValidForCreate: true,
    isValidForUpdate: true,
    attributeOf: null,
  });
});

test("nothing is left out, whether it has a display name or not", async () => {
  const found = await list();
  const { value } = await bench.act<DefinitionList>("queryAttributes", { entityId: "account" });
  expect(found.totalCount).toBe(value.length);
  expect(find(found, "entityimage_url")).toMatchObject({ displayName: "entityimage_url" });
  expect(find(found, "primarycontactidname")).toMatchObject({
    displayName: "primarycontactidname",
    attributeOf: "primarycontactid",
  });
});

test.each([
  ["Money", "account", ["creditlimit", "revenue"]],
  ["FileAttributeMetadata", "new_project", ["new_contract", "new_receipt"]],
  ["imagetype", "account", ["entityimage"]],
  ["MultiSelectPicklist", "new_project", ["new_skills"]],
  ["Customer", "new_project", ["new_customerid"]],
  ["Owner", "account", ["ownerid"]],
])("Attribute Type %s of %s", async (attributeType, entityId, names) => {
  const found = await list({ attributeType, entityId });
  expect(namesOf(found)).toEqual(expect.arrayContaining(names));
  expect(Object.keys(found.attributesByType)).toHaveLength(1);
  expect(found.attributesByType[found.attributes[0]?.attributeType ?? ""]).toBe(found.totalCount);
  expect(namesOf(found)).not.toContain("name");
  if (attributeType !== "Money") expect(namesOf(found)).toEqual(names);
});

test("details, only where wanted", async () => {
  expect(find(await list({ includeDetails: "true" }), "revenue")).toMatchObject({
    schemaName: "Revenue",
    isSecured: false,
    isAuditEnabled: expect.any(Boolean) as boolean,
    isValidForAdvancedFind: true,
  });
});

test("custom columns are counted, and the table goes by any name", async () => {
  const found = await list({ entityId: "Projekt" });
  expect(found.customAttributesCount).toBeGreaterThan(20);
  expect(found.systemAttributesCount).toBe(found.totalCount - found.customAttributesCount);
  expect(await list({ entityId: found.entityId })).toEqual(found);
});
