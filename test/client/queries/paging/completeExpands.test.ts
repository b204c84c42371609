import { completeExpands } from "../../../../src/client/queries/paging/completeExpands";
import { readPage } from "../../../../src/client/queries/paging/pages";
import { type Runtime, runtime } from "../../../../src/client/runtime";
import { response } from "../../fakes";
import { fakePages, list, turns } from "./fakePages";

const pageOf = (value: unknown[]) => readPage(response(200, { value }));
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: from + index }));

test("the rest is put behind the rows at hand, over as many pages as it takes", async () => {
  const page = await pageOf([{ T: [{ id: 1 }], "T@odata.nextLink": "t?$skiptoken=1" }, { T: [] }]);
  const server = fakePages({
    "t?$skiptoken=1": list([2], "t?$skiptoken=2"),
    "t?$skiptoken=2": list([3]),
  });
  await completeExpands(page, server.fetchPage, "Querying");
  expect(page.value).toEqual([{ T: [{ id: 1 }, { id: 2 }, { id: 3 }] }, { T: [] }]);
});

test("a link to the whole collection takes the place of the rows at hand", async () => {
  const page = await pageOf([{ T: rows(0, 5_000), "T@odata.nextLink": "whole" }]);
  const server = fakePages({
    whole: { value: rows(0, 5_000), "@odata.nextLink": "more" },
    more: list([5_000]),
  });
  await completeExpands(page, server.fetchPage, "Querying");
  expect(page.value).toEqual([{ T: rows(0, 5_001) }]);
});

test("collections inside of completed rows are completed too", async () => {
  const page = await pageOf([{ T: [], "T@odata.nextLink": "t?$skiptoken=1" }]);
  const server = fakePages({
    "t?$skiptoken=1": { value: [{ id: 1, N: [{ id: 8 }], "N@odata.nextLink": "n?$skiptoken=1" }] },
    "n?$skiptoken=1": list([9]),
  });
  await completeExpands(page, server.fetchPage, "Querying");
  expect(page.value).toEqual([{ T: [{ id: 1, N: [{ id: 8 }, { id: 9 }] }] }]);
});

test("at most four at a time", async () => {
  const records = rows(0, 10).map(({ id }) => ({
    T: [],
    "T@odata.nextLink": `t${id}?$skiptoken=1`,
  }));
  const page = await pageOf(records);
  let open = 0;
  let most = 0;
  await completeExpands(
    page,
    async (url, read) => {
      open += 1;
      most = Math.max(most, open);
      await turns(2);
      open -= 1;
      return read(response(200, list([Number(url.slice(1, 2))])));
    },
    "Querying",
  );
  expect(most).toBe(4);
  expect(page.value).toEqual(rows(0, 10).map(({ id }) => ({ T: [{ id }] })));
});

test("a failure is told, and leaves nothing unhandled", async () => {
  const page = await pageOf(
    rows(0, 6).map(({ id }) => ({ T: [], "T@odata.nextLink": `t${id}?$skiptoken=1` })),
  );
  await expect(completeExpands(page, fakePages({}).fetchPage, "Querying")).rejects.toThrow(/404 t/);
  await turns(10);
});

describe("when memory is short", () => {
  const heap: Pick<Runtime, "heapShare"> = { heapShare: runtime.heapShare };
  afterEach(() => Object.assign(runtime, heap));
  const shortAfter = (looks: number) => {
    let looked = 0;
    Object.assign(runtime, {
      heapShare: () => {
        looked += 1;
        return looked > looks ? 0.9 : 0.1;
      },
    });
  };

  test("following stops, and the rows at hand keep the link to the rest", async () => {
    const page = await pageOf([{ T: [{ id: 1 }], "T@odata.nextLink": "t?$skiptoken=1" }]);
    const endless = Object.fromEntries(
      rows(1, 50).map(({ id }) => [`t?$skiptoken=${id}`, list([id + 1], `t?$skiptoken=${id + 1}`)]),
    );
    const server = fakePages(endless);
    shortAfter(4);
    expect(await completeExpands(page, server.fetchPage, "Querying")).toBe(false);
    const [record] = page.value as { T: { id: number }[] }[];
    const read = record?.T.length ?? 0;
    expect(read).toBeGreaterThan(1);
    expect(record?.T).toEqual(rows(1, read + 1));
    expect(record).toHaveProperty(["T@odata.nextLink"], `t?$skiptoken=${read}`);
    expect(server.asked().length).toBeLessThan(8);
  });

  test("collections that were not begun are left as they came", async () => {
    const cut = () => ({ T: [{ id: 1 }], "T@odata.nextLink": "t?$skiptoken=1" });
    const page = await pageOf([cut(), cut()]);
    shortAfter(0);
    const server = fakePages({});
    expect(await completeExpands(page, server.fetchPage, "Querying")).toBe(false);
    expect(page.value).toEqual([cut(), cut()]);
    expect(server.asked()).toEqual([]);
  });
});

test("a collection of empty pages without an end is an error, not a loop", async () => {
  const page = await pageOf([{ T: [], "T@odata.nextLink": "t?$skiptoken=1" }]);
  let asked = 0;
  const endless = async (_: string, read: typeof readPage) => {
    asked += 1;
    return read(response(200, list([], `t?$skiptoken=x${asked}`)));
  };
  await expect(completeExpands(page, endless, "Querying")).rejects.toThrow(/pages in a row/);
  expect(asked).toBeLessThan(200);
});
