import { users } from "dataverse-sandbox";
import type { BulkResult } from "../../../src/client";
import { fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const LIMIT = 12;
const bench = useSandbox({
  seed: "empty",
  latencyMs: 2,
  limits: { requests: LIMIT, windowSeconds: 60 },
  clock: () => time.now(),
});

/** Rows of a user's own, in chunks of ten. */
const run = (entityType: string, rows: object[], user: "administrator" | "application") => {
  const token = { access_token: bench.sandbox.issueToken({ userId: users[user].id }) };
  const connection = bench.connection({ token, fields: { user } });
  const more = { connection, options: { chunkSize: 10, maxParallel: 4 } };
  return bench.act<BulkResult>("bulkCreateEntities", { entityType, records: rows, ...more });
};

test("who is throttled waits alone: another user of the environment is not slowed", async () => {
  const word = fresh("Shared");
  const accounts = many(60, (index) => ({ name: `${word} ${index}` }));
  const contacts = many(400, (index) => ({ lastname: `${word} ${index}` }));
  const [own, throttled] = await Promise.all([
    run("accounts", accounts, "application"),
    run("contacts", contacts, "administrator"),
  ]);
  expect(throttled).toMatchObject({ succeeded: 400, failed: 0, unknown: 0 });
  expect(throttled.waitedMs).toBeGreaterThan(0);
  // Six bulk messages, the definition, and the question which messages there are.
  expect(own).toMatchObject({ succeeded: 60, requests: 8, waitedMs: 0 });
  expect(new Set(own.results.map(({ attempts }) => attempts))).toEqual(new Set([1]));
  const statusesOf = (set: string) =>
    bench
      .requests()
      .filter(({ path }) => path.includes(`/${set}/`))
      .map(({ status }) => status);
  expect(statusesOf("accounts")).toEqual(many(6, () => 200));
  expect(statusesOf("contacts")).toContain(429);
  expect(rowsOf(bench, "contact", "lastname", `${word} `)).toHaveLength(400);
});
