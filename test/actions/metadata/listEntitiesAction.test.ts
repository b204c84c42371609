import type { TableList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const list = (inputs: object = {}) => bench.act<TableList>("listEntitiesAction", { ...inputs });
const find = ({ entities }: TableList, name: string) =>
  entities.find(({ logicalName }) => logicalName === name);

test("all tables by schema name, in one request", async () => {
  const found = await list();
  expect(bench.requests()).toHaveLength(1);
  const names = found.entities.map(({ schemaName }) => schemaName);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
  expect(found.totalCount).toBe(names.length);
  expect(found.customEntitiesCount).toBe(2);
  expect(found.systemEntitiesCount).toBe(names.length - 2);
  expect(find(found, "new_project")).toEqual({
    entityId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    logicalName: "new_project",
    schemaName: "new_Project",
    displayName: "Project",
    pluralDisplayName: "Projects",
    isCustomEntity: true,
    isChildEntity: false,
  });
});

test("a table without a label is listed, with null for it", async () => {
  expect(find(await list(), "accountleads")).toMatchObject({
    schemaName: "accountleads",
    displayName: null,
    pluralDisplayName: null,
  });
});

test("details are asked for and returned only where wanted", async () => {
  const found = await list({ includeDetails: "true" });
  expect(find(found, "new_project")).toMatchObject({
    description: null,
    ownershipType: "UserOwned",
    isActivity: false,
    isBusinessProcessEnabled: false,
    isValidForAdvancedFind: true,
    isValidForQueue: false,
    entityColor: null,
    iconLargeName: null,
    iconMediumName: null,
    iconSmallName: null,
  });
  expect(find(found, "task")).toMatchObject({ isActivity: true });
  expect(bench.requests()[0]?.url).toContain("EntityColor");
});

test("custom and child tables can be left out, by the service", async () => {
  const system = await list({ includeCustom: "false" });
  expect(system.customEntitiesCount).toBe(0);
  expect(find(system, "new_project")).toBeUndefined();
  expect(find(system, "activityparty")).toMatchObject({ isChildEntity: true });
  const top = await list({ includeCustom: false, includeOnlyTopLevel: true });
  expect(find(top, "activityparty")).toBeUndefined();
  expect(bench.requests().at(-1)?.url).toContain(
    "$filter=IsCustomEntity%20eq%20false%20and%20IsChildEntity%20eq%20false",
  );
});
