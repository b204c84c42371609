import { itemHeaders } from "../../../src/client/batch/itemHeaders";

describe("itemHeaders", () => {
  test("plain values are text", () => {
    expect(itemHeaders({ A: 1, B: true, C: "c" }, () => undefined)).toEqual({
      A: "1",
      B: "true",
      C: "c",
    });
  });
});
