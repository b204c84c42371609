import type { ColumnView, RowView, TableView } from "../../../playground/contract";
import { editedCell, gridColumns, shownCell } from "../../../playground/page/model/gridColumns";

const column = (name: string, more: Partial<ColumnView> = {}): ColumnView => ({
  name,
  label: name,
  type: "string",
  writable: true,
  required: false,
  ...more,
});

const other: RowView = { id: "2", values: { name: "B" }, labels: {} };

const row: RowView = {
  id: "1",
  values: { name: "A", industrycode: 3, empty: null, nested: { a: 1 } },
  labels: { industrycode: "Brewing" },
};

describe("the grid", () => {
  it("has the name first, then what differs, and no columns of the service", () => {
    const table = {
      primaryId: "accountid",
      primaryName: "name",
      columns: [
        column("accountid", { writable: false }),
        column("createdon", { writable: false }),
        column("empty"),
        column("industrycode", { type: "choice" }),
        column("name"),
        column("modifiedon", { writable: false }),
      ],
    } as unknown as TableView;
    expect(gridColumns(table, [row, other]).map(({ name }) => name)).toEqual([
      "name",
      "industrycode",
      "modifiedon",
      "empty",
    ]);
  });

  it("has twelve columns at most", () => {
    const columns = Array.from({ length: 300 }, (_, at) => column(`c${at}`));
    const table = { primaryId: "id", primaryName: "c7", columns } as unknown as TableView;
    const shown = gridColumns(table, []);
    expect([shown.length, shown[0]?.name]).toEqual([12, "c7"]);
  });

  it("shows labels and edits values", () => {
    expect([shownCell(row, "industrycode"), editedCell(row, "industrycode")]).toEqual([
      "Brewing",
      "3",
    ]);
    expect([shownCell(row, "empty"), editedCell(row, "nested")]).toEqual(["", '{"a":1}']);
    expect(shownCell(row, "constructor")).toBe("");
  });
});
