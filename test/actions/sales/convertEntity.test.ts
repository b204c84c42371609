import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

/** A user whom the sandbox has from the start. */
const ADMINISTRATOR = "4026be43-6b69-e111-8f65-78e7d1620f5e";

const bench = useSandbox({ seed: "empty" });
const time = useVirtualTime();

type Row = Record<string, unknown>;

let serial = 0;
const insert = (table: string, row: Row = {}): string => {
  serial += 1;
  return bench.sandbox.insert(table, { name: `Sensors ${serial}`, ...row } as never);
};
const ACTIVE = { statecode: 1, statuscode: 2 };
const CLOSED = { statecode: 3, statuscode: 7 };

const convert = (inputs: Row) => bench.act<Row>("convertEntity", inputs);
const count = (table: string, key: Row) => bench.sandbox.store.find(table, key as never).length;
const writes = () => bench.requests().filter(({ method }) => method !== "GET");

let strangers = 0;
const stranger = () => {
  strangers += 1;
  return bench.connection({ fields: { note: `cold ${strangers}` } });
};

type Case = [from: string, to: string, made: string, row: Row, lookup: string];
const CASES: Case[] = [
  ["opportunity", "quote", "quote", {}, "opportunityid"],
  ["opportunity", "order", "salesorder", {}, "opportunityid"],
  ["opportunity", "invoice", "invoice", {}, "opportunityid"],
  ["quote", "order", "salesorder", ACTIVE, "quoteid"],
  ["quote", "revision", "quote", CLOSED, ""],
  ["salesorder", "invoice", "invoice", {}, "salesorderid"],
];
const MESSAGES = /\/(Generate|Convert|Revise)\w+$/;
const messages = () => bench.requests().filter(({ url }) => MESSAGES.test(url));

describe.each<Case>(CASES)("of a record of %s, %s", (from, to, made, row, lookup) => {
  const match = { method: "POST", path: MESSAGES };
  const source = () => insert(from, row);
  const madeFrom = (id: string) =>
    lookup
      ? count(made, { [lookup]: id })
      : count(made, { quotenumber: bench.sandbox.store.read("quote", id)?.["quotenumber"] }) - 1;
  const given = (id: string) => ({ entityType: from, entityId: id, to });

  test("is made in one request", async () => {
    const id = source();
    const record = await convert({ ...given(id), connection: stranger() });
    expect(record).toMatchObject({ [`${made}id`]: expect.any(String), name: `Sensors ${serial}` });
    if (lookup) expect(record[`_${lookup}_value`]).toBe(id);
    else expect(record).toMatchObject({ revisionnumber: 1, statecode: 0 });
    expect(madeFrom(id)).toBe(1);
    expect(bench.requests()).toHaveLength(1);
  });

  test("429: it waits, and one is made", async () => {
    const id = source();
    bench.sandbox.fault({ match, action: { kind: "throttle", retryAfter: 7 } });
    await convert(given(id));
    expect(time.sleeps).toEqual([7000]);
    expect(madeFrom(id)).toBe(1);
  });

  test.each([
    { kind: "lostResponse" },
    { kind: "truncate", bytes: 20 },
    { kind: "malformed" },
    { kind: "gateway", status: 504, applied: true },
  ] as const)("%j: the one that was made is found", async (action) => {
    const id = source();
    bench.sandbox.fault({ match, action });
    const record = await convert(given(id));
    expect(record).toMatchObject({ [`${made}id`]: expect.any(String), name: `Sensors ${serial}` });
    expect(madeFrom(id)).toBe(1);
    expect(messages()).toHaveLength(1);
    expect(bench.log.warn.join()).toMatch(/the answer was lost, but exactly one \w+ was made/);
  });

  test.each([{ kind: "reset" }, { kind: "gateway", status: 503 }] as const)(
    "%j: none is found, which is told",
    async (action) => {
      const id = source();
      bench.sandbox.fault({ match, action });
      const error = await bench.failure("convertEntity", given(id));
      expect(error).toMatchObject({ outcome: "unknown" });
      expect(error.message).toMatch(
        /was not among it by then: look once more before anything is repeated/,
      );
      expect(time.sleeps).toEqual([5000, 15000]);
      expect(madeFrom(id)).toBe(0);
      expect(messages()).toHaveLength(1);
    },
  );
});

describe("after a lost answer", () => {
  const match = { method: "POST", path: MESSAGES };
  const lost = { match, action: { kind: "lostResponse" } } as const;

  test("what was made before does not count", async () => {
    const id = insert("opportunity");
    const createdon = new Date(Date.now() - 60_000).toISOString();
    insert("quote", { opportunityid: id, name: "Old", createdon });
    bench.sandbox.fault(lost);
    const record = await convert({ entityType: "opportunity", entityId: id, to: "quote" });
    expect(record["name"]).not.toBe("Old");
    expect(count("quote", { opportunityid: id })).toBe(2);
  });

  test("waits before the last try do not count either", async () => {
    const id = insert("opportunity");
    const createdon = new Date(Date.now() - 60_000).toISOString();
    insert("quote", { opportunityid: id, name: "Old", createdon });
    bench.sandbox.fault({ match, action: { kind: "throttle", retryAfter: 300 } });
    bench.sandbox.fault(lost);
    const record = await convert({ entityType: "opportunity", entityId: id, to: "quote" });
    expect(record["name"]).not.toBe("Old");
  });

  test("several are named, since nobody can tell which is the one", async () => {
    const id = insert("opportunity");
    const other = insert("quote", { opportunityid: id });
    bench.sandbox.fault(lost);
    const error = await bench.failure("convertEntity", {
      entityType: "opportunity",
      entityId: id,
      to: "quote",
    });
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/Several were made from it since, quotes\([^)]+\), quotes\(/);
    expect(error.message).toContain(other);
    expect(time.sleeps).toEqual([]);
  });

  test("what cannot be read stays unknown, with both reasons", async () => {
    const id = insert("opportunity");
    bench.sandbox.fault(lost);
    const body = { code: "0x80040220", message: "missing prvReadQuote privilege" };
    bench.sandbox.fault({
      match: { method: "GET", path: "/quotes" },
      action: { kind: "status", status: 403, body },
    });
    const given = { entityType: "opportunity", entityId: id, to: "quote" };
    const error = await bench.failure("convertEntity", given);
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toMatch(/What became of it could not be read: .*prvReadQuote/);
  });

  test("a revision of a quote without a number cannot be found, which is told", async () => {
    const id = insert("quote", CLOSED);
    bench.sandbox.fault(lost);
    bench.sandbox.fault({
      match: { method: "GET", path: "quotenumber" },
      times: 3,
      action: { kind: "rewrite", body: JSON.stringify({ quoteid: id, quotenumber: null }) },
    });
    const given = { entityType: "quotes", entityId: id, to: "revision" };
    expect(await bench.failure("convertEntity", given)).toMatchObject({ outcome: "unknown" });
  });
});

test.each([
  ["opportunities", "id"],
  ["Opportunity", "id"],
  ["salesorder", "id"],
  ["Orders", "id"],
  ["salesorders", "address"],
])("%s by its %s, cold and warm", async (entityType, form) => {
  const table = /^o?pp?/i.test(entityType) ? "opportunity" : "salesorder";
  const id = insert(table);
  const entityId = form === "id" ? id : `${bench.sandbox.url}/main.aspx?etn=${table}&id=${id}`;
  await convert({ entityType, entityId, to: "invoice", connection: stranger() });
  await convert({ entityType, entityId, to: "invoice" });
  expect(count("invoice", { [`${table}id`]: id })).toBe(2);
});

test.each<[string, string, RegExp]>([
  [
    "quote",
    "invoice",
    /^To is invoice, which is made from opportunity or salesorder; a record of quote can become order or revision\.$/,
  ],
  [
    "opportunity",
    "revision",
    /^To is revision, which is made from quote; a record of opportunity can become quote or order or invoice\.$/,
  ],
  ["salesorder", "quote", /a record of salesorder can become invoice\.$/],
  [
    "accounts",
    "quote",
    /^Entity Type is account; expected one of opportunity, quote, salesorder\.$/,
  ],
  [
    "Campaigns",
    "quote",
    /^Entity Type is campaign; expected one of opportunity, quote, salesorder\.$/,
  ],
  ["no such table", "quote", /^Entity Type "no such table" is no table of this environment/],
  ["quote", "contract", /^To takes .*"contract"/],
])("%s to %s is refused before anything is sent", async (entityType, to, why) => {
  const entityId = "00000000-0000-4000-8000-000000000001";
  const error = await bench.failure("convertEntity", { entityType, entityId, to });
  expect(error.message).toMatch(why);
  expect(writes()).toEqual([]);
});

test("a refusal of Dataverse is passed on", async () => {
  const draft = insert("quote");
  const given = { entityType: "quote", entityId: draft, to: "order" };
  expect(await bench.failure("convertEntity", given)).toMatchObject({
    outcome: "notDone",
    status: 400,
  });
  const missing = { ...given, entityId: "00000000-0000-4000-8000-00000000dead" };
  expect(await bench.failure("convertEntity", missing)).toMatchObject({ status: 404 });
});

test("a quote with another revision under way is not revised", async () => {
  const first = insert("quote", CLOSED);
  const given = { entityType: "quote", entityId: first, to: "revision" };
  await convert(given);
  const error = await bench.failure("convertEntity", given);
  expect(error).toMatchObject({ code: "0x80048D00" });
  expect(error.message).toMatch(/a draft or an active quote of the same number/i);
});

test("a success that does not say which record was made is settled by reading", async () => {
  const id = insert("opportunity");
  bench.sandbox.fault({
    match: { method: "POST", path: MESSAGES },
    action: { kind: "rewrite", body: "{}" },
  });
  const record = await convert({ entityType: "opportunity", entityId: id, to: "quote" });
  expect(record).toMatchObject({ _opportunityid_value: id });
  expect(count("quote", { opportunityid: id })).toBe(1);
});

test("acts for another user in every request", async () => {
  const impersonateUserId = ADMINISTRATOR;
  const entityId = insert("opportunity");
  bench.sandbox.fault({ match: { path: MESSAGES }, action: { kind: "lostResponse" } });
  const options = { impersonateUserId };
  await convert({ entityType: "opportunity", entityId, to: "quote", options });
  const headers = bench.requests().map(({ headers: sentAs }) => sentAs["mscrmcallerid"]);
  expect(headers).toEqual([impersonateUserId, impersonateUserId]);
});
