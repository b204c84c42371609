import { inBatchWords, listed } from "../../../src/client/batch/words";

describe("words", () => {
  test("inputs of single actions become fields", () => {
    expect(inBatchWords("Entity ID of Entity Type")).toBe('"key" of "collection"');
    expect(listed([1, 2])).toBe("1, 2");
    expect(listed(Array.from({ length: 13 }, (_, at) => at))).toBe(
      "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 3 more",
    );
  });
});
