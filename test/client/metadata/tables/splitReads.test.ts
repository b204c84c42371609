import fc from "fast-check";
import type { Candidate } from "../../../../src/client/metadata/tables/chooseTables";
import { splitReads } from "../../../../src/client/metadata/tables/splitReads";
import { table } from "../tables";

const candidate = (code: number | undefined, isCustom = false): Candidate => ({
  code,
  table: table(`t${code ?? "x"}`, { isCustom }),
});

/** Which of the conditions a table meets, as the service would say. */
const meets = (condition: string, { code, table: { logicalName, isCustom } }: Candidate) => {
  if (condition === "") return true;
  if (condition.includes("LogicalName")) return condition.includes(`'${logicalName}'`);
  const [, low, high] = /Code gt (-?\d+) and ObjectTypeCode lt (-?\d+)/.exec(condition) ?? [];
  const kind = /IsCustomEntity eq (\w+)/.exec(condition)?.[1];
  if (code === undefined || (kind !== undefined && kind !== String(isCustom))) return false;
  return code > Number(low) && code < Number(high);
};

describe("splitReads", () => {
  it("asks for a few tables by name, and for none not at all", () => {
    expect(splitReads([])).toEqual([]);
    expect(splitReads([candidate(1), candidate(2)])).toEqual([
      "LogicalName eq 't1' or LogicalName eq 't2'",
    ]);
  });

  it("leaves out the kind of tables that nobody wants", () => {
    const codes = Array.from({ length: 60 }, (_, at) => at * 10);
    expect(splitReads(codes.map((code) => candidate(code, true)))).toEqual([
      "ObjectTypeCode gt -1 and ObjectTypeCode lt 591 and IsCustomEntity eq true",
    ]);
  });

  it("reads everything rather than lose a table without a code", () => {
    const tables = Array.from({ length: 60 }, (_, at) => candidate(at));
    expect(splitReads([...tables, candidate(undefined)])).toEqual([""]);
  });

  it("covers every table, in four answers at most, each with its share", () => {
    const tables = fc.uniqueArray(
      fc.record({ code: fc.integer({ min: 1, max: 20_000 }), custom: fc.boolean() }),
      { maxLength: 1_500, selector: ({ code }) => code, size: "max" },
    );
    fc.assert(
      fc.property(tables, (given) => {
        const wanted = given.map(({ code, custom }) => candidate(code, custom));
        const conditions = splitReads(wanted);
        expect(conditions.length).toBeLessThanOrEqual(4);
        const shares = conditions.map((each) => wanted.filter((one) => meets(each, one)).length);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(wanted.length);
        expect(Math.max(0, ...shares)).toBeLessThanOrEqual(Math.max(100, wanted.length / 4 + 1));
      }),
      { numRuns: 30 },
    );
  });
});
