import fc from "fast-check";
import { planSteps } from "../../../src/client/states/planSteps";
import { resolveTarget } from "../../../src/client/states/resolveTarget";
import { recordState, tableStates } from "../../../src/client/states/tableStates";
import { MODELS, type Model, tableWith } from "./tables";

const LEAD: Model = {
  0: ["Open", { 1: "New", 2: "Contacted" }],
  1: ["Qualified", { 3: "Qualified" }],
  2: ["Disqualified", { 4: "Lost" }],
};

type From = readonly [state: number, status: number];

/** The steps as `<message or update> <state>/<status>`. */
const plan = (table: string, model: Model, from: From, to: string, more = {}): string[] => {
  const states = tableStates(tableWith(table, model, more));
  return planSteps(states, recordState(states, ...from), resolveTarget(to, states)).map(
    ({ message, to: { state, status } }) =>
      `${message?.name ?? "update"} ${state.value}/${status?.value ?? "default"}`,
  );
};

test.each<[string, Model, From, string, string[]]>([
  ["opportunity", MODELS.opportunity, [0, 1], "Won", ["WinOpportunity 1/3"]],
  ["opportunity", MODELS.opportunity, [0, 2], "Out-Sold", ["LoseOpportunity 2/5"]],
  ["opportunity", MODELS.opportunity, [0, 1], "On Hold", ["update 0/2"]],
  ["opportunity", MODELS.opportunity, [1, 3], "Open", ["update 0/1"]],
  ["opportunity", MODELS.opportunity, [2, 4], "Out-Sold", ["update 2/5"]],
  ["opportunity", MODELS.opportunity, [1, 3], "Won", []],
  ["incident", MODELS.incident, [0, 1], "1000", ["CloseIncident 1/1000"]],
  ["incident", MODELS.incident, [0, 1], "Canceled", ["update 2/6"]],
  ["incident", MODELS.incident, [1, 5], "Researching", ["update 0/4"]],
  ["quote", MODELS.quote, [0, 1], "Active", ["update 1/2"]],
  ["quote", MODELS.quote, [1, 3], "Won", ["WinQuote 2/4"]],
  ["quote", MODELS.quote, [0, 1], "Won", ["update 1/2", "WinQuote 2/4"]],
  ["quote", MODELS.quote, [0, 1], "Revised", ["update 1/2", "CloseQuote 3/7"]],
  ["salesorder", MODELS.salesorder, [0, 1], "Submitted", ["update 1/3"]],
  ["salesorder", MODELS.salesorder, [0, 1], "No Money", ["CancelSalesOrder 2/4"]],
  ["salesorder", MODELS.salesorder, [1, 3], "Partial", ["FulfillSalesOrder 3/100002"]],
  ["asyncoperation", MODELS.asyncoperation, [0, 0], "32", ["update 3/32"]],
  ["lead", LEAD, [0, 1], "Disqualified", ["update 2/4"]],
  [
    "new_thing",
    { 0: ["Blue", { 7: "Sky" }], 5: ["Red", { 9: "Brick" }] },
    [0, 7],
    "Red",
    ["update 5/9"],
  ],
])("%s from %#", (table, model, from, to, steps) => {
  expect(plan(table, model, from, to)).toEqual(steps);
});

test.each<[string, Model, From, string, RegExp]>([
  [
    "opportunity",
    MODELS.opportunity,
    [1, 3],
    "Lost",
    /is Won: Won \(3\).*LoseOpportunity takes records that are Open/,
  ],
  ["incident", MODELS.incident, [2, 6], "Resolved", /CloseIncident takes records that are Active/],
  ["quote", MODELS.quote, [3, 5], "Won", /WinQuote takes records that are Draft or Active/],
  ["lead", LEAD, [0, 1], "Qualified", /use Qualify Lead/],
])(
  "%s: what cannot be reached from where the record is is refused",
  (table, model, from, to, why) => {
    expect(() => plan(table, model, from, to)).toThrow(why);
  },
);

const TICKET: Model = {
  0: ["Open", { 1: "New", 2: "At Work" }],
  1: ["Done", { 3: "Fixed", 4: "Dropped" }],
};
const transitions = { 1: [2, 4], 2: [3], 3: [1] };

test("transitions that the table allows are taken, and the others refused with those", () => {
  expect(plan("new_ticket", TICKET, [0, 1], "Dropped", { transitions })).toEqual(["update 1/4"]);
  expect(() => plan("new_ticket", TICKET, [0, 1], "Fixed", { transitions })).toThrow(
    "Status cannot be Done: Fixed (3): the transitions of new_ticket do not lead from New (1) to Fixed (3); what may follow it is Open: At Work (2), Done: Dropped (4).",
  );
});

test("no status follows one that lists none", () => {
  expect(() => plan("new_ticket", TICKET, [1, 4], "New", { transitions })).toThrow(
    /from Dropped \(4\) to New \(1\); no status may follow it/,
  );
});

test("both steps of a quote have to be allowed", () => {
  const only = { transitions: { 1: [4], 2: [4] } };
  expect(() => plan("quote", MODELS.quote, [0, 1], "Won", only)).toThrow(/to In Progress \(2\)/);
});

test("a message is planned for a case as its transitions allow", () => {
  const only = { transitions: { 1: [5] } };
  expect(plan("incident", MODELS.incident, [0, 1], "5", only)).toEqual(["CloseIncident 1/5"]);
  expect(() => plan("incident", MODELS.incident, [0, 1], "1000", only)).toThrow(
    /Problem Solved \(5\)/,
  );
});

test("a plan ends at the target, begins where the record is, and leaves alone what is there", () => {
  const models = Object.entries(MODELS).map(([table, model]) => [table, model as Model] as const);
  fc.assert(
    fc.property(fc.constantFrom(...models), fc.nat(), fc.nat(), ([table, model], a, b) => {
      const states = tableStates(tableWith(table, model));
      const pick = (at: number) => states.statuses[at % states.statuses.length];
      const [from, to] = [pick(a), pick(b)];
      if (!from || !to) return;
      const start = recordState(states, from.state ?? 0, from.value);
      try {
        const steps = planSteps(states, start, resolveTarget(String(to.value), states));
        expect(steps.length === 0).toBe(from === to);
        if (from !== to) expect(steps.at(-1)?.to.status).toBe(to);
      } catch (error) {
        expect((error as Error).message).toMatch(/^Status of /);
      }
    }),
  );
});
