import fc from "fast-check";
import { stringList } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

const clean = stringList("Field Name");

describe("stringList", () => {
  it.each([...UNSET, [""], [null, " ", []], "[]", '["", null]', ",", " , ,"])(
    "takes %p as unset",
    (value) => expect(clean(value)).toBeUndefined(),
  );

  it("gives a list back, and its comma list and JSON text, without blanks", () => {
    const name = fc.stringMatching(/^[a-z_]{1,12}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        const blanks = names.flatMap((entry) => ["", ` ${entry} `, null, undefined]);
        for (const dress of [
          names,
          [names],
          blanks,
          names.join(),
          names.join(" , "),
          JSON.stringify(names),
        ]) {
          expect(clean(dress)).toEqual(names);
        }
      }),
    );
  });

  it.each([
    ["name", ["name"]],
    [
      ["name,revenue", "createdon desc"],
      ["name", "revenue", "createdon desc"],
    ],
    [5, ["5"]],
    [
      [
        { key: "name", label: "Account name" },
        { key: "revenue", label: "Revenue" },
      ],
      ["name", "revenue"],
    ],
    ["[\u201cname\u201d, \u201crevenue\u201d]", ["name", "revenue"]],
  ])("reads %p", (value, names) => expect(clean(value)).toEqual(names));

  it("keeps the commas inside brackets", () => {
    expect(clean("primarycontactid($select=fullname,emailaddress1),Account_Tasks")).toEqual([
      "primarycontactid($select=fullname,emailaddress1)",
      "Account_Tasks",
    ]);
    expect(clean("a($select=b,c;$expand=d($select=e,f)), g")).toEqual([
      "a($select=b,c;$expand=d($select=e,f))",
      "g",
    ]);
  });

  it("takes brackets and commas in a literal as text, with doubled quotes inside", () => {
    const tasks = "Account_Tasks($filter=subject eq 'it''s (1, 2')";
    expect(clean(`${tasks},primarycontactid`)).toEqual([tasks, "primarycontactid"]);
  });

  it("counts in the units that texts are cut by", () => {
    expect(clean("\u{1f600}\u{1f600},b")).toEqual(["\u{1f600}\u{1f600}", "b"]);
  });

  it.each(["a($select=b", "a)$select=b(", "a($filter=b eq 'c),d", ",[", 'a,["b"]'])(
    "refuses %p",
    (value) =>
      expect(refusal(clean, value)).toBe(
        "Field Name has brackets or quotes that do not match in one of its entries.",
      ),
  );

  it.each([true, { a: 1 }, [{ label: "x" }], [["a", false]]])("refuses %p", (value) =>
    expect(refusal(clean, value)).toMatch(/^Field Name takes a list of texts, not /),
  );

  it("never throws anything else", () => holdsForAnything("Field Name", clean));
});
