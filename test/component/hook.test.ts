import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import { DataverseError, errorHook, InputError } from "../../src/client";

const failures: readonly unknown[] = [
  new InputError("Top takes a whole number, not 1.5."),
  new DataverseError({ operation: "Getting accounts", outcome: "notDone", detail: "No." }),
  new TypeError("x is not a function"),
  "a bare string",
  undefined,
  { message: "an object" },
];

describe("the error hook", () => {
  it.each(failures)("makes an Error of %p, and leaves it alone the second time", (failure) => {
    const once = errorHook(failure);
    expect(once).toBeInstanceOf(Error);
    expect(errorHook(once)).toBe(once);
  });

  it("stands behind the cleaners of every action", async () => {
    const harness = createHarness(component);
    const actions = Object.keys(component.actions);
    for (const key of actions) {
      await expect(harness.action(key, { connection: undefined })).rejects.toMatchObject({
        name: "InputError",
        message: expect.stringMatching(/ is required, and it is empty\.$/),
      });
    }
  });
});
