import { tableElements } from "../../src/dataSources/tableElements";
import { table } from "../client/metadata/tables";

const all = {
  includeCustom: true,
  includeOnlyTopLevel: false,
  includeInternal: false,
  changeTrackedOnly: false,
  search: undefined,
};
const key = ({ entitySetName }: { entitySetName: string }) => entitySetName;
const tables = [
  table("opportunity", { displayName: "Verkaufschance", labels: ["Verkaufschance"] }),
  table("new_visit", { displayName: "Besuch", schemaName: "new_Visit", isCustom: true }),
  table("part", { isChild: true }),
  table("internal", { entitySetName: "" }),
  table("link", { isIntersect: true }),
  table("secret", { isPrivate: true, changeTracking: true }),
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
  [{ includeInternal: true }, ["new_visits", "links", "parts", "secrets", "opportunitys"]],
  [{ includeInternal: true, changeTrackedOnly: true }, ["secrets"]],
  [{ reporting: new Set(["part", "link"]) }, ["parts"]],
  [{ search: "  VERKAUF" }, ["opportunitys"]],
  [{ search: "new_visits" }, ["new_visits"]],
  [{ search: "nothing" }, []],
])("%j", (choice, keys) => {
  const found = tableElements(tables, { ...all, ...choice, key });
  expect(found.map((element) => element.key)).toEqual(keys);
});
