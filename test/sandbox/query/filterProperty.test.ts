import fc from "fast-check";
import { openService, type Service } from "./service";

/** Three-valued logic: undefined is neither true nor false. Equality and text tests are always one of the two. */
type Truth = boolean | undefined;
type Value = number | string | null;
type TestRow = { numberofemployees: number | null; sic: string | null };

type Tree =
  | { kind: "compare"; column: keyof TestRow; operator: string; value: Value }
  | { kind: "text"; operation: "contains" | "startswith" | "endswith"; value: string }
  | { kind: "not"; operand: Tree }
  | { kind: "and" | "or"; operands: Tree[] };

const texts = ["a", "AB", "b", "o'b", "ab a", ""];

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.record({
    kind: fc.constant("compare" as const),
    column: fc.constant("numberofemployees" as const),
    operator: fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le"),
    value: fc.integer({ min: -1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant("compare" as const),
    column: fc.constant("sic" as const),
    operator: fc.constantFrom("eq", "ne", "gt", "ge", "lt", "le"),
    value: fc.constantFrom(...texts),
  }),
  fc.record({
    kind: fc.constant("compare" as const),
    column: fc.constantFrom("sic" as const, "numberofemployees" as const),
    operator: fc.constantFrom("eq", "ne"),
    value: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant("text" as const),
    operation: fc.constantFrom("contains" as const, "startswith" as const, "endswith" as const),
    value: fc.constantFrom(...texts),
  }),
);

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ kind: fc.constant("not" as const), operand: tie("tree") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      operands: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

function print(node: Tree): string {
  switch (node.kind) {
    case "compare":
      return `${node.column} ${node.operator} ${literal(node.value)}`;
    case "text":
      return `${node.operation}(sic,${literal(node.value)})`;
    case "not":
      return `not (${print(node.operand)})`;
    default:
      return node.operands
        .map((one) => (node.kind === "and" && one.kind === "or" ? `(${print(one)})` : print(one)))
        .join(` ${node.kind} `);
  }
}

function literal(value: Value): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function evaluate(node: Tree, row: TestRow): Truth {
  switch (node.kind) {
    case "compare":
      return compare(row[node.column], node.operator, node.value);
    case "text":
      return row.sic !== null && matches(row.sic, node.operation, node.value);
    case "not": {
      const operand = evaluate(node.operand, row);
      return operand === undefined ? undefined : !operand;
    }
    default: {
      const operands = node.operands.map((operand) => evaluate(operand, row));
      const decisive = node.kind === "or";
      if (operands.includes(decisive)) {
        return decisive;
      }
      return operands.includes(undefined) ? undefined : !decisive;
    }
  }
}

function compare(stored: Value, operator: string, value: Value): Truth {
  if (value === null) {
    return operator === "eq" ? stored === null : stored !== null;
  }
  if (stored === null) {
    return { eq: false, ne: true }[operator];
  }
  const [left, right] = [stored, value].map((one) =>
    typeof one === "string" ? one.toLowerCase() : one,
  );
  const order = left === right ? 0 : (left ?? 0) < (right ?? 0) ? -1 : 1;
  const verdicts: Record<string, boolean> = {
    eq: order === 0,
    ne: order !== 0,
    gt: order > 0,
    ge: order >= 0,
    lt: order < 0,
    le: order <= 0,
  };
  return verdicts[operator];
}

function matches(stored: string, operation: string, value: string): boolean {
  const [text, part] = [stored.toLowerCase(), value.toLowerCase()];
  if (operation === "contains") {
    return text.includes(part);
  }
  return operation === "startswith" ? text.startsWith(part) : text.endsWith(part);
}

const rows: TestRow[] = [null, 0, 1, 2].flatMap((numberofemployees) =>
  [null, "a", "AB", "o'B", "b ab"].map((sic) => ({ numberofemployees, sic })),
);

let service: Service;
const byId = new Map<unknown, TestRow>();

beforeAll(async () => {
  service = await openService();
  for (const row of rows) {
    byId.set(service.insert("account", { name: "x", ...row }), row);
  }
});

afterAll(() => service.store.close());

it("keeps exactly the rows for which a random filter is true", () => {
  fc.assert(
    fc.property(tree, (filter) => {
      const url = `accounts?$select=accountid&$filter=${encodeURIComponent(print(filter))}`;
      const kept = new Set(service.get(url).json.value.map(({ accountid }) => accountid));
      for (const [id, row] of byId) {
        expect([row, kept.has(id)]).toEqual([row, evaluate(filter, row) === true]);
      }
    }),
    { numRuns: 150 },
  );
});
