import { costOf, usualCost } from "../../../sandbox/limits/cost";
import { batchText, part, sendBatch, statuses } from "../batch/multipart";
import { useApi } from "../support/api";

describe("the cost of work", () => {
  it.each([
    ["a request", 1, 0, 24],
    ["a batch of ten", 10, 0, 60],
    ["a bulk message of 100 rows", 1, 100, 124],
    ["a batch with two bulk messages of 50 rows", 2, 100, 128],
  ])("of %s", (_, operations, bulkRows, ms) => {
    expect(costOf(usualCost, { operations, bulkRows })).toBe(ms);
  });

  it("is nothing unless it is asked for", () => {
    expect(costOf(undefined, { operations: 100, bulkRows: 100 })).toBe(0);
  });
});

describe("a sandbox where operations take 3 milliseconds", () => {
  const api = useApi({ cost: { requestMs: 0, rowMs: 3, bulkRowMs: 2 }, dopHint: 5 });
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };

  it("answers a batch after the time of all its parts", async () => {
    const whoAmI = part({ method: "GET", url: "WhoAmI" });
    const elapsed = await timed(async () => {
      const answer = await sendBatch(api, batchText(whoAmI, whoAmI, whoAmI));
      expect(statuses(answer)).toEqual([200, 200, 200]);
    });
    expect(elapsed).toBeGreaterThan(8);
  });

  it("answers a bulk message after the time of all its rows", async () => {
    const target = { "@odata.type": "Microsoft.Dynamics.CRM.account" };
    const elapsed = await timed(async () => {
      const body = { Targets: [target, target, target, target] };
      const path = "accounts/Microsoft.Dynamics.CRM.CreateMultiple";
      expect((await api.send("POST", path, { body })).status).toBe(200);
    });
    expect(elapsed).toBeGreaterThan(10);
  });

  it("recommends the parallelism it is given", async () => {
    const { headers } = await api.send("GET", "WhoAmI");
    expect(headers.get("x-ms-dop-hint")).toBe("5");
  });
});
