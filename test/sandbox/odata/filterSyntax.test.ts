import fc from "fast-check";
import type { Expression, Literal } from "../../../sandbox/odata/ast";
import { parse } from "../../../sandbox/odata/parser";
import { anyText } from "../../support/anyText";
import { refusalOf } from "./refusals";

const name: Expression = { kind: "path", segments: ["name"] };
const filter = (text: string) => parse("Filter", text);
const messageOf = (text: string) => refusalOf(() => filter(text)).message;

const literals: fc.Arbitrary<{ literal: Literal; text: string }> = fc.oneof(
  anyText().map((value) => ({
    literal: { kind: "literal" as const, type: "string" as const, value },
    text: `'${value.replaceAll("'", "''")}'`,
  })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }).map((value) => ({
    literal: { kind: "literal" as const, type: "integer" as const, value: String(value) },
    text: String(value),
  })),
  fc
    .tuple(fc.integer(), fc.integer({ min: 0, max: 99999 }))
    .map(([whole, fraction]) => `${whole}.${fraction}`)
    .map((value) => ({
      literal: { kind: "literal" as const, type: "decimal" as const, value },
      text: value,
    })),
  fc.uuid().map((value) => ({
    literal: { kind: "literal" as const, type: "guid" as const, value },
    text: value.toUpperCase(),
  })),
  fc
    .date({ min: new Date("1753-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .chain((date) =>
      fc.constantFrom(
        { type: "datetime" as const, value: date.toISOString() },
        { type: "datetime" as const, value: `${date.toISOString().slice(0, 19)}Z` },
        { type: "datetime" as const, value: `${date.toISOString().slice(0, 19)}+05:30` },
        { type: "date" as const, value: date.toISOString().slice(0, 10) },
      ),
    )
    .map(({ type, value }) => ({
      literal: { kind: "literal" as const, type, value },
      text: value,
    })),
  fc.boolean().map((value) => ({
    literal: { kind: "literal" as const, type: "boolean" as const, value },
    text: String(value),
  })),
  fc.constant({
    literal: { kind: "literal" as const, type: "null" as const, value: null },
    text: "null",
  }),
);

describe("literals", () => {
  it("reads back whatever was printed", () => {
    fc.assert(
      fc.property(literals, ({ literal, text }) => {
        expect(filter(`name eq ${text}`)).toEqual({
          kind: "compare",
          operator: "eq",
          left: name,
          right: literal,
        });
      }),
    );
  });

  it.each(["1.", "12abc", ".5", "2024-1-1", "guid'x", '"name"', "5L"])(
    "refuses %s as a number, date, string or boolean",
    (text) => {
      expect(refusalOf(() => filter(`name eq ${text}`)).status).toBe(400);
    },
  );

  it("takes a keyword in other letters for a name", () => {
    expect(filter("name eq TRUE")).toMatchObject({ right: { kind: "path", segments: ["TRUE"] } });
  });
});

type Tree =
  | { kind: "leaf"; number: number }
  | { kind: "not"; operand: Tree }
  | { kind: "and" | "or"; operands: Tree[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ kind: fc.constant("leaf" as const), number: fc.nat(99) }),
    fc.record({ kind: fc.constant("not" as const), operand: tie("tree") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

/** Prints with no more parentheses than precedence asks for. */
function print(node: Tree): string {
  switch (node.kind) {
    case "leaf":
      return `name eq ${node.number}`;
    case "not":
      return `not (${print(node.operand)})`;
    case "and":
      return node.operands
        .map((one) => (isJoined(one) ? `(${print(one)})` : print(one)))
        .join(" and ");
    case "or":
      return node.operands
        .map((one) => (one.kind === "or" ? `(${print(one)})` : print(one)))
        .join(" or ");
  }
}

function isJoined(node: Tree): boolean {
  return node.kind === "and" || node.kind === "or";
}

function expected(node: Tree): Expression {
  switch (node.kind) {
    case "leaf": {
      const right: Literal = { kind: "literal", type: "integer", value: String(node.number) };
      return { kind: "compare", operator: "eq", left: name, right };
    }
    case "not":
      return { kind: "not", operand: expected(node.operand) };
    default:
      return { kind: node.kind, operands: node.operands.map(expected) };
  }
}

describe("precedence", () => {
  it("groups random expressions as they were meant", () => {
    fc.assert(
      fc.property(tree, (meant) => {
        expect(filter(print(meant))).toEqual(expected(meant));
      }),
    );
  });

  it("binds not tighter than a comparison and than and", () => {
    expect(filter("not name eq 1")).toMatchObject({ kind: "compare", left: { kind: "not" } });
    expect(filter("not contains(name,'a') and name eq 1")).toMatchObject({
      kind: "and",
      operands: [{ kind: "not" }, { kind: "compare" }],
    });
  });

  it("needs no blanks around parentheses and takes line breaks for blanks", () => {
    expect(filter("(name eq 1)and(name eq 2)")).toMatchObject({ kind: "and" });
    expect(filter("name eq 1 or\nname eq 2\n")).toMatchObject({ kind: "or" });
  });
});

describe("syntax errors", () => {
  it.each([
    [
      "lastname eq 'O'Bryan'",
      "There is an unterminated literal at position 21 in 'lastname eq 'O'Bryan''.",
    ],
    ["name eq 'abc", "There is an unterminated string literal at position 12 in 'name eq 'abc'."],
    ["name eq", "Expression expected at position 7 in 'name eq'."],
    ["name eq and x", "Syntax error at position 12 in 'name eq and x'."],
    ["(name eq 1", "')' or operator expected at position 10 in '(name eq 1'."],
    ["name eq 1 name", "Syntax error at position 10 in 'name eq 1 name'."],
    ["name = 1", "Syntax error at position 5 in 'name = 1'."],
    ["name EQ 1", "Syntax error at position 5 in 'name EQ 1'."],
  ])("%s", (text, message) => {
    expect(refusalOf(() => filter(text))).toEqual({ status: 400, code: "0x0", message });
  });

  it("names the comma that is missing behind an apostrophe in a list", () => {
    const text = "Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=['O'Brian'])";
    expect(messageOf(text)).toBe(
      "Invalid JSON. A comma character ',' was expected in scope 'Array'. Every two elements in an " +
        "array and properties of an object must be separated by commas.",
    );
    expect(filter(text.replace("'O'Brian'", `"O'Brian","a\\"b"`))).toMatchObject({
      named: { PropertyValues: { values: ["O'Brian", 'a"b'] } },
    });
  });
});
