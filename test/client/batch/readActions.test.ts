import { Problems } from "../../../src/client/batch/problems";
import { readActions } from "../../../src/client/batch/readActions";

describe("readActions", () => {
  test("nearest verb, keys of every form, numbers as text", () => {
    const problems = new Problems();
    const read = readActions(
      [
        { action: "upsert", collection: " accounts ", key: { a: 1 }, data: { b: 1 }, contentId: 5 },
        { action: "craete", collection: "accounts" },
        { action: "create", collection: "accounts", data: [1], returnRepresentation: "maybe" },
      ],
      problems,
    );
    expect(read[0]).toMatchObject({ collection: "accounts", key: '{"a":1}', contentId: "5" });
    expect(() => problems.throwAny()).toThrow(
      /action 1: .*did you mean create.*action 2: .*"data" has to be an object/s,
    );
    expect(() => problems.throwAny()).toThrow(/"returnRepresentation" has to be true or false/);
  });
});
