import type { UnifiedList } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();

const list = (inputs: object) => bench.act<UnifiedList>("listUnified", { ...inputs });
const callers = () => bench.requests().map(({ headers }) => headers["mscrmcallerid"]);

const options: { impersonateUserId?: string | undefined } = {};
beforeAll(async () => {
  const { value } = await bench.act<{ value: Record<string, string>[] }>("queryEntities", {
    entityType: "systemusers",
    filterExpression: "isdisabled eq false",
  });
  options.impersonateUserId = value[0]?.["systemuserid"];
});

test("a list goes on as the user that it was begun for", async () => {
  const model = "account";
  const { next_cursor: cursor } = await list({ model, limit: 1, options });
  bench.sandbox.clearRequests();
  expect((await list({ model, cursor, options })).result).toHaveLength(1);
  expect(callers()).toContain(options.impersonateUserId);
  bench.sandbox.clearRequests();
  const alone = await bench.failure("listUnified", { model, cursor });
  expect(alone.message).toContain("has Impersonate User ID; expected the same as before");
  const own = await list({ model, limit: 1 });
  bench.sandbox.clearRequests();
  const other = await bench.failure("listUnified", { model, cursor: own.next_cursor, options });
  expect(other.message).toContain("does not have Impersonate User ID; expected none");
  expect(bench.requests()).toEqual([]);
});

test.each([{}, { filter: "lastname ne null" }])(
  "pages with %j are read as another user, and so is Since",
  async (query) => {
    const inputs = { model: "contact", limit: 1000, ...query, options };
    await list(inputs);
    bench.sandbox.clearRequests();
    const { next_since: since } = await list(inputs);
    if (since) await list({ model: "contact", since, options });
    expect(callers().length).toBe(since ? 2 : 1);
    expect(new Set(callers())).toEqual(new Set([options.impersonateUserId]));
  },
);
