import fc from "fast-check";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { damaged } from "./damage";
import { recurrence } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

let count = 0;
const create = () => {
  count += 1;
  return bench.sandbox.insert("account", { name: `Account ${count}` });
};

/** Three polls from a state on: what they hand over, and which of them fail. */
const polls = async (state: unknown) => {
  polling.begin(structuredClone(state));
  polling.lines.length = 0;
  const handed: unknown[] = [];
  const failures: string[] = [];
  for (let poll = 0; poll < 3; poll += 1) {
    clock.later(30);
    try {
      const { created, updated } = await polling.run({ fieldNames: "name" });
      handed.push(...[...created, ...updated].map(({ accountid }) => accountid));
    } catch (error) {
      failures[poll] = (error as Error).message;
    }
  }
  return { handed, failures, lines: [...polling.lines] };
};

/** A state as a poll leaves it that has handed something over, and what has changed since then. */
const begun = async () => {
  clock.later(3_600);
  polling.begin();
  await polling.run({ fieldNames: "name" });
  clock.later(60);
  create();
  await polling.run({ fieldNames: "name" });
  const state = polling.state();
  clock.later(60);
  return { state, pending: create() };
};

test("a state that is damaged anyhow is healed without a gap, or says what is lost", async () => {
  const { state, pending } = await begun();
  await fc.assert(
    fc.asyncProperty(damaged(state), async (damage) => {
      const { handed, failures } = await polls(damage.state);
      expect({ damage, failures, handed }).toEqual({
        damage,
        failures: [],
        handed: expect.arrayContaining([pending]),
      });
    }),
    { numRuns: Number(process.env["FUZZ_RUNS"] ?? 60) },
  );
}, 120_000);
