import { runInNewContext } from "node:vm";
import { checkedRule, parseRule } from "../../../sandbox/faults/parseRule";
import type { FaultRule } from "../../../sandbox/faults/types";

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

  it.each([
    { kind: "sql", number: -2 },
    { kind: "gateway", status: 202 },
    { kind: "stall" },
    { kind: "rewrite", headers: { ETag: null, "X-A": "1" } },
    { kind: "throttle", retryAfter: "Wed, 21 Oct 2026 07:28:00 GMT" },
  ])("keeps the action %o", (action) =>
    expect(parseRule(JSON.stringify({ action })).action).toEqual(action),
  );

  it("takes what is null as not there", () => {
    expect(parseRule('{"match":null,"times":null,"action":{"kind":"stall","bytes":null}}')).toEqual(
      {
        action: { kind: "stall" },
      },
    );
  });

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
    ['{"action":{"kind":"status"}}', "action.status must be a whole number from 200 to 999."],
    [
      '{"action":{"kind":"delay","ms":-1}}',
      "action.ms must be a whole number from 0 to 2147483647.",
    ],
    [
      '{"action":{"kind":"sql","number":"x"}}',
      "action.number must be a whole number from -2147483648 to 2147483647.",
    ],
    ['{"action":{"kind":"bomb"}}', "action.bytes must be a whole number from 0 to 17179869184."],
    ['{"action":{"kind":"gateway"}}', "action.status must be a whole number from 200 to 999."],
    ['{"match":"x","action":{"kind":"reset"}}', "match must be an object."],
    ['{"match":{"path":1},"action":{"kind":"reset"}}', "match.path must be text."],
    ['{"times":"many","action":{"kind":"reset"}}', "times must be a whole number of 0 or more."],
    ['{"every":0,"action":{"kind":"reset"}}', "every must be a whole number of 1 or more."],
    [
      '{"macth":{"path":"/a"},"action":{"kind":"reset"}}',
      'A fault rule takes match, after, times, every, action, not "macth".',
    ],
    [
      '{"match":{"pth":"/a"},"action":{"kind":"reset"}}',
      'match takes method, path, token, not "pth".',
    ],
    ['{"match":{"token":"no"},"action":{"kind":"reset"}}', "match.token must be true or false."],
    ['{"action":{"kind":"reset","ms":1}}', 'action takes nothing else, not "ms".'],
    ['{"action":{"kind":"reset","__proto__":{}}}', 'action takes nothing else, not "__proto__".'],
    ['{"action":{"kind":"status","status":"503"}}', "action.status must be a whole number"],
    ['{"action":{"kind":"status","status":503,"body":5}}', "action.body must be an object."],
    [
      '{"action":{"kind":"status","status":503,"headers":{"A b":"1"}}}',
      "action.headers has a name that no header has",
    ],
    [
      '{"action":{"kind":"gateway","status":502,"headers":{"A":"1\\r\\nB: 2"}}}',
      "action.headers.A is no value of a header",
    ],
    ['{"action":{"kind":"rewrite","body":{}}}', "action.body must be text."],
    ['{"action":{"kind":"throttle","code":"constructor"}}', "action.code must be one of requests"],
    ['{"action":{"kind":"throttle","retryAfter":{}}}', "action.retryAfter must be text."],
    ['{"action":{"kind":"parts"}}', "action.change must be one of reverse, drop, double, unnamed."],
    ['{"action":{"kind":"bomb","bytes":1e15}}', "action.bytes must be a whole number"],
    ['{"action":{"kind":"delay","ms":1e12}}', "action.ms must be a whole number"],
  ])("is refused with a sentence: %s", (text, message) => {
    expect(() => parseRule(text)).toThrow(message);
  });
});

describe("a rule in code", () => {
  it("keeps what JSON has no form for, and leaves out what is undefined", () => {
    const path = runInNewContext("/batch$/");
    const rest = { times: Number.POSITIVE_INFINITY, action: { kind: "status", status: 100 } };
    const rule = { match: { path, method: undefined }, after: undefined, ...rest };
    expect(checkedRule(rule as unknown as FaultRule)).toStrictEqual({ match: { path }, ...rest });
  });

  it.each([
    [{ action: { kind: "explode" } }, "action.kind must be one of throttle, status, delay"],
    [{ macth: {}, action: { kind: "reset" } }, 'not "macth".'],
    [
      { times: "Infinity", action: { kind: "reset" } },
      "times must be a whole number of 0 or more.",
    ],
    [{ after: -1, action: { kind: "reset" } }, "after must be a whole number of 0 or more."],
    [
      { action: { kind: "status", status: 99 } },
      "action.status must be a whole number from 100 to",
    ],
    [{ match: { path: ["/a"] }, action: { kind: "reset" } }, "match.path must be text."],
  ])("is refused with a sentence: %j", (rule, message) => {
    expect(() => checkedRule(rule as unknown as FaultRule)).toThrow(message);
  });
});
