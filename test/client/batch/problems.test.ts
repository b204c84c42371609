import { Problems } from "../../../src/client/batch/problems";
import { InputError } from "../../../src/client/errors/InputError";

describe("problems", () => {
  test("in the order of the input, each once; other errors pass", () => {
    const problems = new Problems();
    expect(() => problems.throwAny()).not.toThrow();
    problems.add(2, "late.");
    problems.add(2, "late");
    expect(
      problems.attempt(1, () => {
        throw new InputError("Entity ID is bad.");
      }),
    ).toBeUndefined();
    expect(problems.attempt(1, () => 5)).toBe(5);
    expect(() =>
      problems.attempt(1, () => {
        throw new TypeError("bug");
      }),
    ).toThrow(TypeError);
    expect(() => problems.throwAny()).toThrow(
      'Batch Actions cannot be sent. action 1: "key" is bad; action 2: late. Nothing was sent.',
    );
  });
});
