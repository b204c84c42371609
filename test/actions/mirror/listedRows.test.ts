import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, makeAccounts, mirror, statuses, stored } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const free = { missing: "delete", guards: { maxRemovalPercent: 100, allowCascade: true } };

/** Rows of a city, of which a list names the first. */
const begin = (word: string) => {
  const city = fresh(word);
  const rows = [1, 2, 3].map((at) => ({ accountnumber: `${city}-${at}`, name: `N ${at}` }));
  const ids = makeAccounts(bench, city, rows);
  return { city, ids, address: `accounts(accountnumber='${city}-1')` };
};
const keysOf = (city: string) => Object.keys(stored(bench, city)).sort();

describe("a listed row is not removed, whichever way the list names it", () => {
  test.each(["*", undefined])("by another key, in a scope of %s", async (scope) => {
    const { city, ids, address } = begin("Named");
    const records = [{ "@odata.id": address, name: "new" }, { accountid: ids[1] }];
    const inputs = { alternateKey: undefined, ...free, ...(scope ? { scope } : {}) };
    const result = await mirror(bench, city, records, inputs);
    expect(statuses(result)).toEqual(["updated", "unchanged"]);
    expect(result.complete).toBe(true);
    expect(keysOf(city)).toEqual([`${city}-1`, `${city}-2`]);
    expect(stored(bench, city)[`${city}-1`]).toMatchObject({ name: "new" });
  });

  test("by another key, with a value that its column does not take", async () => {
    const { city, ids, address } = begin("Wrong");
    const records = [{ "@odata.id": address, revenue: "much" }, { accountid: ids[1] }];
    const result = await mirror(bench, city, records, { alternateKey: undefined, ...free });
    expect(statuses(result)).toEqual(["rejected", "unchanged"]);
    expect(result.deleted).toBe(1);
    expect(keysOf(city)).toEqual([`${city}-1`, `${city}-2`]);
  });

  test("and Dataverse does not say which one it is: nothing is removed", async () => {
    const { city, ids, address } = begin("Unclear");
    bench.sandbox.fault({
      match: { method: "GET", path: "/accounts(" },
      action: { kind: "status", status: 403, body: { code: "0x80040220", message: "no" } },
    });
    const records = [{ "@odata.id": address, name: "new" }, { accountid: ids[1] }];
    const result = await mirror(bench, city, records, { alternateKey: undefined, ...free });
    expect(statuses(result)).toEqual(["rejected", "unchanged"]);
    expect(result).toMatchObject({ complete: false, deleted: 0 });
    expect(result.removalsRefused).toMatch(/^The row of record 0 cannot be read/);
    expect(keysOf(city)).toHaveLength(3);
  });
});
