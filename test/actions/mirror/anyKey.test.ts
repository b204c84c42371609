import type { MirrorResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, makeAccounts, mirror, statuses, stored } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const free = { missing: "delete", guards: { maxRemovalPercent: 100, allowCascade: true } };
const CHARACTERS = [..."/<>*%&:\\?+#'\""];

describe("keys that no address can hold", () => {
  test.each(["in the scope", "*", "adopted from outside of it"])("rows %s", async (place) => {
    const city = fresh("Any");
    const key = (at: number) => `${city}-${CHARACTERS[at]}-${at}`;
    const rows = CHARACTERS.map((_, at) => ({ accountnumber: key(at), name: "old" }));
    const isAdopted = place.startsWith("adopted");
    makeAccounts(bench, isAdopted ? `${city} before` : city, rows.slice(0, 10));
    makeAccounts(bench, city, [{ accountnumber: `${city}/gone`, name: "old" }]);
    const records = rows.map((row, at) => ({
      ...row,
      name: at % 2 === 0 ? "new" : "old",
      address1_city: city,
    }));
    const scope = place === "*" ? { scope: "*" } : {};
    const inputs = { ...free, ...scope, options: { adopt: isAdopted } };
    const result = await mirror(bench, city, records, inputs);
    const existing = (at: number) => (isAdopted || at % 2 === 0 ? "updated" : "unchanged");
    expect(statuses(result)).toEqual(rows.map((_, at) => (at < 10 ? existing(at) : "inserted")));
    expect(result).toMatchObject({ complete: true });
    const after = stored(bench, city);
    expect(Object.keys(after).sort()).toEqual(rows.map((row) => row.accountnumber).sort());
    for (const { accountnumber, name } of records)
      expect(after[accountnumber]).toMatchObject({ name });
    const again = await mirror(bench, city, records, inputs);
    expect(new Set(statuses(again))).toEqual(new Set(["unchanged"]));
  });

  test("a row of another scope is rejected, and found whatever its letter case", async () => {
    const city = fresh("Beside");
    makeAccounts(bench, "Elsewhere", [{ accountnumber: `${city}/A`, name: "other" }]);
    const records = ["a", "b"].map((each) => ({ accountnumber: `${city}/${each}`, name: "new" }));
    const result = await mirror(bench, city, records);
    expect(statuses(result)).toEqual(["rejected", "inserted"]);
    expect(result.results[0]?.error?.message).toMatch(/belongs to another scope/);
  });

  test("several columns, and a lost answer to a new record", async () => {
    const region = `${fresh("R")}/x`;
    const make = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        new_number: at,
        new_region: region,
        new_name: `${at}`,
      }));
    for (const row of make(2))
      bench.sandbox.insert("new_project", { ...row, new_code: `${region}-${row.new_number}` });
    const inputs = {
      entityType: "new_projectcollection",
      alternateKey: "new_number,new_region",
      scope: "new_name ne 'none'",
      records: [...make(1), { new_number: "7", new_region: region, new_code: `${region}-7` }],
      ...free,
    };
    bench.sandbox.fault({
      match: { method: "PATCH", path: "/new_projectcollection(" },
      action: { kind: "lostResponse" },
    });
    const result = await bench.act<MirrorResult>("mirrorEntities", inputs);
    expect(statuses(result)).toEqual(["unchanged", "inserted"]);
    expect(result).toMatchObject({ complete: true, deleted: 1 });
    const rows = bench.sandbox.store.select(
      'SELECT "new_number" FROM "new_project" WHERE "new_region" = ? ORDER BY 1',
      [region],
    );
    expect(rows.map((row) => row["new_number"])).toEqual([0, 7]);
  });
});
