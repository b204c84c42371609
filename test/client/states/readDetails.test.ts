import { closingMessage } from "../../../src/client/states/closingMessages";
import { readDetails } from "../../../src/client/states/readDetails";
import { resolveTarget } from "../../../src/client/states/resolveTarget";
import { tableStates } from "../../../src/client/states/tableStates";
import { MODELS, type Model, tableWith } from "./tables";

const read = (table: string, model: Model, to: string, details: Record<string, unknown>) => {
  const states = tableStates(tableWith(table, model));
  const target = resolveTarget(to, states);
  return readDetails(details, states, target, closingMessage(table, target.state.value));
};

test("details go by the columns of the activity", () => {
  expect(
    read("opportunity", MODELS.opportunity, "Lost", {
      subject: "Too late",
      closeDate: "2026-03-01",
      actualRevenue: 0,
      competitor: "Fabrikam",
      description: "",
      timeSpent: null,
    }),
  ).toEqual({
    subject: "Too late",
    actualend: "2026-03-01",
    actualrevenue: 0,
    competitorid: "Fabrikam",
  });
  expect(read("incident", MODELS.incident, "Resolved", { timeSpent: 90 })).toEqual({
    timespent: 90,
  });
});

test("unknown details are refused with what was meant", () => {
  expect(() => read("incident", MODELS.incident, "5", { timespent: 1 })).toThrow(
    'Details has no "timespent"; did you mean timeSpent?',
  );
  expect(() => read("incident", MODELS.incident, "5", { x: 1 })).toThrow(
    /it takes subject, description, closeDate, actualRevenue, competitor, timeSpent\.$/,
  );
});

test("details that a message has no use for are refused with those it takes", () => {
  expect(() => read("incident", MODELS.incident, "5", { actualRevenue: 1, subject: "x" })).toThrow(
    "Details: actualRevenue cannot be kept where incident becomes Resolved: Problem Solved (5); CloseIncident takes subject, description, timeSpent.",
  );
});

test("an update takes no details", () => {
  expect(() => read("incident", MODELS.incident, "Canceled", { subject: "x" })).toThrow(
    /creates no activity; leave Details empty/,
  );
  expect(read("incident", MODELS.incident, "Canceled", { subject: " ", competitor: [] })).toEqual(
    {},
  );
});

test.each(["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty"])(
  "%s is no detail",
  (name) => {
    const details = JSON.parse(`{${JSON.stringify(name)}: "x"}`) as Record<string, unknown>;
    expect(() => read("opportunity", MODELS.opportunity, "Won", details)).toThrow(/has no "/);
  },
);
