import { fateOfMissing } from "../../../src/client/batch/fate";
import { single } from "./samples";

describe("fateOfMissing", () => {
  const missing = { status: 200, entries: [], sent: 2, continues: false };
  test.each([
    ["continues", { ...missing, continues: true }, "unknown"],
    ["a 2xx", missing, "done"],
    ["behind a refusal", { ...missing, status: 400, entries: [single(400)] }, "notDone"],
    ["the only one left", { ...missing, status: 400, entries: [single(204)] }, "failed"],
    ["several left", { ...missing, status: 400 }, "unknown"],
  ] as const)("%s", (_, given, fate) => {
    expect(fateOfMissing(given)).toBe(fate);
  });
});
