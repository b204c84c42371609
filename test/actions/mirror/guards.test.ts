import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, inputsOf, makeAccounts, mirror, stored } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });

const many = (city: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ accountnumber: `${city}-${at}`, name: `N ${at}` }));
const wrote = () => bench.requests().filter(({ method }) => method !== "GET");

describe("guards refuse all removals before any", () => {
  const cases: readonly (readonly [string, object, string | null])[] = [
    ["as many as allowed", { maxRemovals: 2, maxRemovalPercent: 20 }, null],
    [
      "one more than Max Removals",
      { maxRemovals: 1 },
      "2 rows would be removed, and Max Removals is 1.",
    ],
    [
      "more than Max Removal Percent",
      { maxRemovalPercent: "19" },
      "2 of 10 rows in the scope would be removed, and Max Removal Percent is 19.",
    ],
    ["none at all", { maxRemovals: 0 }, "2 rows would be removed, and Max Removals is 0."],
  ];
  test.each(cases)("%s", async (_, guards, reason) => {
    const city = fresh("Guard");
    makeAccounts(bench, city, many(city, 10));
    const records = many(city, 8).map((row, at) => (at === 0 ? { ...row, name: "new" } : row));
    const result = await mirror(bench, city, records, { missing: "deactivate", guards });
    expect(result.removalsRefused).toBe(reason);
    expect(result).toMatchObject({
      complete: reason === null,
      updated: 1,
      unchanged: 7,
      deactivated: reason === null ? 2 : 0,
    });
    expect(result.skippedRemovals.map((each) => each.reason)).toEqual(
      reason === null ? [] : [reason, reason],
    );
    expect(Object.values(stored(bench, city)).filter((row) => row["statecode"] === 1)).toHaveLength(
      reason === null ? 2 : 0,
    );
  });

  test("an empty list is refused before anything is sent, unless that is meant", async () => {
    const city = fresh("Empty");
    makeAccounts(bench, city, many(city, 2));
    bench.sandbox.clearRequests();
    const more = { missing: "deactivate" };
    const { message } = await bench.failure("mirrorEntities", inputsOf(city, [], more));
    expect(message).toMatch(/^Records is empty, so that every row of the scope would be removed/);
    expect(bench.requests()).toEqual([]);
    const guards = '{"allowEmpty":true,"maxRemovalPercent":100}';
    const result = await mirror(bench, city, "[]", { ...more, guards });
    expect(result).toMatchObject({ complete: true, deactivated: 2, results: [] });
  });

  test("deletions that take data of people along are refused, and the tables named", async () => {
    const city = fresh("Cascade");
    makeAccounts(bench, city, many(city, 2));
    const more = { missing: "delete", guards: { maxRemovalPercent: 100 } };
    const result = await mirror(bench, city, many(city, 1), more);
    expect(result.removalsRefused).toMatch(
      /^Rows of [a-z, ]*annotation.* that refer to a deleted row would be deleted along: set Missing Records to deactivate, or allow it by Allow Cascade\.$|^Rows of .* would be deleted along/,
    );
    expect(result.cascades).toEqual(
      expect.arrayContaining([{ table: "annotation", column: "objectid" }]),
    );
    expect(result.restricts).toEqual(
      expect.arrayContaining([{ table: "new_project", column: "new_accountid" }]),
    );
    expect(result.cascades.map(({ table }) => table)).not.toContain("duplicaterecord");
    expect(result.deleted).toBe(0);
    expect(wrote()).toEqual([]);
  });

  test("a row that others keep from deletion is skipped with what Dataverse says", async () => {
    const city = fresh("Restrict");
    const [, kept = ""] = makeAccounts(bench, city, many(city, 2));
    bench.sandbox.insert("new_project", { new_name: city, new_code: city, new_accountid: kept });
    const guards = { maxRemovalPercent: 100, allowCascade: true };
    const result = await mirror(bench, city, many(city, 1), { missing: "delete", guards });
    expect(result).toMatchObject({ complete: false, deleted: 0, removalsRefused: null });
    expect(result.skippedRemovals).toEqual([
      { id: kept, reason: expect.stringMatching(/associated with another object/) },
    ]);
  });

  test.each([[{ name: "no key" }], [7], [null]])(
    "a record whose key cannot be read keeps every row: %j",
    async (odd) => {
      const city = fresh("Unkeyed");
      makeAccounts(bench, city, many(city, 3));
      const records = [...many(city, 2), odd];
      const guards = { maxRemovalPercent: 100 };
      const result = await mirror(bench, city, records, { missing: "deactivate", guards });
      expect(result).toMatchObject({ complete: false, rejected: 1, deactivated: 0 });
      expect(result.removalsRefused).toMatch(/^The key of record 2 cannot be read/);
    },
  );

  test("a record with a wrong value is rejected, and its row is not removed", async () => {
    const city = fresh("Wrong");
    makeAccounts(bench, city, many(city, 2));
    const [first, second] = many(city, 2);
    const records = [first, { ...second, revenue: "much" }];
    const result = await mirror(bench, city, records, { missing: "deactivate" });
    expect(result).toMatchObject({ complete: true, rejected: 1, unchanged: 1, deactivated: 0 });
    expect(result.results[1]?.error?.message).toMatch(/revenue/);
  });
});

describe("what is refused before anything is sent", () => {
  const refusals: readonly (readonly [string, object, RegExp])[] = [
    [
      "no scope",
      { scope: "", missing: "delete" },
      /^Scope is empty, and Missing Records is delete/,
    ],
    [
      "a guard that there is not",
      { guards: { maxRemoval: 1 } },
      /^Guards has no "maxRemoval"; did you mean maxRemovals\?/,
    ],
    ["guards that are no object", { guards: "[1]" }, /^Guards/],
    ["a guard that is no number", { guards: { maxRemovals: "x" } }, /^Max Removals/],
    [
      "a percentage over 100",
      { guards: { maxRemovalPercent: 101 } },
      /^Max Removal Percent.*up to 100/,
    ],
    [
      "a filter with other options",
      { scope: "name eq 'x'&$top=3" },
      /Scope has \$top beside the condition/,
    ],
    ["another kind of missing", { missing: "drop" }, /^Missing Records/],
  ];
  test.each(refusals)("%s", async (_, more, message) => {
    const city = fresh("Refused");
    const error = await bench.failure("mirrorEntities", inputsOf(city, many(city, 1), more));
    expect(error.message).toMatch(message);
    expect(wrote()).toEqual([]);
  });

  test("a condition is not repaired", async () => {
    const city = fresh("Repair");
    const scope = `address1_city eq "${city}"`;
    const error = await bench.failure("mirrorEntities", inputsOf(city, many(city, 1), { scope }));
    expect(error.message).toMatch(
      /Scope decides what is changed, so that it is not repaired; expected/,
    );
  });

  test("tables whose records are not just active or inactive are not deactivated", async () => {
    const inputs = { entityType: "incidents", scope: "*", missing: "deactivate", records: [{}] };
    const { message } = await bench.failure("mirrorEntities", inputs);
    expect(message).toMatch(/^Missing Records = deactivate is not possible for incident/);
  });

  test("two records with one key, as Dataverse compares keys", async () => {
    const city = fresh("Twice");
    const records = [
      { accountnumber: `${city} Straße`, name: "a" },
      { accountnumber: `${city.toUpperCase()} STRASSE `, name: "b" },
    ];
    const { message } = await bench.failure("mirrorEntities", inputsOf(city, records));
    expect(message).toMatch(
      /^Records has records with the same key, .*: 0 and 1\. Nothing was written/,
    );
    const options = { duplicates: "lastWins" };
    const result = await mirror(bench, city, records, { scope: "", options });
    expect(result).toMatchObject({ rejected: 1, inserted: 1 });
    expect(result.results[0]?.error?.message).toMatch(/same key as record 1, which comes later/);
  });
});
