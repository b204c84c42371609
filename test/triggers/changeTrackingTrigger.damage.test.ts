import fc from "fast-check";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { damaged } from "./damage";
import { tracker } from "./tracker";

let now = Date.parse("2026-05-04T08:00:00Z");
useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const tracking = tracker(bench);

let count = 0;
const create = () => {
  count += 1;
  return bench.sandbox.insert("account", { name: `Account ${count}` });
};

/** Three runs from a state on: what they hand over, and which of them fail. */
const runs = async (state: unknown) => {
  tracking.keep(structuredClone(state));
  tracking.lines.length = 0;
  const handed: string[] = [];
  const failures: string[] = [];
  for (let run = 0; run < 3; run += 1) {
    now += 30_000;
    try {
      const { changes } = await tracking.run();
      handed.push(...changes.map(({ changeType, id }) => `${changeType} ${id}`));
    } catch (error) {
      failures[run] = String(error);
    }
  }
  return { handed, failures, isSaid: tracking.lines.some((line) => line.startsWith("warn")) };
};

/** A state as a run leaves it, and what has changed since then. */
const begun = async () => {
  await tracking.run({}, { deploy: { startFrom: "snapshot" } });
  now += 600_000;
  const gone = create();
  await tracking.run();
  now += 60_000;
  bench.sandbox.remove("account", gone);
  const pending = create();
  return { gone, pending, state: tracking.state() };
};

/** As a run leaves it that stopped between two pages. */
const stopped = async () => {
  const { gone, state } = await begun();
  const other = create();
  tracking.keep(state);
  await tracking.run({ options: { recordsPerPage: "1" } }, { pages: 1 });
  return { gone, pending: other, state: tracking.state() };
};

test.each([
  ["between two runs", begun],
  ["between two pages", stopped],
])(
  "a state %s that is damaged anyhow is healed, and says what is lost",
  async (_, prepare) => {
    const { gone, pending, state } = await prepare();
    await fc.assert(
      fc.asyncProperty(damaged(state), async (damage) => {
        const { handed, failures, isSaid } = await runs(damage.state);
        expect({ damage, failures }).toEqual({ damage, failures: [] });
        const hasAll = handed.some((each) => each.endsWith(pending));
        const isWhole = hasAll && handed.includes(`deleted ${gone}`);
        expect({ damage, handed, told: isWhole || isSaid }).toMatchObject({ told: true });
        const placesLost = /^(format|since|link|round)$/.test(damage.path) && !hasAll;
        if (!placesLost) expect({ damage, handed, hasAll }).toMatchObject({ hasAll: true });
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 40) },
    );
  },
  240_000,
);
