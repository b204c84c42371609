import fc from "fast-check";
import { labelByColumn, labelName, readLabel } from "../../../src/client/labels/readLabel";
import { recordUrl } from "../../../src/client/labels/recordUrl";
import type { ColumnDefinition, ColumnKind } from "../../../src/client/types/tables";

const SMALLEST = -(2 ** 31);
const LARGEST = 2 ** 31 - 1;
const option = fc.integer({ min: SMALLEST, max: LARGEST });
/** A word without digits and without what stands between labels. */
const word = fc
  .string({ unit: "grapheme", minLength: 1 })
  .filter((text) => !/[;\p{Nd}]/u.test(text));
const column = (kind: ColumnKind, options?: readonly { value: number; label: string }[]) =>
  ({ kind, options }) as unknown as ColumnDefinition;

describe("the label of one value", () => {
  test("beside true, false and a GUID is the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.boolean(), fc.uuid()), fc.string(), (value, text) => {
        expect(readLabel(value, text)).toEqual({ label: text });
      }),
    );
  });

  test("beside a number that an option may have is a text without digits", () => {
    fc.assert(
      fc.property(option, word, (value, text) => {
        expect(readLabel(value, text)).toEqual({ label: text });
      }),
    );
  });

  test("is never read from a text with digits: the column says what it is", () => {
    const digits = fc
      .constantFrom("0", "7", "٣", "१")
      .chain((digit) =>
        fc.tuple(fc.string(), fc.string()).map(([before, after]) => before + digit + after),
      );
    fc.assert(
      fc.property(option, digits, (value, text) => {
        expect(readLabel(value, text)).toBe("unsure");
        for (const kind of ["choice", "state", "status"] as const) {
          expect(labelByColumn(value, text, column(kind))).toBe(text);
        }
        for (const kind of ["integer", "money", "decimal"] as const) {
          expect(labelByColumn(value, text, column(kind))).toBeUndefined();
        }
        expect(labelByColumn(value, text, undefined)).toBeUndefined();
      }),
    );
  });

  test("does not exist for other numbers, other texts and what is no value", () => {
    const other = fc.oneof(
      fc.double().filter((value) => !Number.isInteger(value)),
      fc.maxSafeInteger().filter((value) => value > LARGEST || value < SMALLEST),
      fc.constantFrom(
        null,
        undefined,
        {},
        [],
        "",
        "2026-05-04T08:00:00Z",
        "2026-05-04",
        "1,",
        ",1",
      ),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n }).map(String),
      word,
    );
    fc.assert(
      fc.property(other, fc.string(), (value, text) => {
        expect(readLabel(value, text)).toBe("none");
      }),
    );
  });
});

describe("the labels of a multi-select choice", () => {
  const chosen = fc.uniqueArray(fc.tuple(option, word), {
    minLength: 1,
    maxLength: 6,
    selector: ([value]) => value,
  });

  test("are as many as the options, in their order", () => {
    fc.assert(
      fc.property(chosen, (pairs) => {
        const value = pairs.map(([number]) => number).join(",");
        const labels = pairs.map(([, label]) => label);
        expect(readLabel(value, labels.join("; "))).toEqual({ label: labels });
      }),
    );
  });

  test("are taken from the options where a label has a semicolon in it", () => {
    fc.assert(
      fc.property(chosen, (pairs) => {
        const options = pairs.map(([value, label]) => ({ value, label: `${label}; too` }));
        const value = options.map((each) => each.value).join(",");
        const labels = options.map(({ label }) => label);
        const text = labels.join("; ");
        const reading = readLabel(value, text);
        expect(reading).toEqual(options.length === 1 ? { label: labels } : "unsure");
        expect(labelByColumn(value, text, column("choice", options))).toEqual(labels);
      }),
    );
  });

  test("stay together where the definition lacks an option", () => {
    const known = column("choice", [{ value: 1, label: "a; b" }]);
    expect(labelByColumn("1,2", "a; b; c", known)).toEqual(["a; b; c"]);
  });
});

test.each([
  ["industrycode", "industrycode"],
  ["_primarycontactid_value", "primarycontactid"],
  ["a.statuscode", "a.statuscode"],
  ["a._ownerid_value", "a.ownerid"],
  ["a_x002e_statuscode", "a.statuscode"],
  ["_value", "_value"],
  ["__proto__", "__proto__"],
])("the label of %s is %s", (property, name) => {
  expect(labelName(property)).toBe(name);
});

test.each([
  [{ id: "a b", activitytypecode: "task" }, "activitypointer", "etn=task&id=a%20b"],
  [{ id: "1", activitytypecode: "" }, "activitypointer", "etn=activitypointer&id=1"],
  [{ id: "1" }, "activitypointer", "etn=activitypointer&id=1"],
  [{ id: "1", activitytypecode: "task" }, "account", "etn=account&id=1"],
])("the address of %j of %s", (row, logicalName, query) => {
  const url = recordUrl("https://x.example", row, { logicalName, primaryIdAttribute: "id" });
  expect(url).toBe(`https://x.example/main.aspx?${query}&pagetype=entityrecord`);
});

test.each([{}, { id: "" }, { id: 5 }])("%j has no address", (row) => {
  const table = { logicalName: "account", primaryIdAttribute: "id" };
  expect(recordUrl("https://x.example", row, table)).toBeUndefined();
  expect(recordUrl("https://x.example", row, undefined)).toBeUndefined();
});

test("a number that no option can have is none of several choices", () => {
  const colors = column("multichoice", [{ value: 1, label: "Red" }]);
  expect(labelByColumn("1,99999999999", "Red; x", colors)).toBeUndefined();
});
