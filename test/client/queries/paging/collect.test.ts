import { collect } from "../../../../src/client/queries/paging/collect";
import { type FetchPage, pages } from "../../../../src/client/queries/paging/pages";
import { type Runtime, runtime } from "../../../../src/client/runtime";
import { response } from "../../fakes";
import { fakePages, list, turns } from "./fakePages";

const operation = "Querying accounts";
const server = () =>
  fakePages({
    p1: { ...list([1, 2], "p2"), "@odata.count": 5 },
    p2: { ...list([3, 4], "p3"), "@odata.count": 99 },
    p3: list([5]),
  });
const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => id);
const heap: Pick<Runtime, "heapShare"> = { heapShare: runtime.heapShare };
const heapIs = (share: number) => Object.assign(runtime, { heapShare: () => share });

beforeEach(() => heapIs(0.1));
afterEach(() => Object.assign(runtime, heap));

test("everything, and that it is everything", async () => {
  const collected = await collect(pages(server().fetchPage, "p1", { operation }), {});
  expect(ids(collected.value)).toEqual([1, 2, 3, 4, 5]);
  expect(collected).toMatchObject({ nextLink: undefined, warning: undefined });
  expect(collected.envelope).toMatchObject({ "@odata.context": "x#accounts", "@odata.count": 5 });
});

test("no page at all is an empty list", async () => {
  expect(await collect((async function* () {})(), {})).toEqual({
    value: [],
    nextLink: undefined,
    envelope: {},
    warning: undefined,
    whole: true,
  });
});

test.each([
  [1, [1, 2], "p2"],
  [2, [1, 2], "p2"],
  [3, [1, 2, 3, 4], "p3"],
  [4, [1, 2, 3, 4], "p3"],
])(
  "Max Records %i keeps its last page whole and says where to go on",
  async (maxRecords, kept, nextLink) => {
    const collected = await collect(pages(server().fetchPage, "p1", { operation }), { maxRecords });
    expect(ids(collected.value)).toEqual(kept);
    expect(collected.nextLink).toBe(nextLink);
    expect(collected.warning).toBe(
      `Stopped at ${kept.length} records because Max Records is ${maxRecords}; there are more: go on with Next Page ID.`,
    );
  },
);

test.each([5, 6, 1_000])(
  "Max Records %i of 5 stops nothing, so nothing is said",
  async (maxRecords) => {
    const collected = await collect(pages(server().fetchPage, "p1", { operation }), { maxRecords });
    expect(ids(collected.value)).toEqual([1, 2, 3, 4, 5]);
    expect(collected).toMatchObject({ nextLink: undefined, warning: undefined });
  },
);

test("before memory runs out it stops, and says so", async () => {
  const source = server();
  heapIs(0.7);
  const collected = await collect(pages(source.fetchPage, "p1", { operation }), {});
  expect(ids(collected.value)).toEqual([1, 2]);
  expect(collected.nextLink).toBe("p2");
  expect(collected.warning).toMatch(/^Stopped at 2 records \(1 pages\) before memory ran out/);
  await turns(20);
  expect(source.asked()).not.toContain("asked p3");
});

test("full memory at the very end is no reason to warn", async () => {
  heapIs(0.99);
  const collected = await collect(
    pages(fakePages({ p1: list([1]) }).fetchPage, "p1", { operation }),
    {},
  );
  expect(collected.warning).toBeUndefined();
});

test("what a page carries cut is completed before its rows are kept", async () => {
  const nested = { value: [{ id: 1, T: [], "T@odata.nextLink": "t" }], "@odata.nextLink": "p2" };
  const source = fakePages({ p1: nested, p2: list([2]) });
  const completed: unknown[] = [];
  const counts: number[] = [];
  await collect(pages(source.fetchPage, "p1", { operation }), {
    complete: async (page) => {
      await turns(3);
      completed.push(page.value.length);
      expect(counts).toEqual([]);
      return true;
    },
    onPage: (rows) => counts.push(rows),
  });
  expect(completed).toEqual([1]);
  expect(counts).toEqual([1, 2]);
});

test("a failure of any page is a failure of the whole", async () => {
  const source = fakePages({ p1: list([1], "p2"), p2: new Error("reset") });
  await expect(collect(pages(source.fetchPage, "p1", { operation }), {})).rejects.toThrow("reset");
});

test("empty pages without an end end the reading, with what was read and a link", async () => {
  let asked = 0;
  const endless = async (_: string, read: Parameters<FetchPage>[1]) => {
    asked += 1;
    return read(response(200, list(asked === 1 ? [1] : [], `p${asked}`)));
  };
  const collected = await collect(pages(endless, "p0", { operation }), {});
  expect(ids(collected.value)).toEqual([1]);
  expect(collected.nextLink).toBeDefined();
  expect(collected.warning).toMatch(/empty/);
  expect(asked).toBeLessThan(200);
});

test("some empty pages between others are nothing to stop for", async () => {
  const source = fakePages({ p1: list([1], "p2"), p2: list([], "p3"), p3: list([3]) });
  const collected = await collect(pages(source.fetchPage, "p1", { operation }), {});
  expect(ids(collected.value)).toEqual([1, 3]);
  expect(collected.warning).toBeUndefined();
});

test("a page whose collections could not be completed is the last one, and kept", async () => {
  const nested = { value: [{ id: 1, T: [], "T@odata.nextLink": "t" }], "@odata.nextLink": "p2" };
  const source = fakePages({ p1: nested, p2: list([2]) });
  const collected = await collect(pages(source.fetchPage, "p1", { operation }), {
    complete: () => Promise.resolve(false),
  });
  expect(ids(collected.value)).toEqual([1]);
  expect(collected).toMatchObject({ nextLink: "p2", whole: false });
  expect(collected.warning).toMatch(/incompleteExpands/);
});
