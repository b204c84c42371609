import fc from "fast-check";
import type { Plan } from "../../../src/client/bulk/plan";
import { defaults } from "../../../src/client/defaults";
import { keyRanges } from "../../../src/client/mirror/plan/keyRanges";
import type { ColumnDefinition } from "../../../src/client/types/tables";

const { mirrorRangeRows, mirrorRanges } = defaults;

const columnOf = (kind: ColumnDefinition["kind"], more: Partial<ColumnDefinition> = {}) =>
  ({ logicalName: "new_code", kind, validForFilter: true, ...more }) as ColumnDefinition;

const planOf = (column: ColumnDefinition, others: readonly ColumnDefinition[] = []): Plan => {
  const columns = new Map([...others, column].map((each) => [each.logicalName, each]));
  const definition = { columns, relationships: [] };
  return { keys: [...others, column], definition } as unknown as Plan;
};

const rangesOf = (
  values: readonly unknown[],
  column = columnOf("string"),
  others: readonly ColumnDefinition[] = [],
) => {
  const rows = values.map((value) => ({ new_name: "x", new_code: value }));
  return keyRanges(planOf(column, others), rows);
};

const counted = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `A-${String(at).padStart(6, "0")}`);

/** Whether a key meets a condition, by any order of keys. */
const meets = (
  condition: string,
  key: string | null,
  compare: (one: string, other: string) => number,
): boolean =>
  condition.split(" or ").some((either) =>
    either.split(" and ").every((part) => {
      const [, operator, literal = ""] = /^new_code (lt|ge|eq) (.+)$/.exec(part) ?? [];
      if (literal === "null") return key === null;
      if (key === null || operator === undefined) return false;
      const order = compare(key, literal);
      return operator === "lt" ? order < 0 : order >= 0;
    }),
  );

describe("ranges of keys", () => {
  test("are as many as the list is worth, and each has as many of its records", () => {
    const keys = counted(mirrorRangeRows * 6);
    for (const [rows, count] of [
      [mirrorRangeRows * 2 - 1, 0],
      [mirrorRangeRows * 2, 2],
      [mirrorRangeRows * 3, 3],
      [mirrorRangeRows * 6, mirrorRanges],
    ] as const) {
      const ranges = rangesOf(keys.slice(0, rows));
      expect(ranges).toHaveLength(count);
      const compare = (one: string, other: string) => (`'${one}'` < other ? -1 : 1);
      for (const range of ranges) {
        const inside = keys.slice(0, rows).filter((key) => meets(range, key, compare)).length;
        expect(Math.abs(inside / rows - 1 / count)).toBeLessThan(0.01);
      }
    }
  });

  test("are no more than requests may be under way at once, two for each", () => {
    const rows = counted(mirrorRangeRows * 6).map((value) => ({ new_code: value }));
    const plan = planOf(columnOf("string"));
    const counts = [1, 2, 3, 4, 6, 8, 50].map((most) => keyRanges(plan, rows, most).length);
    expect(counts).toEqual([0, 0, 0, 2, 3, 4, 4]);
  });

  test("of numbers are in the order of numbers", () => {
    const values = Array.from({ length: mirrorRangeRows * 2 }, (_, at) =>
      at % 2 === 0 ? at : String(-at),
    );
    const [first, last] = rangesOf(values, columnOf("integer"));
    const [, bound = ""] = /^new_code lt (-?\d+)$/.exec(first ?? "") ?? [];
    expect(Math.abs(Number(bound))).toBeLessThan(100);
    expect(last).toBe(`new_code ge ${bound} or new_code eq null`);
  });

  test.each(["uniqueidentifier", "lookup", "datetime", "choice", "memo", "decimal"] as const)(
    "are none by a key of %s",
    (kind) => {
      expect(rangesOf(counted(mirrorRangeRows * 2), columnOf(kind))).toEqual([]);
    },
  );

  test.each([
    ["that is secured", { isSecured: true }],
    ["that no filter takes", { validForFilter: false }],
  ])("are none by a key %s", (_, more) => {
    expect(rangesOf(counted(mirrorRangeRows * 2), columnOf("string", more))).toEqual([]);
  });

  test("go by the first column of a key that can be compared", () => {
    const lookup = { ...columnOf("lookup"), logicalName: "new_parentid" };
    const values = counted(mirrorRangeRows * 2);
    expect(rangesOf(values, columnOf("string"), [lookup])).toEqual(rangesOf(values));
  });

  test.each([
    ["the same", "A"],
    ["empty", ""],
    ["not there", undefined],
    ["quotes", "O'Neil"],
    ["long", "x".repeat(500)],
    ["objects", {}],
  ])("have a bound where keys are %s", (_, value) => {
    const ranges = rangesOf(new Array(mirrorRangeRows * 2).fill(value));
    expect(ranges.length).not.toBe(1);
    expect(ranges.join().length).toBeLessThan(1_000);
    if (value === "A")
      expect(ranges).toEqual(["new_code lt 'A'", "new_code ge 'A' or new_code eq null"]);
  });

  test.each([
    ["text", "string", "K\ud83d"],
    ["text", "string", { toString: 1 }],
    ["text", "string", [[{ toString: 1 }]]],
    ["number", "integer", "9000000050"],
    ["number", "integer", -3_000_000_000],
    ["number", "integer", { valueOf: 1 }],
  ] as const)("of a %s have no bound at what its column cannot hold: %s %j", (_, kind, odd) => {
    const good = kind === "integer" ? 7 : "K";
    const values = Array.from({ length: mirrorRangeRows * 2 }, (__, at) =>
      at % 5 === 0 ? good : odd,
    );
    const literal = kind === "integer" ? "7" : "'K'";
    expect(rangesOf(values, columnOf(kind))).toEqual([
      `new_code lt ${literal}`,
      `new_code ge ${literal} or new_code eq null`,
    ]);
  });

  test("leave no key out, whatever order Dataverse has", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (words, ranks) => {
          const values = Array.from(
            { length: mirrorRangeRows * 4 },
            (_, at) => words[at % words.length],
          );
          const ranges = rangesOf(values);
          const rank = new Map<string, number>();
          const rankOf = (text: string): number => {
            const known = rank.get(text) ?? (ranks.next().value as number);
            rank.set(text, known);
            return known;
          };
          const compare = (key: string, literal: string) => rankOf(`'${key}'`) - rankOf(literal);
          for (const key of [null, ...words]) {
            if (ranges.length === 0 || / and | or /.test(key ?? "")) continue;
            expect(ranges.some((range) => meets(range, key, compare))).toBe(true);
          }
        },
      ),
      { numRuns: 30 },
    ));
});
