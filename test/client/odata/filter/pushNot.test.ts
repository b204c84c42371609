import fc from "fast-check";
import { pairOf } from "../../../../src/client/odata/filter/atoms";
import { type Facts, NO_FACTS } from "../../../../src/client/odata/filter/facts";
import { parseFilter } from "../../../../src/client/odata/filter/parse";
import { print } from "../../../../src/client/odata/filter/print";
import type { Node } from "../../../../src/client/odata/filter/tree";
import { writeFilter } from "../../../../src/client/odata/filter/writeFilter";

/** Columns whose names begin with s hold several choices. */
const FACTS: Facts = {
  ...NO_FACTS,
  column: ({ text }) => ({ path: text, property: text, isSeveral: text.startsWith("s") }),
};

const write = (filter: string) => writeFilter(filter, parseFilter(filter), FACTS).condition;

/** What a filter says where each of its columns is true or false: each condition is about one column. */
const holds = (node: Node, truths: ReadonlyMap<string, boolean>): boolean => {
  switch (node.kind) {
    case "not":
      return !holds(node.operand, truths);
    case "group":
      return holds(node.inner, truths);
    case "and":
      return node.operands.every((each) => holds(each, truths));
    case "or":
      return node.operands.some((each) => holds(each, truths));
    case "compare":
    case "in":
    case "call": {
      const isTrue = truths.get(pairOf({ node })?.path.text ?? "") ?? false;
      const isNegative =
        (node.kind === "call" && node.name.includes("DoesNot")) ||
        (node.kind === "in" && node.negated);
      return isTrue !== isNegative;
    }
    default:
      throw new Error(`No condition: ${print(node)}`);
  }
};

const leaf = fc.constantFrom(
  ...["a eq 1", "b eq 2", "contains(s1,'1')", "s2 in (1,2)", "not contains(s1,'1')", "not a eq 1"],
);
const filters = fc.letrec<{ filter: string; inner: string }>((tie) => ({
  inner: fc.oneof({ maxDepth: 4 }, leaf, tie("filter")),
  filter: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie("inner").map((each) => `not (${each})`),
    fc
      .array(tie("inner"), { minLength: 2, maxLength: 3 })
      .map((all) => all.map((each) => `(${each})`).join(" and ")),
    fc.array(tie("inner"), { minLength: 2, maxLength: 3 }).map((all) => all.join(" or ")),
  ),
})).filter;

const truthsOf = (bits: number) =>
  new Map(["a", "b", "s1", "s2"].map((name, index) => [name, ((bits >> index) & 1) === 1]));

test("a not that moves changes nothing of what is meant, and leaves none around several choices", () => {
  fc.assert(
    fc.property(filters, fc.nat({ max: 15 }), (filter, bits) => {
      const truths = truthsOf(bits);
      const written = parseFilter(write(filter));
      expect(holds(written, truths)).toBe(holds(parseFilter(filter), truths));
      expect(severalUnderNot(written)).toBe(false);
    }),
  );
});

const severalUnderNot = (node: Node, isUnder = false): boolean => {
  switch (node.kind) {
    case "not":
      return severalUnderNot(node.operand, true);
    case "group":
      return severalUnderNot(node.inner, isUnder);
    case "and":
    case "or":
      return node.operands.some((each) => severalUnderNot(each, isUnder));
    default:
      return isUnder && print(node).includes("ContainValues");
  }
};

test.each([
  "not (a eq 1 or b eq 2)",
  "not (a eq 1 and not (b eq 2))",
  "not (Microsoft.Dynamics.CRM.ContainValues(PropertyName='s1',PropertyValues=['1']) or a eq 1)",
])("%s stays as it is given", (given) => expect(write(given)).toBe(given));

test.each([
  [
    "not (contains(s1,'1') or a eq 1 and b eq 2)",
    "(Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='s1',PropertyValues=['1']) and (not (a eq 1) or not (b eq 2)))",
  ],
  [
    "not (contains(s1,'1') and a eq 1 or b eq 2)",
    "((Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='s1',PropertyValues=['1']) or not (a eq 1)) and not (b eq 2))",
  ],
  [
    "not (contains(s1,'1') or Tasks/any(t:t/a eq 1))",
    "(Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='s1',PropertyValues=['1']) and not Tasks/any(t:t/a eq 1))",
  ],
  [
    "not (contains(s1,'1') or donotphone)",
    "(Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='s1',PropertyValues=['1']) and not donotphone)",
  ],
  [
    "not (contains(s1,'1') eq true or a eq 1)",
    "(Microsoft.Dynamics.CRM.DoesNotContainValues(PropertyName='s1',PropertyValues=['1']) and not (a eq 1))",
  ],
])("%s", (given, expected) => expect(write(given)).toBe(expected));

describe("values as a definition has them", () => {
  /** Labels are capital letters, each with its place as its number; no other is an option. */
  const facts: Facts = {
    ...NO_FACTS,
    column: ({ text }) => ({ path: text, property: text, isSeveral: text.startsWith("s") }),
    value: (_, { text }) => {
      const label = text.slice(1, -1);
      if (/^[A-I]$/.test(label)) return { text: String(label.charCodeAt(0) - 64) };
      return /^(?:[J-Z]|%4A)$/.test(label) ? { wrong: `${label} is no option` } : undefined;
    },
  };
  const written = (filter: string) => writeFilter(filter, parseFilter(filter), facts);
  const own = (name: string, rest: string) =>
    `Microsoft.Dynamics.CRM.${name}(PropertyName='a',${rest})`;

  test.each([
    [own("In", "PropertyValues=['A','x']"), own("In", "PropertyValues=['1','x']")],
    [own("On", "PropertyValue='B'"), own("On", "PropertyValue=2")],
    [
      own("Between", "PropertyValue1='B',PropertyValue2='C'"),
      own("Between", "PropertyValue1=2,PropertyValue2=3"),
    ],
    [own("In", "5,PropertyValues=['A']"), own("In", "5,PropertyValues=['1']")],
    [own("In", "PropertyValues=[ 5, '6' ]"), own("In", "PropertyValues=[ 5, '6' ]")],
    ["a eq '%41'", "(a eq '%41' or a eq 1)"],
  ])("%s", (given, expected) => expect(written(given).condition).toBe(expected));

  test.each([
    [own("In", "PropertyValues=['X','A','Y','X']"), "X is no option; Y is no option"],
    ["contains(s1,'X')", "X is no option"],
    ["a in ('X','Y')", "X is no option; Y is no option"],
    ["a eq 'X'", "X is no option"],
    ["a eq '%4A'", "J is no option"],
  ])("%s has what no option is", (given, wrong) => {
    expect(written(given).faults).toEqual([expect.stringContaining(`: ${wrong}`)]);
  });

  test("an encoded text is not held against a column whose values it can be as it is", () => {
    expect(written("a eq '%58'")).toMatchObject({ condition: "a eq '%58'", faults: [] });
  });
});
