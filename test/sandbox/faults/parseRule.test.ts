import { parseRule } from "../../../sandbox/faults/parseRule";

describe("a rule posted as JSON", () => {
  it("keeps everything it says", () => {
    const rule = {
      match: { method: "POST", path: "/accounts", token: false },
      after: 1,
      times: 2,
      every: 3,
      action: { kind: "throttle", retryAfter: 7, code: "time" },
    };
    expect(parseRule(JSON.stringify(rule))).toEqual(rule);
  });

  it.each([{ kind: "sql", number: -2 }, { kind: "gateway", status: 202 }, { kind: "stall" }])(
    "keeps the action %o",
    (action) => expect(parseRule(JSON.stringify({ action })).action).toEqual(action),
  );

  it("may strike all matching requests", () => {
    expect(parseRule('{"times":"Infinity","action":{"kind":"reset"}}').times).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it.each([
    ["{", "The body is not JSON."],
    ["[]", "A fault rule must be an object."],
    ["{}", "action must be an object."],
    ['{"action":{"kind":"explode"}}', "action.kind must be one of throttle, status, delay"],
    ['{"action":{"kind":"status"}}', "action.status must be a number of 0 or more."],
    ['{"action":{"kind":"delay","ms":-1}}', "action.ms must be a number of 0 or more."],
    ['{"action":{"kind":"sql","number":"x"}}', "action.number must be a whole number."],
    ['{"action":{"kind":"bomb"}}', "action.bytes must be a number of 0 or more."],
    ['{"action":{"kind":"gateway"}}', "action.status must be a number of 0 or more."],
    ['{"match":"x","action":{"kind":"reset"}}', "match must be an object."],
    ['{"match":{"path":1},"action":{"kind":"reset"}}', "match.path must be text."],
    ['{"times":"many","action":{"kind":"reset"}}', "times must be a number of 0 or more."],
  ])("is refused with a sentence: %s", (text, message) => {
    expect(() => parseRule(text)).toThrow(message);
  });
});
