import type { FetchXmlList, RecordList } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const throttle = (retryAfter: number) => ({ kind: "throttle", retryAfter }) as const;
const hang = { kind: "hang" } as const;
const ignore = () => undefined;

/** Lets every request of an action take so long, by the client's clock. */
const slow = (ms: number) => {
  const debug = () => time.advance(ms);
  const logger = { metric: ignore, trace: ignore, debug, info: ignore, log: ignore };
  return { logger: { ...logger, warn: ignore, error: ignore } };
};

const filterExpression = "startswith(name,'Ends ')";
const query = {
  entityType: "accounts",
  fieldNames: ["name"],
  filterExpression,
  recordsPerPage: 10,
};
const fetchAll = { ...query, fetchAll: "true" };
const xmlQuery =
  '<fetch count="10"><entity name="account"><attribute name="name" /><order attribute="name" /><filter><condition attribute="name" operator="like" value="Ends %" /></filter></entity></fetch>';
const names = (rows: readonly Record<string, unknown>[]) => rows.map(({ name }) => String(name));
const ALL = Array.from({ length: 45 }, (_, at) => `Ends ${String(at).padStart(2, "0")}`);

beforeAll(() => {
  for (const name of ALL) bench.sandbox.insert("account", { name });
});

/** How a run comes to its end between two pages, while it waits, and while it waits for an answer. */
const ENDS: readonly [string, () => object][] = [
  ["slow pages", () => slow(300_000)],
  [
    "waits longer than there is time for",
    () => {
      bench.sandbox.fault({ after: 2, times: 9, action: throttle(430) });
      return {};
    },
  ],
  [
    "answers that never come",
    () => {
      bench.sandbox.fault({ after: 1, action: throttle(430) });
      bench.sandbox.fault({ after: 1, times: 9, action: hang });
      return {};
    },
  ],
];

describe.each(ENDS)("a run that %s bring to its end", (_, arrange) => {
  test("Fetch All of OData has what it read, and the link to the rest", async () => {
    const startedMs = time.now();
    const list = await bench.act<RecordList>("queryEntities", fetchAll, arrange());
    expect(list.value.length % 10).toBe(0);
    expect(list.value.length).toBeGreaterThan(0);
    expect(list.value.length).toBeLessThan(45);
    expect(list).toMatchObject({ hasMore: true, warning: expect.stringContaining("time") });
    expect(time.now() - startedMs).toBeLessThanOrEqual(900_000);
    bench.sandbox.clearFaults();
    const nextPageId = String(list.oDataNextLink);
    const rest = await bench.act<RecordList>("queryEntities", { ...fetchAll, nextPageId });
    expect([...names(list.value), ...names(rest.value)].sort()).toEqual(ALL);
  });

  test("Fetch All of FetchXML has what it read, and the cookie for the rest", async () => {
    const inputs = { xmlQuery, fetchAll: "true" };
    const list = await bench.act<FetchXmlList>("fetchXml", inputs, arrange());
    expect(list.value.length).toBeGreaterThan(0);
    expect(list.value.length).toBeLessThan(45);
    expect(list).toMatchObject({ hasMore: true, warning: expect.stringContaining("time") });
    bench.sandbox.clearFaults();
    const nextPageId = JSON.stringify(list.PagingInfo);
    const rest = await bench.act<FetchXmlList>("fetchXml", { ...inputs, nextPageId });
    expect([...names(list.value), ...names(rest.value)].sort()).toEqual(ALL);
  });
});

test("a first page that comes too late is an error: there is nothing to return", async () => {
  bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action: throttle(430) });
  expect(await bench.failure("queryEntities", fetchAll)).toMatchObject({ status: 429 });
});

test("a page that fails for another reason than time fails the action", async () => {
  const forbidden = { code: "0x80040220", message: "Principal user is missing prvReadAccount" };
  bench.sandbox.fault({ after: 1, action: { kind: "status", status: 403, body: forbidden } });
  expect(await bench.failure("queryEntities", fetchAll)).toMatchObject({ status: 403 });
});

test("one page, and a run with time enough, carry no warning", async () => {
  const list = await bench.act<RecordList>("queryEntities", fetchAll, slow(150_000));
  expect(list).toMatchObject({ hasMore: false });
  expect(list.warning).toBeUndefined();
  expect(list.value).toHaveLength(45);
});

test("a batch in several requests says of each action what became of it", async () => {
  const actions = Array.from({ length: 2_100 }, (_, at) => ({
    collection: "accounts",
    action: "create",
    data: { name: `Many ${at}` },
  }));
  const inputs = { actions, onError: "continue", results: "verdicts" };
  const verdicts = await bench.act<{ status: string }[]>(
    "batchEntityActions",
    inputs,
    slow(420_000),
  );
  const statuses = verdicts.map(({ status }) => status);
  const written = bench.sandbox.store.select(
    "SELECT count(*) AS n FROM account WHERE name LIKE 'Many %'",
  );
  expect(statuses.filter((status) => status === "done")).toHaveLength(Number(written[0]?.["n"]));
  expect(statuses.at(-1)).toBe("notDone");
  expect(statuses[0]).toBe("done");
  expect(statuses).toHaveLength(2_100);
});
