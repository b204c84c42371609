import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { evaluate, type Item, isFilterLink, print, type Tables, type Tree } from "./evaluator";
import { useFetch } from "./support";

const api = useFetch();

const texts = fc.constantFrom("a", "AB", "ab", "b", "ba", "a&b", "o'b");
const numbers = fc.integer({ min: -1, max: 2 });

const textCondition: fc.Arbitrary<Tree> = fc
  .tuple(
    fc.constantFrom("eq", "ne", "gt", "le", "like", "begins-with", "not-begin-with", "ends-with"),
    fc.oneof(texts, fc.constantFrom("a", "b")),
    fc.constantFrom("%", "_", ""),
  )
  .map(([operator, value, wildcard]) => ({
    kind: "text",
    operator,
    values: [operator === "like" ? value + wildcard : value],
  }));
const numberCondition: fc.Arbitrary<Tree> = fc.oneof(
  fc
    .tuple(fc.constantFrom("eq", "ne", "gt", "le"), numbers)
    .map(([operator, value]) => ({ kind: "number" as const, operator, values: [value] })),
  fc
    .tuple(fc.constantFrom("in", "not-in", "between", "not-between"), numbers, numbers)
    .map(([operator, ...values]) => ({ kind: "number" as const, operator, values })),
);
const nullCondition: fc.Arbitrary<Tree> = fc.constantFrom<Tree>(
  { kind: "text", operator: "null", values: [] },
  { kind: "text", operator: "not-null", values: [] },
  { kind: "number", operator: "null", values: [] },
  { kind: "number", operator: "not-null", values: [] },
);
const condition = fc.oneof(textCondition, numberCondition, nullCondition);
const treeOf = (leaf: fc.Arbitrary<Tree>) =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        operands: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
      }),
    ),
  })).tree;

const types = fc.constantFrom(
  ...["inner", "outer", "exists", "in", "matchfirstrowusingcrossapply"],
  ...["any", "not any", "all", "not all"],
);
const query = types.chain((type) =>
  fc.record({
    type: fc.constant(type),
    // A filter has one place for the link, so that it is read once.
    filter: isFilterLink(type)
      ? fc
          .tuple(fc.constantFrom("and" as const, "or" as const), treeOf(condition))
          .map(([kind, tree]): Tree => ({ kind, operands: [{ kind: "link" }, tree] }))
      : treeOf(condition),
    linkFilter: fc.option(treeOf(condition), { nil: undefined }),
  }),
);

const item = fc.record({
  text: fc.option(texts, { nil: null, freq: 3 }),
  number: fc.option(numbers, { nil: null, freq: 3 }),
  contact: fc.nat({ max: 5 }),
});
const tables = fc.record({
  root: fc.constantFrom("account" as const, "contact" as const),
  accounts: fc.array(item, { maxLength: 6 }),
  contacts: fc.array(item, { maxLength: 4 }),
});

/** Puts rows into both tables in place of those that are there. */
function fill(
  root: Tables["root"],
  accounts: Pick<Item, "text" | "number">[],
  contacts: typeof accounts,
  points: number[],
): Tables {
  const { store } = api.sandbox;
  for (const table of ["account", "contact"]) {
    for (const row of store.find(table, {})) store.remove(table, String(row[`${table}id`]));
  }
  const people = contacts.map((one): Item => ({ ...one, id: randomUUID(), contact: null }));
  const firms = accounts.map(
    (one, at): Item => ({ ...one, id: randomUUID(), contact: people[points[at] ?? 0]?.id ?? null }),
  );
  const version = () => ({ versionnumber: store.nextVersion() });
  for (const { id, text, number } of people) {
    store.insert("contact", {
      contactid: id,
      firstname: text,
      numberofchildren: number,
      ...version(),
    });
  }
  for (const { id, text, number, contact } of firms) {
    const values = { name: text, numberofemployees: number, primarycontactid: contact };
    store.insert("account", { accountid: id, ...values, ...version() });
  }
  return { root, accounts: firms, contacts: people };
}

describe("any filter with any link", () => {
  it("lets through what a plain reading of it does", async () => {
    await fc.assert(
      fc.asyncProperty(tables, query, async ({ root, accounts, contacts }, asked) => {
        const filled = fill(
          root,
          accounts,
          contacts,
          accounts.map(({ contact }) => contact),
        );
        const xml = `<fetch>${print(filled, asked)}</fetch>`;
        const { rows, status, text } = await api.fetch(`${root}s`, xml);
        if (status !== 200) throw new Error(text);
        const shown = ["inner", "outer"].includes(asked.type);
        const found = rows.map((row) =>
          shown ? `${row[`${root}id`]} ${row["linked"] ?? "-"}` : String(row[`${root}id`]),
        );
        expect(found.sort()).toEqual(evaluate(filled, asked).sort());
      }),
      { numRuns: 200 },
    );
  });
});
