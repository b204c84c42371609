import { unansweredStatus } from "../../../src/client/batch/unansweredStatus";
import { single } from "./samples";

describe("unansweredStatus", () => {
  const cut = { status: 200, strays: false, complete: false, continues: false };
  const gone = undefined;
  test.each([
    ["continues", { ...cut, continues: true, answers: [gone, gone] }, 0, "unknown"],
    ["a 2xx that broke off", { ...cut, answers: [single(204), gone] }, 1, "done"],
    ["a whole 2xx that leaves it out", { ...cut, complete: true, answers: [gone] }, 0, "unknown"],
    ["a 2xx with answers of nobody", { ...cut, strays: true, answers: [gone] }, 0, "unknown"],
    ["behind a refusal", { ...cut, status: 400, answers: [single(400), gone] }, 1, "notDone"],
    ["before a refusal", { ...cut, status: 400, answers: [gone, single(400)] }, 0, "unknown"],
    [
      "behind a refusal after which something was done",
      { ...cut, status: 400, answers: [single(400), single(204), gone] },
      2,
      "unknown",
    ],
    ["the only one left", { ...cut, status: 400, answers: [single(204), gone] }, 1, "failed"],
    ["several left", { ...cut, status: 400, answers: [gone, gone] }, 1, "unknown"],
  ] as const)("%s", (_, given, at, fate) => {
    expect(unansweredStatus(given)(at)).toBe(fate);
  });
});
