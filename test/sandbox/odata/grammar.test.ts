import { readFileSync } from "node:fs";
import { parserFile, parserSource } from "../../../sandbox/build/grammar";
import { parse } from "../../../sandbox/odata/parser";

describe("the parser that is kept", () => {
  it("is the one of the grammar (else: npm run grammar)", () => {
    expect(readFileSync(parserFile, "utf8") === parserSource()).toBe(true);
  });

  it("needs no generator and no code made at run time", () => {
    expect(readFileSync(parserFile, "utf8")).not.toMatch(/new Function|\beval\(|\brequire\(/);
  });

  it("knows every start rule", () => {
    expect(parse("Filter", "name eq 'x'")).toMatchObject({ kind: "compare", operator: "eq" });
    expect(parse("AliasValue", "'x'")).toMatchObject({ kind: "literal" });
    expect(parse("Select", "name,revenue")).toHaveLength(2);
    expect(parse("OrderBy", "name desc")).toHaveLength(1);
    expect(parse("Expand", "primarycontactid")).toHaveLength(1);
    expect(parse("Apply", "aggregate($count as n)")).toHaveLength(1);
    expect(parse("Segment", "accounts")).toBeDefined();
  });
});
