import { boundedMemo } from "../../../src/client/caches/boundedMemo";

const counted = (most: number) => {
  const made: string[] = [];
  const memo = boundedMemo(most, (key) => {
    made.push(key);
    return { key };
  });
  return { memo, made };
};

test("what was made is made once while it is kept", () => {
  const { memo, made } = counted(2);
  expect(memo("a")).toBe(memo("a"));
  expect(memo("b")).toEqual({ key: "b" });
  expect(made).toEqual(["a", "b"]);
});

test("no more are kept than allowed, however many are asked for", () => {
  const { memo, made } = counted(2);
  for (const key of ["a", "b", "c", "b", "c", "a"]) memo(key);
  expect(made).toEqual(["a", "b", "c", "a"]);
});
