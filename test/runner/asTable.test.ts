import { asTable } from "../../runner/cli/asTable";

const lines = (data: unknown, width = 80) => asTable(data, width).split("\n");

test("a list is a table, with what is beside it below", () => {
  const value = [
    { "@odata.etag": 'W/"1"', name: "Fabrikam", employees: 1250, fax: null },
    { "@odata.etag": 'W/"2"', name: "Litware", employees: 3 },
  ];
  expect(lines({ value, hasMore: false })).toEqual([
    "name      employees",
    "────────  ─────────",
    "Fabrikam      1,250",
    "Litware           3",
    "",
    "Empty in every row: fax.",
    "--output json has all.",
    "",
    "name     value",
    "───────  ─────",
    "hasMore  false",
  ]);
});

test("columns that do not fit are named, up to a dozen", () => {
  const row = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`column${at}`, "value"]));
  const [head = "", , , , note] = lines([row], 40);
  expect(head.length).toBeLessThanOrEqual(40);
  expect(head).toMatch(/^column0 .* column3$/);
  expect(note).toMatch(/^Not shown: column4, .*column15, and 4 more\.$/);
  expect(lines([row], 1)[0]).toBe("column0");
});

test("a column takes the width that its cells are shown with", () => {
  expect(lines([{ a: "x", b: "yyyy" }, { b: "y" }], 7)[0]).toBe("a  b");
  const numbers = [{ a: 1_250_000, b: 1 }];
  expect(lines(numbers, 12)[0]).toBe("a          b");
  expect(lines(numbers, 11)[0]).toBe("a");
});

test("a record is names and values; what is neither is JSON", () => {
  expect(lines({ UserId: "1", "@odata.context": "x" })).toEqual([
    "name    value",
    "──────  ─────",
    "UserId  1",
  ]);
  expect(asTable([], 80)).toBe("[]");
  expect(asTable(["a"], 80)).toBe('[\n  "a"\n]');
  expect(asTable(undefined, 80)).toBe("");
});

test("no value drives the terminal or leaves its line", () => {
  expect(asTable([{ name: "\u001b[31mred\u0007\nnext\u009b1m" }], 80)).toBe(
    "name\n────────────────\n [31mred next 1m",
  );
});
