import { tableElements } from "../../src/dataSources/tableElements";
import { table } from "../client/metadata/tables";

const all = { includeCustom: true, includeOnlyTopLevel: false };
const key = ({ entitySetName }: { entitySetName: string }) => entitySetName;
const tables = [
  table("opportunity", { displayName: "Verkaufschance" }),
  table("new_visit", { displayName: "Besuch", schemaName: "new_Visit", isCustom: true }),
  table("part", { isChild: true }),
  table("internal", { entitySetName: "" }),
];

test("sorts by label, and shows the schema name where there is no display name", () => {
  expect(tableElements(tables, { ...all, key })).toEqual([
    { key: "new_visits", label: "Besuch (new_Visit)" },
    { key: "parts", label: "Part" },
    { key: "opportunitys", label: "Verkaufschance (Opportunity)" },
  ]);
});

test.each([
  [{ includeCustom: false }, ["parts", "opportunitys"]],
  [{ includeOnlyTopLevel: true }, ["new_visits", "opportunitys"]],
  [{ includeCustom: false, includeOnlyTopLevel: true }, ["opportunitys"]],
])("%j", (choice, keys) => {
  const found = tableElements(tables, { ...all, ...choice, key });
  expect(found.map((element) => element.key)).toEqual(keys);
});
