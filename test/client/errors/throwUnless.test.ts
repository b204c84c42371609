import { UnreadableBody } from "../../../src/client/errors/failures";
import { InputError } from "../../../src/client/errors/InputError";
import { throwUnless } from "../../../src/client/errors/throwUnless";

test.each([new Error("x"), new InputError("x"), "x", undefined])(
  "an error of another kind is thrown as it is: %p",
  (error) => {
    let thrown: unknown = "nothing";
    try {
      throwUnless(error, UnreadableBody);
    } catch (same) {
      thrown = same;
    }
    expect(thrown).toBe(error);
  },
);

test("an error of the kind is left to the caller", () => {
  expect(() => throwUnless(new UnreadableBody("x"), UnreadableBody)).not.toThrow();
});
