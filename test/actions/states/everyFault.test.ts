import type { FaultAction } from "dataverse-sandbox";
import { forgetAt } from "../../support/forget";
import { type ActionError, useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { type Change, type Closing, QUOTE_WON, RESOLVED, statesOn, WON } from "./support";

const bench = useSandbox({ seed: "empty" });
useVirtualTime();
const states = statesOn(bench);

const FAULTS: readonly FaultAction[] = [
  { kind: "throttle", retryAfter: 2 },
  { kind: "status", status: 503 },
  { kind: "status", status: 500, body: { code: "0x80040224", message: "A plug-in failed." } },
  { kind: "status", status: 400, body: { code: "0x80040265", message: "Refused." } },
  { kind: "sql", number: 1205 },
  { kind: "sql", number: -2 },
  { kind: "gateway", status: 502 },
  { kind: "gateway", status: 502, applied: true },
  { kind: "reset" },
  { kind: "lostResponse" },
  { kind: "truncate" },
  { kind: "malformed" },
  { kind: "hang" },
  { kind: "hang", applied: true },
  { kind: "expireToken" },
];

/** As many requests as any of these takes: definition, record, activation, message, activity. */
const PLACES = [0, 1, 2, 3, 4];

const DRAFT = { ...QUOTE_WON, from: [0, 1] } as const satisfies Closing;
const CASES = [WON, RESOLVED, DRAFT].flatMap((closing) =>
  FAULTS.map((fault) => [closing.message, JSON.stringify(fault), closing, fault] as const),
);

type Outcome = { readonly change: Change } | { readonly error: ActionError };

const attempt = (closing: Closing, id: string): Promise<Outcome> =>
  states.set(closing, id).then(
    (change) => ({ change }),
    (error: ActionError) => ({ error }),
  );

/** What may be said of a record, by what it is then. */
const expectTrue = (closing: Closing, id: string, outcome: Outcome): void => {
  const at = states.at(closing.table, id);
  const activities = states.activities(closing, id).length;
  expect(activities).toBe(at[0] === closing.to[0] ? 1 : 0);
  if ("change" in outcome) {
    expect(at).toEqual(closing.to);
    expect(outcome.change).toMatchObject({ changed: true, to: { statuscode: closing.to[1] } });
  } else if (outcome.error.outcome === "notDone") {
    expect(at).toEqual(closing.from);
  } else {
    expect(outcome.error.outcome).toBe("unknown");
  }
};

describe.each(["cold", "warm"])("%s", (temperature) => {
  test.each(CASES)("%s with %s at any request", async (_, __, closing, fault) => {
    for (const after of PLACES) {
      const id = states.open(closing);
      if (temperature === "cold") forgetAt(bench.sandbox.url);
      bench.sandbox.fault({ match: {}, after, action: fault });
      const outcome = await attempt(closing, id);
      expectTrue(closing, id, outcome);
      bench.sandbox.clearFaults();
      const again = await states.set(closing, id);
      expect(again.to.statuscode).toBe(closing.to[1]);
      expect(states.at(closing.table, id)).toEqual(closing.to);
      expect(states.activities(closing, id)).toHaveLength(1);
    }
  });
});
