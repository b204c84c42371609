import fc from "fast-check";
import { useSandbox } from "../../support/sandbox";
import { bad, batchOn, create } from "./support";

const bench = useSandbox();
const { run, fail, verdicts, fresh, named, batches, parts } = batchOn(bench);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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
    expect(batches()).toHaveLength(1);
    expect(parts().map(({ method }) => method)).toEqual(["POST", "PATCH", "GET"]);
    expect(parts()[1]?.headers).toMatchObject({ "if-match": "*" });
  });

  test("what saved flows hold: JSON text of the three actions, one change set", async () => {
    const [kept, gone, made] = [fresh("Kept"), fresh("Gone"), fresh("Made")];
    const id = bench.sandbox.insert("account", { name: kept });
    const dropped = bench.sandbox.insert("account", { name: gone });
    const actions = [
      {
        collection: "accounts",
        action: "create",
        data: { name: made },
        returnRepresentation: true,
      },
      { collection: "accounts", action: "update", key: id, data: { fax: "1" } },
      { collection: "accounts", action: "delete", key: dropped, returnRepresentation: true },
    ];
    const result = await run(JSON.stringify(actions));
    expect(result).toMatchObject([{ name: made }, { id }, { id: dropped }]);
    expect(named(gone)).toEqual([]);
    expect(batches()).toHaveLength(1);
  });

  test("a failing action undoes all; the error is one, with code, message and index", async () => {
    const name = fresh("Undone");
    const error = await fail([create(name), bad]);
    expect(error).toMatchObject({ status: 404, outcome: "notDone", code: "0x80040217" });
    expect(error.message).toMatch(/^Batch action 1 \(update accounts\).*Does Not Exist/);
    expect(error.message).toMatch(/Nothing was written/);
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(named(name)).toEqual([]);
  });

  test("change sets before the one that failed stay, and are counted", async () => {
    const [first, last] = [fresh("First"), fresh("Last")];
    const error = await fail([
      create(first),
      { ...bad, group: "b" },
      create(last, { group: "c" }),
      { action: "function", name: "WhoAmI" },
    ]);
    expect(error.message).toMatch(
      /Of 4 actions: 1 carried out \(0\), 1 failed \(1\), 2 not carried out \(2, 3\)/,
    );
    expect(error).toMatchObject({ outcome: "unknown" });
    expect([named(first).length, named(last).length]).toEqual([1, 0]);
  });

  test("continue carries out the others; failed ones are errors in place", async () => {
    const names = [fresh("A"), fresh("B")];
    const actions = [create(names[0] ?? ""), bad, create(names[1] ?? "")];
    const result = await run(actions, { onError: "continue" });
    expect(result[1]).toMatchObject({ error: { outcome: "failed", status: 404 } });
    for (const name of names) expect(named(name)).toHaveLength(1);
    expect(batches()[0]?.headers["prefer"]).toBe("odata.continue-on-error");
    expect(await verdicts(actions)).toMatchObject([
      { index: 0, status: "done", id: expect.stringMatching(/-/) },
      {
        index: 1,
        status: "failed",
        error: { code: "0x80040217", requestId: expect.stringMatching(GUID) },
      },
      { index: 2, status: "done" },
    ]);
  });

  test("verdicts let a batch pass that was rolled back", async () => {
    const result = await run([create(fresh("V")), bad, create(fresh("V"))], {
      results: "verdicts",
    });
    expect(result).toMatchObject([
      { index: 0, status: "notDone", error: { message: expect.stringMatching(/another action/) } },
      { index: 1, status: "failed", error: { status: 404 } },
      { index: 2, status: "notDone" },
    ]);
  });

  test("upsert creates, update never does", async () => {
    const key = "3b0f6d6e-52c1-4b7a-9a53-000000000001";
    const data = { name: fresh("Upserted") };
    const item = { collection: "accounts", key, data };
    expect((await fail([{ ...item, action: "update" }])).status).toBe(404);
    expect(await run([{ ...item, action: "upsert" }])).toMatchObject([{ id: key }]);
    expect(named(data.name)).toHaveLength(1);
  });

  test("a representation tells the id too", async () => {
    const [verdict] = await verdicts([create(fresh("Id"), { returnRepresentation: true })]);
    expect(verdict).toMatchObject({ record: { accountid: verdict?.["id"] } });
    expect(verdict?.["id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("more than 1,000 are split, a group and a rollback are refused with both ways out", async () => {
    const reads = Array.from({ length: 1001 }, () => ({ action: "function", name: "WhoAmI" }));
    expect((await fail(reads)).message).toMatch(/1001 actions.*continue.*several times/s);
    const grouped = reads.map(() => create("x", { group: "g" }));
    expect((await fail(grouped, { onError: "continue" })).message).toMatch(/group g has 1001/);
    expect(bench.requests()).toEqual([]);
    expect(await run(reads, { onError: "continue" })).toHaveLength(1001);
    expect(batches().map((request) => request.parts?.length)).toEqual([1000, 1]);
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
        const result = await run(actions, { onError: "continue" });
        expect(result).toHaveLength(mix.length);
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
