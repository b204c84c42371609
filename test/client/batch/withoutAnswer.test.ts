import { withoutAnswer } from "../../../src/client/batch/withoutAnswer";
import { action } from "./samples";

describe("withoutAnswer", () => {
  const words = (changes: object) => withoutAnswer(action(changes), "unknown").error?.message;
  test.each([
    [{ action: "delete" }, /no harm/],
    [{ action: "update", headers: { "If-Match": "*" } }, /no harm/],
    [{ action: "update", headers: { "If-Match": 'W/"1"' } }, /look before repeating it\.$/],
    [{ action: "upsert", headers: { "if-none-match": "*" } }, /look before repeating it\.$/],
    [{ action: "associate" }, /look before repeating it\.$/],
    [{ action: "create" }, /An upsert with a key/],
    [{ action: "get" }, /reading it again/],
  ])("%j", (changes, expected) => {
    expect(words(changes)).toMatch(expected);
  });
});
