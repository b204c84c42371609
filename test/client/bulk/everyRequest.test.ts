import type { FaultAction } from "dataverse-sandbox";
import fc from "fast-check";
import type { BulkResult } from "../../../src/client";
import { fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty", limits: { requests: 1_000_000 } });

const DEADLOCK = { code: "0x80044150", message: "Sql error: Generic SQL error. Sql Number: 1205" };
const TOO_SLOW = { code: "0x80044151", message: "SQL timeout expired." };
const FAULTS: Readonly<Record<string, FaultAction>> = {
  "a lost answer": { kind: "lostResponse" },
  "429": { kind: "throttle", retryAfter: 3 },
  "a gateway's page": { kind: "status", status: 503, body: "<html></html>" },
  "a deadlock": { kind: "status", status: 500, body: DEADLOCK },
  "a timeout of the database": { kind: "status", status: 500, body: TOO_SLOW },
  "a request that is too large": { kind: "status", status: 413, body: "" },
  "an answer cut in two": { kind: "truncate", bytes: 200 },
};

const run = (records: object[], strategy: string) =>
  bench.act<BulkResult>("bulkCreateEntities", {
    entityType: "accounts",
    records,
    strategy,
    chunkSize: 6,
    maxParallel: 2,
  });

/** Rows, of which the fourth is refused, so that the messages are split on the way. */
const rowsFor = (word: string, key: string) =>
  many(14, (index) => ({
    name: `${word} ${index}`,
    accountnumber: index === 3 ? key : `${word}-${index}`,
  }));

test("faults at any of the requests: what is said of each row is true of the store", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("auto", "batch", "single"),
      fc.array(fc.option(fc.constantFrom(...Object.keys(FAULTS))), { minLength: 1, maxLength: 12 }),
      async (strategy, kinds) => {
        const word = fresh("Every");
        bench.sandbox.insert("account", { name: "taken", accountnumber: word });
        bench.sandbox.clearFaults();
        kinds.forEach((kind, at) => {
          const action = kind === null ? undefined : FAULTS[kind];
          // A rule that has struck takes its request from those that come after.
          const before = kinds.slice(0, at).filter((each) => each !== null).length;
          if (action) bench.sandbox.fault({ after: at - before, action });
        });
        const { results } = await run(rowsFor(word, word), strategy);
        const stored = rowsOf(bench, "account", "name", `${word} `);
        expect(results).toHaveLength(14);
        for (const { index, status, id } of results) {
          const found = stored.filter(({ name }) => name === `${word} ${index}`);
          const ids = found.map(({ accountid }) => accountid);
          if (status === "unknown") {
            // Only where the lookup itself was refused nobody can tell.
            expect(kinds).toContain("a request that is too large");
            expect(ids.length).toBeLessThanOrEqual(1);
            continue;
          }
          expect(["created", "failed"]).toContain(status);
          expect([index, ids]).toEqual([index, status === "created" ? [id] : []]);
        }
      },
    ),
    { numRuns: 25 },
  );
});
