import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { tracker } from "./tracker";

let now = Date.parse("2026-05-04T08:00:00Z");
useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => now });
const tracking = tracker(bench);

/** Pages without a row, each with a link to another; the last one leads where `end` says. */
const emptyPages = (pages: number, end = "") => {
  const root = `${bench.sandbox.url}/api/data/v9.2/accounts?$deltatoken=`;
  for (let page = 1; page <= pages; page += 1) {
    const next = page === pages && end !== "" ? end : `${root}p${page}`;
    const body = JSON.stringify({ value: [], "@odata.nextLink": next });
    bench.sandbox.fault({
      match: { method: "GET", path: /token=/ },
      action: { kind: "rewrite", status: 200, body },
    });
  }
};

test("empty pages without an end fail the run, and the link stays", async () => {
  await tracking.run();
  now += 60_000;
  const { link } = tracking.state() ?? {};
  emptyPages(300);
  const { message } = await tracking.failure();
  expect(message).toMatch(/100 pages in a row/);
  expect(bench.requests().filter(({ url }) => /token=/.test(url))).toHaveLength(100);
  expect(tracking.state()?.link).toEqual(link);
  bench.sandbox.clearFaults();
  bench.sandbox.insert("account", { name: "After" });
  const { changes } = await tracking.run();
  expect(changes.map(({ record }) => record?.["name"])).toEqual(["After"]);
});

test("some empty pages are none without an end", async () => {
  await tracking.run();
  now += 60_000;
  bench.sandbox.insert("account", { name: "Behind" });
  const { link } = tracking.state() ?? {};
  emptyPages(99, link?.url);
  const { changes } = await tracking.run();
  expect(changes.map(({ record }) => record?.["name"])).toEqual(["Behind"]);
});
