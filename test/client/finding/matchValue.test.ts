import fc from "fast-check";
import {
  matchCondition,
  matchValue,
  saysNothing,
} from "../../../src/client/finding/match/matchValue";
import { readFilter } from "../../../src/client/odata/filter/readFilter";
import { textOf } from "../../../src/client/odata/filter/tokens";
import type { ColumnDefinition, ColumnKind } from "../../../src/client/types/tables";
import type { LookupContext } from "../../../src/client/values/lookupContext";
import type { TypingOptions } from "../../../src/client/values/types";

const options: TypingOptions = { mode: "update", timeZone: "UTC", emptyValues: "omit" };
const noLookups = {} as LookupContext;

const column = (kind: ColumnKind): { readonly column: ColumnDefinition } => ({
  column: {
    logicalName: "new_column",
    kind,
    validForRead: true,
    options: [1, 2, 3, 10].map((value) => ({ value, label: `L${value}`, labels: [`L${value}`] })),
  } as unknown as ColumnDefinition,
});

/** The right side of the one comparison that a condition is; undefined for any other condition. */
const comparedWith = (condition: string): string | undefined => {
  const { condition: read } = readFilter(condition, "Filter");
  const tree = read?.tree;
  if (tree?.kind !== "compare" || tree.operator !== "eq") return undefined;
  return tree.right.kind === "literal" ? tree.right.text : undefined;
};

test("any text is one comparison with that text", async () => {
  const texts = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !saysNothing(text));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const value = await matchValue(column("string"), text, options, noLookups);
      expect(value).toEqual({ value: text });
      expect(textOf(comparedWith(matchCondition(column("string"), text)) ?? "")).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("any number is compared with every digit", async () => {
  const numbers = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(99));
  await fc.assert(
    fc.asyncProperty(numbers, async ([whole, cents]) => {
      const text = `${whole}.${String(cents).padStart(2, "0")}`;
      const typed = await matchValue(column("decimal"), text, options, noLookups);
      const value = "value" in typed ? typed.value : undefined;
      const literal = comparedWith(matchCondition(column("decimal"), value)) ?? "";
      expect(Number(literal)).toBe(Number(text));
      if (cents % 10 !== 0)
        expect(literal.replace(/^-0\./, "0.")).toBe(text.replace(/^-0\./, "0."));
    }),
    { numRuns: 100 },
  );
});

test("options are the same in any order", async () => {
  const several = fc.uniqueArray(fc.constantFrom(1, 2, 3, 10), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(several, async (values) => {
      const typed = await matchValue(column("multichoice"), values, options, noLookups);
      expect(typed).toEqual({ value: [...values].sort((a, b) => a - b).join(",") });
    }),
    { numRuns: 50 },
  );
});

test.each<[string, ColumnKind, unknown, Partial<ColumnDefinition>]>([
  ["cannot be read", "string", "x", { validForRead: false }],
  ["it has no value to be found by", "string", "", {}],
  ["it has no value to be found by", "choice", null, {}],
  ["begins like JSON and is none", "multichoice", "[1,", {}],
  ["begins like JSON and is none", "lookup", "{", {}],
  ["cannot be compared", "file", "x", {}],
])("nothing is found where a value %s", async (what, kind, given, more) => {
  const about = { column: { ...column(kind).column, ...more } };
  const found = await matchValue(about, given, options, noLookups);
  expect(found).toMatchObject({ wrong: expect.stringContaining(what) });
});
