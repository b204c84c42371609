import type { FaultAction } from "dataverse-sandbox";
import { forEach, fresh, many, rowsOf } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const create = forEach(bench, "bulkCreateEntities");
const update = forEach(bench, "bulkUpdateEntities");
const onBatch = { method: "POST", path: "$batch" };

const ODD: [string, FaultAction][] = [
  ["in reverse", { kind: "parts", change: "reverse" }],
  ["one missing", { kind: "parts", change: "drop", at: 2 }],
  ["one twice", { kind: "parts", change: "double", at: 2 }],
  ["without Content-IDs", { kind: "parts", change: "unnamed" }],
];

describe.each(ODD)("the answers of a batch %s", (_, action) => {
  test("each created row has the id of its own record, and is there once", async () => {
    const word = fresh("Place");
    bench.sandbox.fault({ match: onBatch, action });
    const rows = many(12, (index) => ({ name: `${word} ${index}` }));
    const result = await create("accounts", rows, { options: { strategy: "batch" } });
    expect(result).toMatchObject({ succeeded: 12, unknown: 0, failed: 0 });
    const stored = new Map(
      rowsOf(bench, "account", "name", `${word} `).map((row) => [row["name"], row["accountid"]]),
    );
    expect(stored.size).toBe(12);
    for (const { index, id } of result.results) expect(id).toBe(stored.get(`${word} ${index}`));
    expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(12);
  });

  test("the row that was refused is the one that failed", async () => {
    const word = fresh("Refused");
    const ids = many(6, (index) => bench.sandbox.insert("account", { name: `${word} ${index}` }));
    ids[4] = "11111111-1111-4111-8111-0000000000fe";
    bench.sandbox.fault({ match: onBatch, action });
    const rows = ids.map((accountid, index) => ({ accountid, fax: String(index) }));
    const result = await update("accounts", rows, { options: { strategy: "batch" } });
    expect(result.results.map(({ status }) => status)).toEqual(
      ids.map((_id, index) => (index === 4 ? "failed" : "updated")),
    );
  });
});

test.each([100, 302, 304])(
  "a row answered with %i is looked for, and sent again",
  async (status) => {
    const word = fresh("Odd");
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "status", status } });
    const rows = many(3, (index) => ({ name: `${word} ${index}` }));
    const result = await create("accounts", rows, { options: { strategy: "batch" } });
    expect(result).toMatchObject({ succeeded: 3, unknown: 0, failed: 0 });
    expect(rowsOf(bench, "account", "name", `${word} `)).toHaveLength(3);
    expect(result.results.map(({ attempts }) => attempts)).toEqual([2, 1, 1]);
  },
);
