import { recordElements } from "../../src/dataSources/recordElements";

test("records without a name, and those of one name, carry their ids", () => {
  const rows = [
    { id: "1", name: "A" },
    { id: "2", name: "B" },
    { id: "3", name: "B" },
    { id: "4", name: undefined },
  ];
  expect(recordElements({ rows, hasMore: false })).toEqual([
    { key: "1", label: "A" },
    { key: "2", label: "B (2)" },
    { key: "3", label: "B (3)" },
    { key: "4", label: "No name (4)" },
  ]);
});

test("only where there are more does the last one say so", () => {
  const rows = [
    { id: "1", name: "A" },
    { id: "2", name: "B" },
  ];
  expect(recordElements({ rows, hasMore: true }).map(({ label }) => label)).toEqual([
    "A",
    "B (the last of 2; there are more)",
  ]);
  expect(recordElements({ rows: [], hasMore: false })).toEqual([]);
});
