import type { FaultAction, Random, Sandbox } from "dataverse-sandbox";

const UNAVAILABLE = { kind: "status", status: 503, body: "<html></html>" } as const;
const BUSY = { code: "0x80044150", message: "Sql error: Generic SQL error. Sql Number: 1205" };

/** Whatever happens to a request on its way; those that concern a part of a batch name its path. */
const anything = (random: Random): FaultAction =>
  random.pick<FaultAction>([
    { kind: "throttle", retryAfter: random.integer(1, 20) },
    UNAVAILABLE,
    { kind: "reset" },
    { kind: "lostResponse" },
    { kind: "lostResponse" },
    { kind: "truncate", bytes: random.integer(0, 9_000) },
    { kind: "status", status: 500, body: BUSY },
  ]);

/** A fault every few requests, and some that strike a row inside of a batch. */
export const unleash = (sandbox: Sandbox, random: Random, rowPath: string, rows: number): void => {
  sandbox.fault({ after: random.integer(2, 20), action: { kind: "expireToken" } });
  let after = random.integer(0, 3);
  for (let count = 0; count < 12; count += 1) {
    sandbox.fault({ after, action: anything(random) });
    // A rule that has struck lets all later ones count on from there.
    after = after + random.integer(3, 6) - 1;
  }
  for (let count = 0; count < 3; count += 1) {
    sandbox.fault({
      match: { path: rowPath },
      after: random.integer(10, Math.floor(rows / 2)) + 20 * count,
      action: random.pick<FaultAction>([
        { kind: "throttle", retryAfter: 2 },
        { kind: "reset" },
        { kind: "lostResponse" },
      ]),
    });
  }
};
