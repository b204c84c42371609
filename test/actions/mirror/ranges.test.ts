import { Random } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, makeAccounts, mirror, stored } from "./support";

/** Small pages and ranges, so that some hundred rows have many of both. */
jest.mock("../../../src/client/defaults", () => {
  const { defaults } = jest.requireActual<typeof import("../../../src/client/defaults")>(
    "../../../src/client/defaults",
  );
  return { defaults: { ...defaults, maxPageSize: 7, mirrorRangeRows: 25 } };
});

useVirtualTime();
let meanwhile: ((url: string) => void) | undefined;
const bench = useSandbox({
  seed: "empty",
  limits: { requests: 1_000_000 },
  onRequest: ({ url }) => meanwhile?.(url),
});
afterEach(() => {
  meanwhile = undefined;
});

const ROWS = 120;
const GUARDS = { maxRemovals: 1_000, maxRemovalPercent: 100, allowCascade: true };
/** Keys of which client and database may have another order. */
const ODD = ["É", "e f", "z'z", "Straße", "strasse 2", "_", "-", "ß", "Ω", "0037", "(x", "ａ", "#"];

const listOf = (city: string, rows = ROWS) =>
  Array.from({ length: rows }, (_, at) => ({
    accountnumber: `${ODD[at % ODD.length]}${city}${(at * 37) % 101}-${at}`,
    name: `N ${at}`,
    address1_city: city,
  }));

const isPage = (url: string) => /\/accounts\?/.test(url);
const conditions = () => {
  const pages = bench.requests().filter(({ url }) => isPage(url));
  return new Set(
    pages.flatMap(({ url }) => /\$filter=([^&]*)/.exec(decodeURIComponent(url))?.[1] ?? []),
  );
};

test("the rows of a long list are read by ranges of its keys, and each of them is seen", async () => {
  const city = fresh("Ranges");
  const records = listOf(city);
  makeAccounts(bench, city, records.slice(0, 110));
  makeAccounts(bench, city, [{ name: "no key" }]);
  makeAccounts(bench, city, [{ accountnumber: `gone ${city}`, name: "not listed" }]);
  const result = await mirror(bench, city, records, { missing: "delete", guards: GUARDS });
  expect(result).toMatchObject({
    complete: true,
    inserted: 10,
    unchanged: 110,
    deleted: 1,
    scopeRows: 112,
    skippedRemovals: [{ reason: expect.anything() }],
  });
  const ranges = [...conditions()].filter((each) => /accountnumber (lt|ge) /.test(each));
  expect(ranges).toHaveLength(4);
  for (const range of ranges) expect(range).toMatch(/^\(address1_city eq '\w+'\) and \(.*\)$/);
  const again = await mirror(bench, city, records, { missing: "delete", guards: GUARDS });
  expect(again).toMatchObject({ unchanged: ROWS, deleted: 0, scopeRows: ROWS + 1 });
});

test("a list of one range is read as before", async () => {
  const city = fresh("Single");
  const records = listOf(city, 49);
  makeAccounts(bench, city, records);
  expect(await mirror(bench, city, records)).toMatchObject({ unchanged: 49 });
  expect([...conditions()]).toEqual([`address1_city eq '${city}'`]);
});

test("without an alternate key there are no ranges, since ids cannot be compared", async () => {
  const city = fresh("Ids");
  const records = listOf(city);
  const ids = makeAccounts(bench, city, records);
  const listed = records.map((record, at) => ({ ...record, accountid: ids[at] }));
  const result = await mirror(bench, city, listed, { alternateKey: "" });
  expect(result).toMatchObject({ unchanged: ROWS });
  expect([...conditions()]).toEqual([`address1_city eq '${city}'`]);
});

test.each([1, 2, 3])(
  "rows whose keys change while they are read are neither doubled nor lost (seed %i)",
  async (seed) => {
    const random = new Random(seed);
    const city = fresh("Moving");
    const records = listOf(city);
    const ids = makeAccounts(bench, city, records);
    // Somebody gives rows the keys of others, one after each page.
    const others = makeAccounts(
      bench,
      city,
      Array.from({ length: 20 }, (_, at) => ({ accountnumber: `other ${city} ${at}` })),
    );
    let turn = 0;
    meanwhile = (url) => {
      if (!isPage(url)) return;
      turn += 1;
      const key = `${random.chance(0.5) ? "zz" : "0"} ${city} ${turn}`;
      const id = others[turn % others.length] ?? "";
      bench.sandbox.store.update("account", id, { accountnumber: key });
    };
    const result = await mirror(bench, city, records, { missing: "delete", guards: GUARDS });
    meanwhile = undefined;
    expect(result).toMatchObject({ unchanged: ROWS, inserted: 0, rejected: 0 });
    expect(result.scopeRows).toBeLessThanOrEqual(ROWS + others.length);
    const left = stored(bench, city);
    expect(Object.keys(left)).toEqual(
      expect.arrayContaining(records.map(({ accountnumber }) => accountnumber)),
    );
    expect(new Set(result.removals.map(({ id }) => id)).size).toBe(result.removals.length);
    expect(result.removals.every(({ id }) => !ids.includes(id))).toBe(true);
  },
);

test("a listed row whose key comes to be just then is not taken for one outside of the scope", async () => {
  const city = fresh("Late");
  const records = Array.from({ length: ROWS }, (_, at) => ({
    accountnumber: `K${city}${String(at).padStart(4, "0")}`,
    name: `N ${at}`,
    address1_city: city,
  }));
  const [first = {}, ...rest] = records;
  makeAccounts(bench, city, rest);
  // The first of the first page, which is read by then.
  const id = "00000000-0000-0000-0000-000000000001";
  makeAccounts(bench, city, [{ ...first, accountid: id, accountnumber: `Z${city}` }]);
  // Its key is that of the list once the first range has been read, and before the last one is.
  let isMoved = false;
  meanwhile = (url) => {
    if (isMoved || !/desc/.test(url)) return;
    isMoved = true;
    const [{ accountnumber = "" } = {}] = records;
    bench.sandbox.store.update("account", id, { accountnumber });
  };
  const last = { method: "GET", path: /accountnumber%20ge[^&]*null/ } as const;
  bench.sandbox.fault({ match: last, times: 9, action: { kind: "delay", ms: 80 } });
  const result = await mirror(bench, city, records, { missing: "delete", guards: GUARDS });
  expect(result).toMatchObject({ rejected: 0, inserted: 0, deleted: 0, complete: true });
});

test.each([
  [1, [60]],
  [undefined, [50, 10]],
])("with Max Parallel %s, 60 rows that differ take batches of %j", async (maxParallel, sizes) => {
  const city = fresh("Pace");
  const records = listOf(city, 60);
  makeAccounts(bench, city, records);
  const changed = records.map((record) => ({ ...record, name: "new" }));
  await mirror(bench, city, changed, { options: { maxParallel } });
  expect(bench.requests().flatMap(({ parts }) => (parts ? [parts.length] : []))).toEqual(sizes);
});
