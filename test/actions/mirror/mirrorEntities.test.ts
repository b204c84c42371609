import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, inputsOf, makeAccounts, mirror, statuses, stored } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const free = { guards: { maxRemovalPercent: 100, allowCascade: true } };

describe("a list and its scope", () => {
  test("what differs is written, what is missing is deactivated, what is inactive is activated", async () => {
    const city = fresh("City");
    const [same = "", changed = "", gone = "", idle = ""] = makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
      { accountnumber: `${city}-3`, name: "Three" },
      { accountnumber: `${city}-4`, name: "Four", statecode: 1, statuscode: 2 },
    ]);
    const records = [
      { accountnumber: `${city}-1`, name: "One", address1_city: city },
      { accountnumber: `${city}-2`, name: "Zwei", address1_city: city },
      { accountnumber: `${city}-4`, name: "Four", address1_city: city },
      { accountnumber: `${city}-5`, name: "Five", address1_city: city },
    ];
    const result = await mirror(bench, city, records, { missing: "deactivate", ...free });
    expect(statuses(result)).toEqual(["unchanged", "updated", "reactivated", "inserted"]);
    expect(result).toMatchObject({
      complete: true,
      dryRun: false,
      inserted: 1,
      updated: 1,
      unchanged: 1,
      reactivated: 1,
      deactivated: 1,
      scopeRows: 4,
      removals: [{ id: gone, status: "deactivated" }],
      skippedRemovals: [],
      removalsRefused: null,
    });
    expect(result.results.map(({ id }) => id).slice(0, 3)).toEqual([same, changed, idle]);
    const rows = stored(bench, city);
    expect(rows[`${city}-2`]).toMatchObject({ name: "Zwei", statecode: 0 });
    expect(rows[`${city}-3`]).toMatchObject({ statecode: 1 });
    expect(rows[`${city}-4`]).toMatchObject({ statecode: 0, statuscode: 1 });
    expect(rows[`${city}-5`]).toMatchObject({ name: "Five" });
    const again = await mirror(bench, city, records, { missing: "deactivate", ...free });
    expect(again).toMatchObject({ complete: true, unchanged: 4, deactivated: 0, removals: [] });
  });

  test("missing rows are deleted under their version", async () => {
    const city = fresh("Gone");
    const [, gone] = makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
    ]);
    const records = [{ accountnumber: `${city}-1`, name: "One" }];
    const result = await mirror(bench, city, records, { missing: "delete", ...free });
    expect(result).toMatchObject({ complete: true, deleted: 1, unchanged: 1 });
    expect(result.removals).toEqual([{ id: gone, status: "deleted" }]);
    expect(Object.keys(stored(bench, city))).toEqual([`${city}-1`]);
    const [deletion] = bench.requests().filter(({ method }) => method === "DELETE");
    expect(deletion?.headers["if-match"]).toMatch(/^W\/"\d+"$/);
  });

  test("a dry run says the same, and writes nothing; its hash lets that be written and nothing else", async () => {
    const city = fresh("Dry");
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
    ]);
    const records = [
      { accountnumber: `${city}-1`, name: "Uno" },
      { accountnumber: `${city}-3`, name: "Three", address1_city: city },
    ];
    const more = { missing: "deactivate", ...free };
    const dry = await mirror(bench, city, records, { ...more, options: { dryRun: true } });
    expect(dry).toMatchObject({ dryRun: true, updated: 1, inserted: 1, deactivated: 1 });
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
    const options = { expectedPlanHash: dry.planHash };
    bench.sandbox.insert("account", { address1_city: city, accountnumber: `${city}-9` });
    const refused = await bench.failure(
      "mirrorEntities",
      inputsOf(city, records, { ...more, options }),
    );
    expect(refused.message).toMatch(/^Expected Plan Hash is not that of this list any more/);
    const { planHash } = await mirror(bench, city, records, {
      ...more,
      options: { dryRun: true },
    });
    const wet = await mirror(bench, city, records, {
      ...more,
      options: { expectedPlanHash: planHash },
    });
    expect(wet).toMatchObject({
      complete: true,
      updated: 1,
      inserted: 1,
      deactivated: 2,
      planHash,
    });
  });

  test("the hash tells new records apart by their keys", async () => {
    const city = fresh("Key");
    const list = (key: string) => [{ accountnumber: `${city}-${key}`, name: "same" }];
    const { planHash } = await mirror(bench, city, list("1"), { options: { dryRun: true } });
    const inputs = inputsOf(city, list("2"), { options: { expectedPlanHash: planHash } });
    const { message } = await bench.failure("mirrorEntities", inputs);
    expect(message).toMatch(/^Expected Plan Hash is not that of this list/);
    expect(stored(bench, city)).toEqual({});
  });

  test("the hash does not hang on the words in which Dataverse refuses a record", async () => {
    const city = fresh("Words");
    const records = [{ accountnumber: `${city}-1`, parentaccountid: "account: Nobody" }];
    const run = async () => {
      bench.sandbox.fault({
        match: { method: "GET", path: "accounts" },
        action: { kind: "status", status: 403, body: { code: "0x80040220", message: "prvRead" } },
      });
      const dry = await mirror(bench, city, records, { options: { dryRun: true } });
      return { hash: dry.planHash, why: dry.results[0]?.error?.message };
    };
    const [one, other] = [await run(), await run()];
    expect(one.why).not.toBe(other.why);
    expect(one.hash).toBe(other.hash);
  });
});
