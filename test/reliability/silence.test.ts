import { createHarness } from "@prismatic-io/spectral/dist/testing";
import type { FaultAction } from "dataverse-sandbox";
import component from "../../src";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { failureOf, managed } from "../triggers/managed";
import { tracker } from "../triggers/tracker";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();
const harness = createHarness(component);
const tracking = tracker(bench);
const events = managed(bench);

/** The platform ends a handler of a deploy after 30 s, without a word. */
const PLATFORM_MS = 30_000;
const PROMISED_MS = 20_000;
const always = Number.POSITIVE_INFINITY;

/** Credentials that no test before has used, without a token: nothing is remembered of them. */
let nth = 0;
const connection = () =>
  bench.connection({
    token: {},
    fields: { tokenUrl: `${bench.sandbox.tokenUrl}?nth=${nth}`, nth },
  });
beforeEach(() => {
  nth += 1;
});

const quiet = Object.fromEntries(
  ["metric", "trace", "debug", "info", "log", "warn", "error"].map((level) => [level, () => {}]),
);

type Run = () => Promise<unknown>;

/** Those that do not fail: one says so in its answer, the other asks nobody. */
const calm: [key: string, answer: unknown][] = [
  ["connectionStatus", expect.stringMatching(/^Not connected: /)],
  ["timeZones", expect.arrayContaining([expect.objectContaining({ key: "Europe/Berlin" })])],
];

const runs: [what: string, limitMs: number, run: Run][] = [
  [
    "the deploy check of Record Changes",
    PROMISED_MS,
    () => {
      return tracking.deploy({ connection: connection() });
    },
  ],
  ["a deploy of Record Events", PLATFORM_MS, () => events.deploy({ connection: connection() })],
  [
    "an undeploy of Record Events",
    PLATFORM_MS,
    () => events.undeploy({ connection: connection() }),
  ],
  ...Object.keys(component.dataSources)
    .filter((key) => !calm.some(([other]) => other === key))
    .map((key): [string, number, Run] => [
      `the data source ${key}`,
      PROMISED_MS,
      () => {
        const inputs = {
          connection: connection(),
          entityType: "account",
          columnName: "industrycode",
          objectType: "account",
          fieldName: "industrycode",
          entityId: "account",
        };
        return harness.dataSource(key, inputs as never, { logger: quiet } as never);
      },
    ]),
];

const silences: [string, { token?: boolean }, FaultAction][] = [
  ["accepts and never answers", {}, { kind: "hang" }],
  ["stops in the middle of its answer", {}, { kind: "stall" }],
  ["is reached by a token endpoint that never answers", { token: true }, { kind: "hang" }],
];

describe.each(silences)("an environment that %s", (_, match, action) => {
  test.each(runs)("%s ends in time, with a reason", async (_what, limitMs, run) => {
    bench.sandbox.fault({ match, times: always, action });
    const begun = time.now();
    const error = await failureOf(run());
    expect(["DataverseError", "ConnectionError"]).toContain(error.name);
    expect(time.now() - begun).toBeLessThanOrEqual(limitMs);
    bench.sandbox.clearFaults();
    // What is still under way comes to its end.
    time.advance(60_000);
    await bench.act("getCurrentUser", { connection: connection() });
  });

  test.each(calm)("the data source %s answers in time", async (key, answer) => {
    bench.sandbox.fault({ match, times: always, action });
    const begun = time.now();
    const inputs = { connection: connection() };
    const { result } = await harness.dataSource(key, inputs as never, { logger: quiet } as never);
    expect(result).toEqual(answer);
    expect(time.now() - begun).toBeLessThanOrEqual(PROMISED_MS);
    bench.sandbox.clearFaults();
    time.advance(60_000);
    await bench.act("getCurrentUser", { connection: connection() });
  });
});
