import {
  functionParameters,
  getOptions,
  operationPath,
} from "../../../src/client/batch/operationPath";

describe("operations", () => {
  test("bound operations carry their namespace", () => {
    expect(operationPath("A", undefined)).toBe("A");
    expect(operationPath("A", "accounts")).toBe("accounts/Microsoft.Dynamics.CRM.A");
    expect(operationPath("My.A", "accounts")).toBe("accounts/My.A");
  });

  test("parameters and options", () => {
    expect(functionParameters({})).toBe("()");
    expect(functionParameters({ $A: "x" })).toBe("(A=@p1)?@p1='x'");
    expect(getOptions({})).toBe("");
    expect(getOptions({ Select: ["a", "b,c"], $expand: ["d"] })).toBe("?$select=a,b,c&$expand=d");
    expect(() => getOptions({ $top: 1 })).toThrow(/not top/);
  });
});
