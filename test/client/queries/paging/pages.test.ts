import { DataverseError } from "../../../../src/client/errors/DataverseError";
import { UnreadableBody } from "../../../../src/client/errors/failures";
import { type Page, pages, readPage } from "../../../../src/client/queries/paging/pages";
import { response } from "../../fakes";
import { fakePages, idsOf, list, turns } from "./fakePages";

const operation = "Querying accounts";
const three = { p1: list([1], "p2"), p2: list([2], "p3"), p3: list([3]) };
const readAll = async (source: AsyncIterable<Page>) => {
  const ids: unknown[] = [];
  for await (const page of source) ids.push(...idsOf(page));
  return ids;
};

afterEach(() => jest.restoreAllMocks());

test("all pages come in order, each asked for once, by its link as it is", async () => {
  const links = ["https://h/a?$skiptoken=%253Cx%2520y%253E&é= '", "next"];
  const server = fakePages({
    first: list([1, 2], links[0]),
    [links[0] ?? ""]: list([], links[1]),
    next: list([3]),
  });
  expect(await readAll(pages(server.fetchPage, "first", { operation }))).toEqual([1, 2, 3]);
  expect(server.asked()).toEqual(["asked first", ...links.map((link) => `asked ${link}`)]);
});

test("a page tells what stands beside its rows", async () => {
  const server = fakePages({ p1: { ...list([1]), "@odata.count": 7, "@odata.nextLink": "" } });
  for await (const page of pages(server.fetchPage, "p1", { operation })) {
    expect(page).toEqual({
      value: [{ id: 1 }],
      nextLink: undefined,
      envelope: { "@odata.context": "x#accounts", "@odata.count": 7, "@odata.nextLink": "" },
      nested: false,
    });
  }
});

describe("reading ahead", () => {
  test("the next page is on the wire before this one is parsed", async () => {
    const server = fakePages(three);
    const parse = JSON.parse;
    jest.spyOn(JSON, "parse").mockImplementation((text, reviver) => {
      if (text.startsWith("{")) server.events.push("parsed");
      return parse(text, reviver);
    });
    const source = pages(server.fetchPage, "p1", { operation });
    await source.next();
    const { events } = server;
    expect(events.slice(0, events.indexOf("read p1") + 1)).toEqual([
      "asked p1",
      "sent p1",
      "asked p2",
      "sent p2",
      "parsed",
      "read p1",
    ]);
    await source.return(undefined);
  });

  test("it is asked whether it is wanted, and not asked for where not", async () => {
    const server = fakePages(three);
    const wantsNext = jest.fn(() => false);
    const source = pages(server.fetchPage, "p1", { operation, wantsNext });
    await source.next();
    await turns(5);
    expect(wantsNext).toHaveBeenCalled();
    expect(server.asked()).toEqual(["asked p1"]);
    expect(await readAll(source)).toEqual([2, 3]);
    expect(server.asked()).toEqual(["asked p1", "asked p2", "asked p3"]);
  });

  test("never more than one page ahead of a slow reader", async () => {
    const server = fakePages({ ...three, p3: list([3], "p4"), p4: list([4]) });
    const source = pages(server.fetchPage, "p1", { operation });
    await source.next();
    await turns(20);
    expect(server.asked()).toEqual(["asked p1", "asked p2"]);
    await source.next();
    await turns(20);
    expect(server.asked()).toEqual(["asked p1", "asked p2", "asked p3"]);
    expect(await readAll(source)).toEqual([3, 4]);
    expect(server.asked()).toHaveLength(4);
  });

  test("nothing more is asked for once the reader has stopped", async () => {
    const server = fakePages(three);
    for await (const page of pages(server.fetchPage, "p1", { operation })) {
      expect(idsOf(page)).toEqual([1]);
      break;
    }
    await turns(20);
    expect(server.asked()).toEqual(["asked p1", "asked p2"]);
  });

  test("a page asked for in vain crashes nothing", async () => {
    const server = fakePages({ p1: list([1], "p2"), p2: new Error("reset") });
    for await (const page of pages(server.fetchPage, "p1", { operation })) {
      expect(idsOf(page)).toEqual([1]);
      break;
    }
    // A rejection that nobody handles would fail this test.
    await turns(20);
    expect(server.asked()).toContain("asked p2");
  });

  test("a page that failed ahead of time fails in its turn", async () => {
    const server = fakePages({ p1: list([1], "p2"), p2: new Error("reset") });
    const source = pages(server.fetchPage, "p1", { operation });
    expect(idsOf((await source.next()).value as Page)).toEqual([1]);
    await turns(20);
    await expect(source.next()).rejects.toThrow("reset");
  });

  test("a page that is read twice asks for the next one once", async () => {
    const server = fakePages(three);
    const twice = pages(
      async (url, read) => {
        if (url === "p1") await server.fetchPage(url, read);
        return server.fetchPage(url, read);
      },
      "p1",
      { operation },
    );
    expect(await readAll(twice)).toEqual([1, 2, 3]);
    expect(server.asked().sort()).toEqual(["asked p1", "asked p1", "asked p2", "asked p3"]);
  });
});

describe("links that lead nowhere", () => {
  test.each([
    ["to itself", { p1: list([1], "p1") }, [1]],
    ["back to the first", { p1: list([1], "p2"), p2: list([2], "p1") }, [1, 2]],
    ["in a circle", { p1: list([1], "p2"), p2: list([2], "p3"), p3: list([3], "p2") }, [1, 2, 3]],
  ])("%s: an error, after the pages there are", async (_, bodies, ids) => {
    const server = fakePages(bodies);
    const read: unknown[] = [];
    const error = await (async () => {
      for await (const page of pages(server.fetchPage, "p1", { operation })) {
        read.push(...idsOf(page));
      }
    })().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DataverseError);
    expect(error).toMatchObject({ outcome: "notDone", operation });
    expect(String(error)).toMatch(/next link came back a second time.*primary key/);
    expect(read).toEqual(ids);
    expect(server.asked()).toHaveLength(ids.length);
  });
});

test.each([
  ["no JSON", "<html>"],
  ["no list", { name: "x" }],
  ["null", "null"],
  ["rows that are none", { value: "x" }],
])("%s is unreadable", async (_, body) => {
  await expect(fakePages({ p1: body }).fetchPage("p1", readPage)).rejects.toBeInstanceOf(
    UnreadableBody,
  );
  const source = pages(fakePages({ p1: body }).fetchPage, "p1", { operation });
  await expect(source.next()).rejects.toBeInstanceOf(UnreadableBody);
});

test("a single page is read without asking for the next", async () => {
  const page = await readPage(
    response(200, { value: [{ "T@odata.nextLink": "t", T: [] }], "@odata.nextLink": "p2" }),
  );
  expect(page).toMatchObject({ nextLink: "p2", nested: true });
});
