import { useSandbox } from "../support/sandbox";
import { pick } from "./pick";

const bench = useSandbox();

test("every key is a MetadataId that the picker of columns and the actions on columns take", async () => {
  const tables = await pick(bench, "entities");
  expect(tables.length).toBeGreaterThan(10);
  for (const { key } of tables) {
    expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const inputs = { entityId: key };
    const columns = await pick(bench, "attributes", inputs);
    await expect(bench.act("listAttributesAction", inputs)).resolves.toMatchObject({
      totalCount: columns.length,
    });
  }
});

test("offers the same tables as the picker of entity types, likewise narrowed", async () => {
  const choice = { includeCustom: "false", includeOnlyTopLevel: "true" };
  const labels = async (key: string) => (await pick(bench, key, choice)).map(({ label }) => label);
  expect(await labels("entities")).toEqual(await labels("entityTypes"));
});
