import { useApi } from "../support/api";
import { type Changes, readDelta, readPage, startTracking, track } from "./support";

const api = useApi();
const headers = { Prefer: "odata.track-changes, odata.maxpagesize=3" };

beforeEach(() => {
  for (const { accountid } of api.sandbox.store.find("account", {})) {
    api.sandbox.remove("account", String(accountid));
  }
});

const create = (count: number, letter = "A") =>
  Array.from({ length: count }, (_, at) =>
    api.sandbox.insert("account", { name: `${letter}${at + 1}` }),
  );

async function allPages(
  path: string,
  between: (page: number) => void = () => {},
  prefer: Record<string, string> = headers,
): Promise<Changes[]> {
  const pages = [await readPage(api, path, { headers: prefer })];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    between(pages.length);
    pages.push(await readPage(api, next, { headers: prefer }));
  }
  return pages;
}

const sizes = (pages: Changes[]) =>
  pages.map(({ rows, deleted }) => `${rows.length}+${deleted.length}`);
const names = (pages: Changes[]) => pages.flatMap(({ rows }) => rows.map(({ name }) => name));
const gone = (pages: Changes[]) => pages.flatMap(({ deleted }) => deleted);

it("gives a first read in pages, the delta link on the last one only", async () => {
  create(7);
  const pages = await allPages("accounts?$select=name");
  expect(sizes(pages)).toEqual(["3+0", "3+0", "1+0"]);
  expect(names(pages)).toEqual(["A1", "A2", "A3", "A4", "A5", "A6", "A7"]);
  expect(pages.map(({ delta }) => delta !== undefined)).toEqual([false, false, true]);
  expect(pages[0]?.answer.headers.get("preference-applied")).toBe(
    "odata.track-changes, odata.maxpagesize=3",
  );
  expect(pages[0]?.next).toMatch(/&\$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=/);
  expect(pages[0]?.next).toContain("%20istracking=%22True%22%20");
});

it("goes on tracking where the preference is not repeated", async () => {
  create(4);
  const first = await readPage(api, "accounts?$select=name", { headers });
  const second = await readPage(api, first.next ?? "");
  expect(second.rows).toHaveLength(1);
  expect(second.delta).toBeDefined();
});

it.each([
  [2, 2, ["2+1", "0+1"]],
  [3, 2, ["3+0", "0+2"]],
  [4, 5, ["3+0", "1+2", "0+3"]],
  [0, 4, ["0+3", "0+1"]],
  [6, 0, ["3+0", "3+0"]],
  [1, 2, ["1+2"]],
])("fills pages of a delta with %d changed, then %d deleted rows", async (rows, deleted, want) => {
  const doomed = create(deleted, "D");
  const link = await startTracking(api);
  for (const id of doomed) api.sandbox.remove("account", id);
  create(rows);
  const pages = await allPages(link);
  expect(sizes(pages)).toEqual(want);
  expect(gone(pages)).toEqual(doomed);
  expect(new Set(names(pages)).size).toBe(rows);
  expect(pages.every(({ answer }) => answer.text.includes("/$delta"))).toBe(true);
  const [last, ...before] = pages.toReversed();
  expect(before.every(({ delta }) => delta === undefined)).toBe(true);
  expect(await readDelta(api, last?.delta ?? "")).toMatchObject({ names: [], deleted: [] });
});

it("covers what happens during a long first read", async () => {
  const ids = create(7);
  const seen = new Map<unknown, unknown>();
  const pages = await allPages("accounts?$select=name", (page) => {
    if (page === 1) {
      api.sandbox.change("account", ids[0] ?? "", { name: "A1 changed" });
      api.sandbox.change("account", ids[6] ?? "", { name: "A7 changed" });
      api.sandbox.remove("account", ids[1] ?? "");
      api.sandbox.remove("account", ids[4] ?? "");
      api.sandbox.insert("account", { name: "late" });
    }
  });
  for (const { rows } of pages) for (const row of rows) seen.set(row["accountid"], row["name"]);
  const delta = await readPage(api, pages.at(-1)?.delta ?? "");
  for (const row of delta.rows) seen.set(row["accountid"], row["name"]);
  for (const id of delta.deleted) seen.delete(id);
  expect([...seen.values()].sort()).toEqual(["A1 changed", "A3", "A4", "A6", "A7 changed", "late"]);
  expect(delta.deleted).toEqual([ids[1], ids[4]]);
});

it("holds back what the next read will bring, where it is told to", async () => {
  const ids = create(4);
  api.sandbox.setChangeTracking({ heldBack: true });
  const pages = await allPages("accounts?$select=name", () => {
    api.sandbox.change("account", ids[3] ?? "", { name: "A4 changed" });
    api.sandbox.insert("account", { name: "late" });
  });
  expect(names(pages)).toEqual(["A1", "A2", "A3"]);
  const { names: next } = await readDelta(api, pages.at(-1)?.delta ?? "");
  expect(next).toEqual(["A4 changed", "late"]);
  api.sandbox.setChangeTracking({ heldBack: false });
});

it("has at most 5,000 changes on a page", async () => {
  const rows = Array.from({ length: 5001 }, (_, at) => ({ name: `N${at}` }));
  const link = await startTracking(api);
  for (const row of rows) api.sandbox.insert("account", row);
  const pages = await allPages(link, () => {}, track);
  expect(sizes(pages)).toEqual(["5000+0", "1+0"]);
  const count = await api.send(
    "GET",
    link.replace(api.sandbox.url, "").replace("accounts?", "accounts/$count?"),
  );
  expect(count.text).toBe("5000");
});

it.each([
  [
    "of another read",
    "%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22x%22%20istracking=%22False%22%20/%3E",
  ],
  ["cut off", "%3Ccookie%20pagenumber=%222%22%20istracking=%22True%22%20/%3E"],
])("refuses a place %s", async (_, token) => {
  const answer = await api.send("GET", `accounts?$skiptoken=${token}`, { headers: track });
  expect(answer.status).toBe(400);
  expect(answer.error.code).toBe("0x8004112A");
});
