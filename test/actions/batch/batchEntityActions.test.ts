import fc from "fast-check";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
type Result = Record<string, unknown>;
let counter = 0;
const fresh = (word: string) => `${word} ${++counter}`;
const named = (name: string) => bench.sandbox.store.find("account", { name });
const create = (name: string, more: object = {}) => ({
  collection: "accounts",
  action: "create",
  data: { name },
  ...more,
});
const bad = { collection: "accounts", action: "create", data: { nosuchcolumn: 1 } };
const run = (actions: unknown[], more: object = {}) =>
  bench.act<Result[]>("batchEntityActions", { actions, ...more });
const fail = (actions: unknown[], more: object = {}) =>
  bench.failure("batchEntityActions", { actions, ...more });
const parts = () => bench.requests()[0]?.parts ?? [];

describe("batchEntityActions", () => {
  test("one change set, records and ids in the order of the input", async () => {
    const [one, two] = [fresh("One"), fresh("Two")];
    const id = bench.sandbox.insert("account", { name: one });
    const result = await run([
      { collection: "accounts", action: "get", key: id },
      create(two, { returnRepresentation: true }),
      { collection: "accounts", action: "update", key: id, data: { description: "new" } },
    ]);
    expect(result).toMatchObject([{ name: one, description: "new" }, { name: two }, { id }]);
    expect(bench.requests()).toHaveLength(1);
    expect(parts().map(({ method }) => method)).toEqual(["POST", "PATCH", "GET"]);
    expect(parts()[1]?.headers).toMatchObject({ "if-match": "*" });
  });

  test("D10: a failing action undoes all and is told with code and message", async () => {
    const name = fresh("Undone");
    const error = await fail([create(name), bad]);
    expect(error).toMatchObject({ status: 400, outcome: "notDone" });
    expect(error.message).toMatch(/nosuchcolumn.*Nothing was written/s);
    expect(named(name)).toEqual([]);
  });

  test("an action alone in its change set is named by its index", async () => {
    const name = fresh("First");
    const error = await fail([create(name), { ...bad, group: "b" }]);
    expect(error.message).toMatch(/Batch action 1 \(create accounts\).*1 carried out \(0\)/s);
    expect(named(name)).toHaveLength(1);
  });

  test("D10: continue carries out the others; failed ones are errors in place", async () => {
    const names = [fresh("A"), fresh("B")];
    const actions = [create(names[0] ?? ""), bad, create(names[1] ?? "")];
    const result = await run(actions, { onError: "continue" });
    expect(result[1]).toMatchObject({ error: { outcome: "failed", status: 400 } });
    for (const name of names) expect(named(name)).toHaveLength(1);
    expect(bench.requests()[0]?.headers["prefer"]).toBe("odata.continue-on-error");
    const verdicts = await run(actions, { onError: "continue", results: "verdicts" });
    expect(verdicts.map(({ index, status }) => [index, status])).toEqual([
      [0, "done"],
      [1, "failed"],
      [2, "done"],
    ]);
  });

  test("D10: upsert creates, update never does", async () => {
    const key = "3b0f6d6e-52c1-4b7a-9a53-000000000001";
    const data = { name: fresh("Upserted") };
    const item = { collection: "accounts", key, data };
    expect((await fail([{ ...item, action: "update" }])).status).toBe(404);
    expect(await run([{ ...item, action: "upsert" }])).toMatchObject([{ id: key }]);
    expect(named(data.name)).toHaveLength(1);
  });

  test("references in a group, by any name; the ungrouped fail apart from it", async () => {
    const result = await run(
      [
        create(fresh("Owner"), { contentId: "owner", group: "g" }),
        {
          collection: "contacts",
          action: "create",
          group: "g",
          returnRepresentation: true,
          data: { lastname: "Ref", "parentcustomerid_account@odata.bind": "$owner" },
        },
        { action: "update", key: "$owner", group: "g", data: { description: "by reference" } },
        bad,
      ],
      { onError: "continue" },
    );
    const id = result[0]?.["id"];
    expect(result[1]).toMatchObject({ _parentcustomerid_value: id });
    expect(bench.sandbox.store.read("account", String(id))?.["description"]).toBe("by reference");
    expect(result[3]).toHaveProperty("error");
  });

  test("associate, disassociate and a function", async () => {
    const id = bench.sandbox.insert("account", { name: fresh("Linked") });
    const task = bench.sandbox.insert("contact", { lastname: "Link" });
    const link = {
      collection: "accounts",
      key: id,
      navigation: "contact_customer_accounts",
      target: `contacts(${task})`,
    };
    const [, who] = await run([
      { ...link, action: "associate" },
      { action: "function", name: "WhoAmI" },
    ]);
    expect(who).toHaveProperty("UserId");
    const row = () => bench.sandbox.store.read("contact", task)?.["parentcustomerid"];
    expect(row()).toBe(id);
    await run([{ ...link, action: "disassociate" }]);
    expect(row()).toBeNull();
  });

  test("any name of a table", async () => {
    const name = fresh("By logical name");
    await run([create(name, { collection: "Account" })]);
    expect(named(name)).toHaveLength(1);
  });

  test("everything wrong with the input at once, and nothing sent", async () => {
    const error = await fail([
      7,
      { action: "fly" },
      { collection: "accounts", action: "update", data: {} },
      create("x", { headers: { Authorization: "x" } }),
    ]);
    for (const index of [0, 1, 2, 3]) expect(error.message).toContain(`action ${index}: `);
    const dangling = await fail([
      { action: "delete", key: "$x" },
      { ...bad, action: "delete", key: "?" },
    ]);
    expect(dangling.message).toMatch(/action 0: \$x refers.*action 1: Entity ID/s);
    expect(bench.requests()).toEqual([]);
  });

  test("D10: more than 1,000 are split, a group and a rollback are refused", async () => {
    const reads = Array.from({ length: 1001 }, () => ({ action: "function", name: "WhoAmI" }));
    expect((await fail(reads)).message).toMatch(/continue.*several times/s);
    const grouped = reads.map(() => create("x", { group: "g" }));
    expect((await fail(grouped, { onError: "continue" })).message).toMatch(/group g has 1001/);
    expect(bench.requests()).toEqual([]);
    expect(await run(reads, { onError: "continue" })).toHaveLength(1001);
    expect(bench.requests().map((request) => request.parts?.length)).toEqual([1000, 1]);
  });

  test("refused whole with 429 or 503: again; an answer of a part: never", async () => {
    const name = fresh("Throttled");
    const body = { code: "0x80072324", message: "Busy" };
    bench.sandbox.fault({ action: { kind: "throttle", retryAfter: 3 } });
    bench.sandbox.fault({ action: { kind: "status", status: 503, body } });
    await run([create(name)]);
    expect(time.sleeps[0]).toBe(3000);
    expect(bench.requests()).toHaveLength(3);
    expect(named(name)).toHaveLength(1);
    bench.sandbox.fault({ match: { path: "/accounts" }, action: { kind: "throttle" } });
    expect((await fail([create(fresh("Part"))])).status).toBe(429);
    expect(bench.requests()).toHaveLength(4);
  });

  test("a lost answer: unknown, never sent again", async () => {
    const name = fresh("Lost");
    bench.sandbox.fault({ action: { kind: "lostResponse" } });
    const error = await fail([create(name)]);
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.message).toContain("Of 1 actions: 1 unknown (0)");
    expect(bench.requests()).toHaveLength(1);
    expect(named(name)).toHaveLength(1);
  });

  test("an answer cut off: what arrived counts, the rest is unknown, or done where the status says so", async () => {
    const actions = [create(fresh("Cut")), create(fresh("Cut"))];
    const more = { onError: "continue", results: "verdicts" };
    bench.sandbox.fault({ action: { kind: "truncate", bytes: 520 } });
    const result = await run(actions, more);
    expect(result.map(({ status }) => status)).toEqual(["done", "unknown"]);
    bench.sandbox.fault({ action: { kind: "truncate", bytes: 20 } });
    expect(await fail(actions)).toMatchObject({ outcome: "done" });
    expect(bench.requests()).toHaveLength(2);
  });

  test("whatever the mix, results stand in the order of the input", async () => {
    const kinds = fc.array(fc.constantFrom("ok", "bad", "get", "g1", "g2"), {
      minLength: 1,
      maxLength: 8,
    });
    const id = bench.sandbox.insert("account", { name: "Read" });
    await fc.assert(
      fc.asyncProperty(kinds, async (mix) => {
        const actions = mix.map((kind, at) => {
          if (kind === "bad") return bad;
          if (kind === "get") return { collection: "accounts", action: "get", key: id };
          const group = kind === "ok" ? {} : { group: kind };
          return create(`Mix ${at}`, { returnRepresentation: true, ...group });
        });
        const result = await run(actions, { onError: "continue" }).catch(() => []);
        if (mix.some((kind) => kind !== "bad")) expect(result).toHaveLength(mix.length);
        result.forEach((item, at) => {
          const kind = mix[at];
          if (kind === "bad") expect(item).toHaveProperty("error");
          else expect(item["name"]).toBe(kind === "get" ? "Read" : `Mix ${at}`);
        });
      }),
      { numRuns: 25 },
    );
  });
});
