import fc from "fast-check";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { forEach, statuses, writes } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const update = forEach(bench, "bulkUpdateEntities");
const skip = { options: { skipUnchanged: true } };

describe("what was written is unchanged when it is read", () => {
  const text = fc.oneof(
    fc.constantFrom("", " ", "x ", "Ünïcödé ß", "O'Brien", "5", "true", '"quoted"', "a\nb"),
    fc.string({ maxLength: 20, unit: "grapheme" }),
  );
  const number = fc.oneof(
    fc.integer({ min: 0, max: 1_000 }),
    fc.integer({ min: 0, max: 1_000 }).map(String),
    fc.constant(null),
    fc.constant(""),
  );
  const decimal = fc
    .integer({ min: -9_999_999, max: 9_999_999 })
    .chain((digits) => fc.constantFrom(digits / 100_000, String(digits / 10_000), `${digits}e-3`));
  const moment = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString());
  const ids = {
    account: "7eb682f1-ca75-e511-80d4-00155d2a68d1",
    user: "",
  };
  const values = () =>
    fc.record(
      {
        new_name: text,
        new_summary: text,
        new_number: number,
        new_hours: decimal,
        new_ratio: decimal.map((given) => String(given).replace("-", "")),
        new_billable: fc.constantFrom(true, false, "yes", "No", "1", null),
        new_ticks: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map(String),
        new_budget: fc.integer({ min: 0, max: 9_999_999 }).map((digits) => `${digits}e-3`),
        new_phase: fc.constantFrom(100000000, "100000001", null, ""),
        new_skills: fc.constantFrom(null, "9,1", [4, 2], [3], "3; 1", []),
        new_deadline: moment.map((date) => date.slice(0, 10)),
        new_openson: moment.map((date) => date.slice(0, 19)),
        new_kickoffon: fc.oneof(
          moment,
          moment.map((date) => `${date.slice(0, 19)}+05:30`),
        ),
        new_reviewedon: moment,
        new_spent: decimal,
        new_website: fc.webUrl(),
        new_risk: fc.constantFrom(727000001, "727000002", null),
        new_parentprojectid: fc.constantFrom(null, {
          table: "new_project",
          key: { new_code: "P" },
        }),
        new_externalid: fc.uuid().map((id) => `{${id.toUpperCase()}}`),
        new_accountid: fc.constantFrom(null, "account: Owner of all", ids.account),
        new_customerid: fc.constantFrom(
          null,
          { table: "account", id: ids.account },
          { table: "contact", id: ids.account },
        ),
        ownerid: fc.constantFrom("", ids.user),
        statecode: fc.constantFrom(0, "0", 1),
      },
      { requiredKeys: [] },
    );

  test("of every type and form", async () => {
    // Two records of one id: only their tables say which is meant.
    bench.sandbox.insert("account", { accountid: ids.account, name: "Owner of all" });
    bench.sandbox.insert("contact", { contactid: ids.account, lastname: "Owner" });
    bench.sandbox.insert("new_project", { new_code: "P", new_name: "parent" });
    let compared = 0;
    ids.user = (await bench.act<{ UserId: string }>("getCurrentUser", {})).UserId;
    await fc.assert(
      fc.asyncProperty(fc.array(values(), { minLength: 6, maxLength: 10 }), async (list) => {
        const rows = list.map((row) => ({
          ...row,
          new_projectid: bench.sandbox.insert("new_project", { new_name: "p" }),
        }));
        const first = await update("new_projectcollection", rows);
        const ok = first.results.flatMap(({ index, status }) =>
          status === "updated" ? [rows[index]] : [],
        );
        compared += ok.length;
        bench.sandbox.clearRequests();
        const again = await update("new_projectcollection", ok, skip);
        expect(new Set(statuses(again))).toEqual(new Set(ok.length > 0 ? ["unchanged"] : []));
        expect(writes(bench).filter(({ body }) => /PATCH|Targets/.test(body))).toEqual([]);
      }),
      { numRuns: 12 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  test("what is left out would have changed nothing: the table is the same either way", async () => {
    const project = () => bench.sandbox.insert("new_project", { new_name: "p" });
    const stored = (id: string) => {
      const row = bench.sandbox.store.read("new_project", id) ?? {};
      const own = Object.entries(row).filter(([name]) => name.startsWith("new_"));
      // Blanks at the end of a text do not count.
      return own.map(([name, value]) => [
        name,
        name === "new_projectid" ? "" : typeof value === "string" ? value.trimEnd() : value,
      ]);
    };
    const pairs = fc.array(fc.tuple(values(), values()), { minLength: 6, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pairs, async (list) => {
        const [plain, skipped] = [list.map(project), list.map(project)];
        const rows = (ids: readonly string[], at: 0 | 1) =>
          list.map((pair, index) => ({
            ...pair[at],
            // Parts of alternate keys, which the twins would share.
            new_number: undefined,
            new_deadline: undefined,
            new_projectid: ids[index],
          }));
        await update("new_projectcollection", [...rows(plain, 0), ...rows(skipped, 0)]);
        await update("new_projectcollection", rows(plain, 1));
        await update("new_projectcollection", rows(skipped, 1), skip);
        expect(skipped.map(stored)).toEqual(plain.map(stored));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
