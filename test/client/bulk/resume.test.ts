import { Random } from "dataverse-sandbox";
import type { BulkResult } from "../../../src/client";
import { forEach, fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { unleash } from "./trouble";

useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });
const create = forEach(bench, "bulkCreateEntities");
const ROWS = 180;
const WAYS = [{ chunkSize: 15 }, { strategy: "batch", chunkSize: 15 }, { strategy: "single" }];

/** Trouble as in any run, and waits that are too long for the time budget. */
const trouble = (random: Random): void => {
  bench.sandbox.clearFaults();
  unleash(bench.sandbox, random, "/accounts", 90);
  bench.sandbox.fault({
    after: random.integer(2, 6),
    times: random.integer(0, 3),
    action: { kind: "throttle", retryAfter: 200 },
  });
};

test.each([500, 507, 513, 514])("runs that go on where one stopped, seed %i", async (seed) => {
  const random = new Random(seed);
  const word = fresh("Resume");
  const rows = many(ROWS, (index) => ({ name: `${word} ${index}` }));
  const verdicts = new Map<number, BulkResult["results"][number]>();
  let startAt = 0;
  for (let runs = 0; startAt < ROWS; runs += 1) {
    expect(runs).toBeLessThan(40);
    trouble(random);
    const options = {
      ...random.pick(WAYS),
      maxParallel: random.integer(1, 4),
      timeBudgetSeconds: 20,
    };
    const from = startAt;
    // Where nothing was written at all the run is an error, and begins again from the same row.
    const result = await create("accounts", rows, { options, startAt }).catch(() => undefined);
    for (const verdict of result?.results.slice(0, result.startAt - from) ?? []) {
      expect(verdicts.has(verdict.index)).toBe(false);
      verdicts.set(verdict.index, verdict);
    }
    startAt = result?.startAt ?? startAt;
  }
  const stored = rowsOf(bench, "account", "name", `${word} `).map(({ name }) => name);
  for (const [index, { name }] of rows.entries()) {
    const count = stored.filter((found) => found === name).length;
    const status = verdicts.get(index)?.status;
    const allowed = { created: [1], failed: [0], unknown: [0, 1] }[String(status)];
    expect({ index, status, count, allowed }).toMatchObject({
      allowed: expect.arrayContaining([count]),
    });
  }
  expect(verdicts.size).toBe(ROWS);
});
