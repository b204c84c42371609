import { columnKey, definitionKey, solutionHeaders } from "../../../src/client/metadata/names";

const id = "f01bef16-287c-e511-80d2-00155d2a68d2";

describe("keys of definitions", () => {
  it.each([
    [id, id],
    [`{${id.toUpperCase()}}`, id],
    [" new_Balance ", "LogicalName='new_balance'"],
    ["ACCOUNT", "LogicalName='account'"],
    ["Großes Projekt", undefined],
    ["x')/Attributes(", undefined],
    ["", undefined],
  ])("%j", (text, key) => {
    expect(definitionKey(text)).toBe(key);
  });

  it.each(["Account Name", "a'b", "a/b", "a?b"])("%j is no column", (text) => {
    expect(() => columnKey(text, "Attribute Key")).toThrow(
      /^Attribute Key ".*" is not a column: expected its MetadataId, or its logical name/,
    );
  });
});

describe("the header that names a solution", () => {
  it("is there where one is named", () => {
    expect(solutionHeaders(undefined)).toEqual({});
    expect(solutionHeaders(" ContosoCore ")).toEqual({
      "MSCRM.SolutionUniqueName": "ContosoCore",
    });
  });

  it.each(["Contoso Core", "x\r\nIf-Match: *", "ä"])("refuses %j", (name) => {
    expect(() => solutionHeaders(name)).toThrow(/is not the unique name of a solution/);
  });
});
