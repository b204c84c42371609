import type { ComponentView } from "../../../playground/contract";
import {
  entriesOf,
  groupsOf,
  roomTitle,
  shownInputs,
} from "../../../playground/page/model/entries";

const entry = (key: string, more: object = {}) => ({
  key,
  label: key,
  description: "",
  important: false,
  inputs: [],
  ...more,
});

const component = {
  actions: [
    entry("query", { important: true, room: "queries", writes: false, label: "Query Entities" }),
    entry("bulk", { room: "bulkWrites", writes: true, description: "Writes many records." }),
  ],
  triggers: [entry("webhook", { how: "registers", branches: [] })],
  sources: [entry("columns", { dataSourceType: "picklist" })],
} as unknown as ComponentView;

describe("the list of what can be run", () => {
  const entries = entriesOf(component);
  const titles = (search: string) => groupsOf(entries.values(), search).map(({ title }) => title);

  it("has the important ones first, then topics, triggers and pickers", () => {
    expect(titles("")).toEqual(["Most used", "Bulk Writes", "Triggers", "Pickers"]);
    expect([...entries.keys()]).toContain("triggers/webhook");
  });

  it("finds words in labels, keys and descriptions, in any case and order", () => {
    expect(titles("RECORDS many")).toEqual(["Bulk Writes"]);
    expect(titles("entities")).toEqual(["Most used"]);
    expect(titles("nothing of this")).toEqual([]);
  });

  it("makes headings of topics", () => {
    expect([roomTitle("bulkWrites"), roomTitle("records")]).toEqual(["Bulk Writes", "Records"]);
  });

  it("has groups of inputs last, and those of the first sync before them", () => {
    const inputs = [
      { key: "options", type: "structuredObject" },
      { key: "startFrom", type: "string", scope: "ON_DEPLOY" },
      { key: "entityType", type: "string" },
    ].map((input) => ({ ...input, label: input.key, required: false }));
    expect(shownInputs(inputs).map(({ key }) => key)).toEqual([
      "entityType",
      "startFrom",
      "options",
    ]);
  });
});
