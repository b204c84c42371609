import {
  isReference,
  referredRecord,
  translated,
  translatedBody,
} from "../../../src/client/batch/references";

describe("references", () => {
  const names = new Map([["a", "4"]]);
  test.each([
    ["$a", "$4", []],
    ["$a/primarycontactid", "$4/primarycontactid", []],
    ["$b", "$b", ["$b"]],
    ["$a/x y", "$", ["$a/x y"]],
    ["$a\r\n", "$", ["$a\r\n"]],
  ])("%j", (text, expected, lost) => {
    const unknown = new Set<string>();
    expect(translated(text, names, unknown)).toBe(expected);
    expect([...unknown]).toEqual(lost);
  });

  test("a body: binds and ids at any depth, nothing else", () => {
    const given = { "x@odata.bind": ["$a"], name: "$a", deep: [{ "@odata.id": "$a", y: null }] };
    expect(translatedBody(given, names, new Set())).toEqual({
      "x@odata.bind": ["$4"],
      name: "$a",
      deep: [{ "@odata.id": "$4", y: null }],
    });
  });

  test("only a reference to the record itself says its table", () => {
    expect(isReference("$a")).toBe(true);
    expect([
      referredRecord("$a"),
      referredRecord("$a/b"),
      referredRecord("x"),
      referredRecord(undefined),
    ]).toEqual(["a", undefined, undefined, undefined]);
  });
});
