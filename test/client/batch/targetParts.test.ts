import { targetParts } from "../../../src/client/batch/targetParts";

describe("targetParts", () => {
  test.each([
    ["contacts(1)", { set: "contacts", key: "1" }],
    ["/contacts(a='b(c)')", { set: "contacts", key: "a='b(c)'" }],
    [
      "https://x/api/data/v9.2/contacts(1)",
      { set: "contacts", key: "https://x/api/data/v9.2/contacts(1)" },
    ],
    ["contacts", undefined],
    ["contacts()", undefined],
  ])("%s", (target, parts) => {
    expect(targetParts(target)).toEqual(parts);
  });
});
