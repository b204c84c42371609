import fc from "fast-check";
import { resolveTarget } from "../../../src/client/states/resolveTarget";
import { tableStates } from "../../../src/client/states/tableStates";
import { MODELS, type Model, tableWith } from "./tables";

const at = (table: string, model: Model, given: string, more = {}) => {
  const { state, status } = resolveTarget(given, tableStates(tableWith(table, model, more)));
  return [state.value, status?.value];
};
const failure = (table: string, model: Model, given: string, more = {}): string => {
  try {
    at(table, model, given, more);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`${given} was found.`);
};

const pairs = Object.entries(MODELS).flatMap(([table, model]) =>
  Object.entries(model as Model).flatMap(([state, [label, statuses]]) =>
    Object.entries(statuses).map(([status, name]) => ({
      table,
      model: model as Model,
      state: Number(state),
      label,
      status: Number(status),
      name,
    })),
  ),
);

test.each(pairs)("$table: $status is $name of $label", ({ table, model, state, status }) => {
  expect(at(table, model, String(status))).toEqual([state, status]);
});

test("the label of a state stands for its default status", () => {
  expect(at("opportunity", MODELS.opportunity, "lost")).toEqual([2, 4]);
  expect(at("incident", MODELS.incident, " Resolved ")).toEqual([1, 5]);
  expect(at("salesorder", MODELS.salesorder, "Fulfilled")).toEqual([3, 100001]);
});

test("the label of a status goes before that of the state around it", () => {
  const model: Model = { 0: ["Open", { 1: "New", 2: "Open" }] };
  expect(at("new_thing", model, "Open")).toEqual([0, 2]);
});

test("a label of two statuses lists both, with their states", () => {
  expect(failure("quote", MODELS.quote, "In Progress")).toBe(
    'Status "In Progress" of quote may mean Draft: In Progress (1) or Active: In Progress (2): give the number of the one that is meant.',
  );
});

test("a label of a status and of another state lists both", () => {
  const model: Model = { 0: ["Open", { 1: "Closed" }], 1: ["Closed", { 2: "Done" }] };
  expect(failure("new_thing", model, "closed")).toMatch(/Open: Closed \(1\) or Closed: Done \(2\)/);
});

test.each([
  ["lost: out-sold (5)", [2, 5]],
  ["Lost: Out-Sold", [2, 5]],
  ["Out-Sold (5)", [2, 5]],
])("%s is read as the picker shows it", (given, target) => {
  expect(at("opportunity", MODELS.opportunity, given)).toEqual(target);
});

test("a status that another state has as well is told by its state before it", () => {
  expect(at("quote", MODELS.quote, "Active: In Progress")).toEqual([1, 2]);
  expect(() => at("quote", MODELS.quote, "Active: Won")).toThrow(/is no status of quote/);
});

test("a number is that of a status, and of a state where no status has it", () => {
  expect(at("opportunity", MODELS.opportunity, "1")).toEqual([0, 1]);
  expect(at("opportunity", MODELS.opportunity, "0")).toEqual([0, 1]);
});

test("a number that is the label of another status lists both", () => {
  const model: Model = { 0: ["Open", { 1: "2", 2: "Two" }] };
  expect(failure("new_thing", model, "2")).toMatch(/Open: Two \(2\) or Open: 2 \(1\)/);
});

test("labels of other languages are found, after those of the caller", () => {
  const translated = { Won: "Gewonnen", Open: "Offen", Lost: "Won" };
  expect(at("opportunity", MODELS.opportunity, "gewonnen", { translated })).toEqual([1, 3]);
  expect(at("opportunity", MODELS.opportunity, "Won", { translated })).toEqual([1, 3]);
});

test("an unknown status lists what there is, and what was meant", () => {
  expect(failure("opportunity", MODELS.opportunity, "Wonn")).toBe(
    'Status "Wonn" is no status of opportunity; expected Open: In Progress (1), On Hold (2); Won: Won (3); Lost: Canceled (4), Out-Sold (5). Did you mean Won?',
  );
});

test("a state without a default status leaves it to Dataverse", () => {
  const table = tableWith("new_thing", { 0: ["Open", {}], 1: ["Closed", { 3: "Done" }] });
  expect(resolveTarget("open", tableStates(table)).status).toBeUndefined();
});

test("a table without states is refused by name", () => {
  expect(() => tableStates(tableWith("new_list", {}))).toThrow(/"new_list".*no state/);
});

const model = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 12 })
  .chain((numbers) =>
    fc.record({
      numbers: fc.constant(numbers),
      labels: fc.array(fc.string({ maxLength: 12 }), {
        minLength: numbers.length,
        maxLength: numbers.length,
      }),
      cut: fc.integer({ min: 1, max: numbers.length - 1 }),
    }),
  )
  .map(({ numbers, labels, cut }): Model => {
    const part = (from: number, to?: number) =>
      Object.fromEntries(
        numbers.slice(from, to).map((value, i) => [value, labels[from + i] ?? ""]),
      );
    return { 100: ["Some", part(0, cut)], 101: ["Other", part(cut)] };
  });

test("a text is found once, or refused in one sentence, whatever the labels are", () => {
  fc.assert(
    fc.property(model, fc.string({ maxLength: 200 }), (states, text) => {
      const table = tableStates(tableWith("new_thing", states));
      try {
        const { state, status } = resolveTarget(text, table);
        expect(status?.state).toBe(state.value);
      } catch (error) {
        const { message } = error as Error;
        expect(message).toMatch(/^Status ".*" (?:is no status of|of new_thing may mean)/s);
        expect(message.length).toBeLessThan(2_000);
      }
    }),
  );
});

test("every status is found by its number unless another one is called like it", () => {
  fc.assert(
    fc.property(model, (states) => {
      const table = tableStates(tableWith("new_thing", states));
      for (const status of table.statuses) {
        const called = table.statuses.some(
          ({ label, value }) => value !== status.value && label.trim() === String(status.value),
        );
        if (called) continue;
        expect(resolveTarget(String(status.value), table).status).toBe(status);
      }
    }),
  );
});

test("of many statuses some are listed, and a state without any is left out", () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [at + 1, `No. ${at}`]));
  const words = failure("new_thing", { 0: ["Open", many], 9: ["Empty", {}] }, "x");
  expect(words).toMatch(/No\. 39 \(40\) and 10 more\.$/);
  expect(words).not.toMatch(/Empty/);
  expect(at("new_thing", { 0: ["Open", many], 9: ["Empty", {}] }, "empty")).toEqual([9, undefined]);
});

test("a status of a state that the table does not have leads nowhere", () => {
  const table = tableStates(tableWith("new_thing", { 0: ["Open", { 1: "New" }] }));
  const stray = { value: 5, label: "Stray", labels: ["Stray"], state: 4 };
  const odd = { ...table, statuses: [...table.statuses, stray] };
  expect(() => resolveTarget("Stray", odd)).toThrow(/is no status of new_thing/);
});

test("a table without a label goes by its logical name", () => {
  const table = tableWith("new_thing", { 0: ["Open", { 1: "New" }] });
  expect(tableStates({ ...table, displayName: undefined }).name).toBe("new_thing");
});
