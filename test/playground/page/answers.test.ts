import fc from "fast-check";
import { cellText, tablesOf } from "../../../playground/page/model/answerTable";

describe("an answer as a table", () => {
  it("has the rows of each list, names first and what the protocol adds last", () => {
    const [table] = tablesOf({
      value: [
        { "@odata.etag": "W/1", _ownerid_value: "u", revenue: 1, name: "A" },
        { name: "B", city: null },
      ],
      hasMore: false,
    });
    expect(table).toEqual({
      place: "value",
      columns: ["name", "revenue", "city", "_ownerid_value", "@odata.etag"],
      rows: [
        ["A", "1", "", "u", "W/1"],
        ["B", "", "", "", ""],
      ],
      of: "rows",
      left: 0,
    });
  });

  it("shows one record as names and values", () => {
    expect(tablesOf({ name: "A", open: true })).toEqual([
      {
        place: "",
        columns: ["Name", "Value"],
        rows: [
          ["name", "A"],
          ["open", "true"],
        ],
        of: "values",
        left: 0,
      },
    ]);
  });

  it("shows lists of plain values, and says how many rows are not shown", () => {
    expect(tablesOf([1, 2])[0]?.rows).toEqual([["1"], ["2"]]);
    const [long] = tablesOf(Array.from({ length: 510 }, (_, at) => ({ at })));
    expect([long?.rows.length, long?.left]).toEqual([500, 10]);
  });

  it.each([["text"], [7], [null], [undefined], [[]], [{}]])("has none for %j", (data) =>
    expect(tablesOf(data)).toEqual([]),
  );

  it("has as many cells in each row as columns, whatever the answer is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        for (const { columns, rows } of tablesOf(data)) {
          for (const row of rows) expect(row).toHaveLength(columns.length);
        }
      }),
    );
  });

  it("takes names of every object as the names that they are", () => {
    const row = JSON.parse('{"__proto__": "p", "constructor": "c"}');
    expect(tablesOf([row])[0]?.rows).toEqual([["p", "c"]]);
  });

  it("shows values inside of values as JSON", () => {
    expect([cellText({ a: 1 }), cellText(undefined), cellText(false)]).toEqual([
      '{"a":1}',
      "",
      "false",
    ]);
  });
});
