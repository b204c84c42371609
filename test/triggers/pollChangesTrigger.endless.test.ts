import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { poller, stateful, stateOf } from "./poller";

let now = Date.parse("2026-05-04T08:00:00Z");
useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const poll = poller(bench);

/** Pages without a row, each with a link to another. */
const emptyPages = (pages: number) => {
  for (let page = 1; page <= pages; page += 1) {
    const next = `${bench.sandbox.url}/api/data/v9.2/accounts?$skiptoken=p${page}`;
    bench.sandbox.fault({
      match: { method: "GET", path: /accounts\?/ },
      action: {
        kind: "rewrite",
        status: 200,
        body: JSON.stringify({ value: [], "@odata.nextLink": next }),
      },
    });
  }
};

const begun = async () => {
  const instance = stateful();
  await poll.call(instance, {});
  now += 60_000;
  bench.sandbox.clearRequests();
  return instance;
};

const batched = { context: { batch: { enabled: true } } };

test("empty pages without an end fail an execution that batches, and the state stays", async () => {
  const instance = await begun();
  const before = structuredClone(stateOf(instance));
  emptyPages(300);
  await expect(poll.call(instance, {}, batched)).rejects.toThrow(/100 pages in a row/);
  expect(bench.requests()).toHaveLength(100);
  expect(stateOf(instance)).toEqual(before);
  bench.sandbox.clearFaults();
  bench.sandbox.insert("account", { name: "After" });
  const answer = await poll.call(instance, {}, batched);
  expect(poll.items(answer).map(({ record }) => record["name"])).toEqual(["After"]);
});

test("without batching a poll ends at its page limit, and says so", async () => {
  const instance = await begun();
  emptyPages(300);
  await poll.call(instance, { options: { pageLimit: "7" } });
  expect(bench.requests()).toHaveLength(7);
  expect(poll.lines.join()).toMatch(/Page Limit is 7/);
});

test("a negative filter lets records without a value through, as Dataverse does", async () => {
  const instance = await begun();
  bench.sandbox.insert("account", { name: "None", industrycode: null });
  bench.sandbox.insert("account", { name: "Other", industrycode: 2 });
  bench.sandbox.insert("account", { name: "This", industrycode: 1 });
  const inputs = { filterExpression: "industrycode ne 1" };
  const answer = await poll.call(instance, inputs, batched);
  const names = poll.items(answer).map(({ record }) => record["name"]);
  expect(names.sort()).toEqual(["None", "Other"]);
});
