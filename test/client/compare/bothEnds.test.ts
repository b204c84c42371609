import fc from "fast-check";
import { fromBothEnds, type Walk } from "../../../src/client/compare/bothEnds";
import { readManyPages } from "../../../src/client/compare/readPages";
import { openSession } from "../../../src/client/openSession";
import { type FetchPage, pages } from "../../../src/client/queries/paging/pages";
import { useSandbox } from "../../support/sandbox";
import { response } from "../fakes";
import { turns } from "../queries/paging/fakePages";

const PAGE = 3;

/** The order of SQL Server: by the last six bytes, then by those before. */
const inSqlOrder = (one: string, other: string): number => {
  const [a = "", b = ""] = [one, other].map((id) => {
    const [time, middle, high, clock, node] = id.split("-");
    const reversed = (part = "") => (part.match(/../g) ?? []).reverse().join("");
    return [node, clock, reversed(high), reversed(middle), reversed(time)].join("");
  });
  return a < b ? -1 : a > b ? 1 : 0;
};

interface World {
  readonly ids: string[];
  /** Told of each request, when it has come and when it is answered. */
  readonly onStep: () => void;
  /** Turns of the event loop that requests take, over and over. */
  readonly delays: readonly number[];
}

/** A server that seeks the rows behind the last one of a page, whatever became of the others. */
const walks = ({ ids, onStep, delays }: World) => {
  let requests = 0;
  const fetchPage: FetchPage = async (url, read) => {
    const turn = requests;
    requests += 1;
    await turns(delays[turn % delays.length] ?? 0);
    onStep();
    const [from, after] = url.split("?$skiptoken=");
    const sign = from === "first" ? 1 : -1;
    const rows = [...ids]
      .sort((a, b) => sign * inSqlOrder(a, b))
      .filter((id) => !after || sign * inSqlOrder(id, after.toLowerCase()) > 0);
    const page = rows.slice(0, PAGE);
    const link = `${from}?$skiptoken=${page.at(-1)?.toUpperCase()}`;
    const body = {
      value: page.map((id) => ({ id })),
      ...(rows.length > PAGE ? { "@odata.nextLink": link } : {}),
    };
    await turns(delays[(turn + 1) % delays.length] ?? 0);
    onStep();
    return read(response(200, body));
  };
  const walk: Walk<{ readonly id: string }> = async function* (from, { wantsNext }) {
    for await (const page of pages(fetchPage, from, { operation: "Reading", wantsNext })) {
      const rows = page.value.map(({ id }) => ({ id: String(id) }));
      yield { rows, hasMore: page.nextLink !== undefined };
    }
  };
  return { walk, requests: () => requests };
};

const readAll = async (
  walk: Walk<{ readonly id: string }>,
  expected?: number,
): Promise<string[]> => {
  const found: string[] = [];
  for await (const rows of fromBothEnds(walk, { expected }))
    for (const { id } of rows) found.push(id);
  return found;
};

test("every row that is there all the time comes once, whatever is created and deleted meanwhile", () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.uuid(), { maxLength: 40 }),
      fc.array(
        fc.record({ at: fc.nat(), add: fc.boolean(), many: fc.integer({ min: 1, max: 9 }) }),
      ),
      fc.array(fc.nat(5), { minLength: 1, maxLength: 9 }),
      fc.infiniteStream(fc.uuid()),
      fc.option(fc.nat(40), { nil: undefined }),
      async (given, changes, delays, fresh, expected) => {
        const ids = [...given];
        const gone = new Set<string>();
        const open = [...changes];
        const onStep = () => {
          const change = open.pop();
          if (!change) return;
          for (let turn = 0; turn < change.many; turn += 1) {
            if (change.add) ids.push(fresh.next().value as string);
            else for (const id of ids.splice(change.at % (ids.length + 1), 1)) gone.add(id);
          }
        };
        const found = await readAll(walks({ ids, onStep, delays }).walk, expected);
        expect(new Set(found).size).toBe(found.length);
        const there = given.filter((id) => !gone.has(id));
        expect(there.filter((id) => !found.includes(id))).toEqual([]);
      },
    ),
    { numRuns: 200 },
  ));

const numbered = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, at) => `00000000-0000-0000-0000-${String(at).padStart(12, "0")}`,
  );

test.each([
  [0, 1, 1],
  [PAGE, 1, 1],
  [PAGE + 1, 2, 3],
  [PAGE * 10, 11, 13],
  [PAGE * 11, 12, 14],
])("%i rows take %i to %i requests", async (rows, least, most) => {
  const server = walks({ ids: numbered(rows), onStep: () => undefined, delays: [2] });
  expect(await readAll(server.walk)).toHaveLength(rows);
  expect(server.requests()).toBeGreaterThanOrEqual(least);
  expect(server.requests()).toBeLessThanOrEqual(most);
});

test.each([
  // No page is asked for in vain where as many rows come as were expected, or some less or more.
  [PAGE * 10, PAGE * 10, 11],
  [PAGE * 10 - 1, PAGE * 10 - 1, 11],
  [PAGE * 10 - 1, PAGE * 10, 11],
  [PAGE * 10, PAGE * 5, 13],
  [PAGE * 10, 0, 13],
])("%i rows where %i are expected take at most %i requests", async (rows, expected, most) => {
  const server = walks({ ids: numbered(rows), onStep: () => undefined, delays: [2] });
  expect(await readAll(server.walk, expected)).toHaveLength(rows);
  expect(server.requests()).toBeLessThanOrEqual(most);
});

test("an error of either walk is thrown", async () => {
  const { walk } = walks({ ids: numbered(30), onStep: () => undefined, delays: [1] });
  const failing: typeof walk = async function* (from, asking) {
    if (from === "last") throw new Error("No.");
    yield* walk(from, asking);
  };
  await expect(readAll(failing)).rejects.toThrow("No.");
});

describe("of the local Dataverse", () => {
  const bench = useSandbox({ seed: "empty" });
  const definition = { entitySetName: "accounts", primaryIdAttribute: "accountid" };
  const reading = { definition, select: ["name"] };
  const openedSession = () => {
    const silent = () => undefined;
    const logger = { debug: silent, info: silent, warn: silent, error: silent };
    return openSession(bench.connection(), { logger } as never);
  };

  test("all rows of a condition come, half of the pages from the end", async () => {
    const made = Array.from({ length: 43 }, (_, at) =>
      bench.sandbox.insert("account", { name: `Row ${at}`, address1_city: at % 2 ? "A" : "B" }),
    );
    const session = openedSession();
    const found: string[] = [];
    for await (const page of readManyPages(session, reading, "address1_city eq 'A'", {
      pageSize: PAGE,
    }))
      for (const { id } of page) found.push(id);
    expect(found.sort()).toEqual(made.filter((_, at) => at % 2).sort());
    const asked = bench.requests().map(({ url }) => url);
    const backwards = asked.filter((url) => /orderby=accountid(?:%20|\+)desc/.test(url));
    expect(asked.length).toBeLessThanOrEqual(7 + 3);
    expect(backwards.length).toBeGreaterThanOrEqual(3);
  });

  test("a page that nobody waits for any more is not asked for again", async () => {
    const match = { path: "/v9.2/accounts" };
    bench.sandbox.fault({ match, times: 9, action: { kind: "throttle", retryAfter: 1 } });
    let isWanted = true;
    const pages = readManyPages(openedSession(), reading, "name%20eq%20'Alone'", {
      isWanted: () => isWanted,
    });
    const page = pages.next();
    setImmediate(() => {
      isWanted = false;
    });
    await expect(page).rejects.toThrow("Nobody waits");
    const asked = bench.requests().filter(({ url }) => url.includes("Alone"));
    expect(asked.length).toBeLessThanOrEqual(1);
  });
});
