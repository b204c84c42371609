import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { fill } from "./fill";
import { told, tracker } from "./tracker";

const DAY = 86_400_000;
let now = Date.parse("2026-05-04T08:00:00Z");
let onAnswer: (url: string) => void = () => {};
const virtual = useVirtualTime();
const bench = useSandbox({
  seed: "empty",
  clock: () => now,
  onRequest: ({ url }) => onAnswer(decodeURIComponent(url)),
});
const tracking = tracker(bench, { entityType: "new_projectcollection", fieldNames: ["new_name"] });
let rows: string[] = [];

/** One row more than a page has. */
beforeAll(() => {
  rows = fill(bench.sandbox, "new_project", 5_001, (index) => ({ new_name: `Row ${index}` }));
});

beforeEach(() => {
  forgetTokens();
  now += 3_600_000;
  onAnswer = () => {};
});

const create = (name: string) => bench.sandbox.insert("new_project", { new_name: name });
const change = (id: string, name: string) =>
  bench.sandbox.change("new_project", id, { new_name: name });
/** Does something once, when the first answer went out that fits. */
const once = (part: RegExp, act: () => void) => {
  onAnswer = (url) => {
    if (!part.test(url)) return;
    onAnswer = () => {};
    act();
  };
};
const refusePage = () =>
  bench.sandbox.fault({
    match: { path: "skiptoken" },
    times: 1,
    action: { kind: "status", status: 400, body: { code: "0x80044352", message: "Gone." } },
  });
const count = () =>
  Number(bench.sandbox.store.select("SELECT count(*) AS n FROM new_project")[0]?.["n"]);
/** Leaves a first read behind its first page, as a platform does that ends a run for its time. */
const unfinished = async (deploy: Record<string, string>) => {
  now += 60_000;
  once(firstPage, () => virtual.advance(61_000));
  await tracking.run({}, { deploy, pages: 1 });
  expect(tracking.state()?.round?.pages).toBe(1);
};
const firstPage = /new_projectcollection\?\$select=new_projectid$/;

test("hands over what changes while ids are read, and nothing of it twice", async () => {
  const [first = "", second = ""] = rows;
  once(firstPage, () => {
    now += 10_000;
    change(first, "During the load");
    create("Made during the load");
  });
  const begun = await tracking.run();
  expect(told(begun.changes).sort()).toEqual([
    "created Made during the load",
    "updated During the load",
  ]);
  now += 60_000;
  change(second, "After it");
  expect(told((await tracking.run()).changes)).toEqual(["updated After it"]);
});

test("goes on where a run was stopped, and begins anew where the page is gone", async () => {
  const snapshot = { deploy: { startFrom: "snapshot" }, pages: 1 };
  expect((await tracking.run({}, snapshot)).changes).toHaveLength(5_000);
  const stopped = structuredClone(tracking.state());
  expect((await tracking.run()).changes).toHaveLength(count() - 5_000);
  tracking.keep(stopped);
  refusePage();
  expect((await tracking.run()).changes).toHaveLength(count());
  expect(tracking.lines.at(-1)).toContain("reads from the first one again");
});

describe("a page of ids that is gone", () => {
  test("moves the beginning of a catch-up no further", async () => {
    await tracking.run();
    now += 60_000;
    await tracking.run();
    now += DAY;
    create("Before the token expired");
    now += 8 * DAY;
    refusePage();
    expect(told((await tracking.run()).changes)).toEqual([
      "warning ",
      "created Before the token expired",
    ]);
  });

  test("moves the beginning of all no further", async () => {
    once(firstPage, () => {
      now += 10_000;
      create("Made during the load");
      now += 600_000;
      refusePage();
    });
    expect(told((await tracking.run()).changes)).toEqual(["created Made during the load"]);
  });
});

test("calls every record of a snapshot new, also one that changes before its page is read", async () => {
  bench.sandbox.setChangeTracking({ heldBack: true });
  now += 60_000;
  const shown = { showUpdatedRecords: false };
  const snapshot = { deploy: { startFrom: "snapshot" }, pages: 1 };
  const first = await tracking.run(shown, snapshot);
  const given = new Set(first.changes.map(({ id }) => id));
  now += 600_000;
  change(rows.find((id) => !given.has(id)) ?? "", "During the snapshot");
  const rest = await tracking.run(shown);
  expect(told(rest.changes)).toContain("created During the snapshot");
  expect(new Set([...first.changes, ...rest.changes].map(({ id }) => id)).size).toBe(count());
  bench.sandbox.setChangeTracking({ heldBack: false });
});

test("a deployment hands over all records also where reading ids was not finished", async () => {
  await unfinished({ startFrom: "now" });
  const { changes } = await tracking.run({}, { deploy: { startFrom: "snapshot" } });
  expect(changes).toHaveLength(count());
});

test("other columns begin the records anew that a new deployment hands over", async () => {
  await tracking.run();
  const deployed = { deploy: { startFrom: "snapshot" }, pages: 1 };
  expect((await tracking.run({}, deployed)).changes).toHaveLength(5_000);
  const { changes } = await tracking.run({ fieldNames: ["new_number"] });
  expect(new Set(changes.map(({ id }) => id)).size).toBe(count());
});

test("other columns move the beginning no further", async () => {
  await unfinished({ startFrom: "now" });
  now += 600_000;
  create("Made before");
  now += 600_000;
  const { changes } = await tracking.run({ fieldNames: ["new_name", "new_number"] });
  expect(told(changes)).toEqual(["created Made before"]);
});
