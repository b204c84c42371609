import { stateHint } from "../../../../src/client/answers/hints/stateHints";

const base = { code: "" };

const status =
  "2 is not a valid status code for state code AccountState.Active on account with Id x.";
test.each([
  ["POST", status, /begins as Active.*create it without/],
  ["PATCH", status, /statuscode 2 does not belong to the state Active of account/],
])("%s with a status of another state", (method, message, words) => {
  expect(stateHint({ ...base, status: 400, code: "0x80048408", method, message })).toMatch(words);
});

test.each([
  ["opportunity", "won"],
  ["opportunity", "Lost"],
  ["incident", "Resolved"],
  ["SalesOrder", "Fullfilled"],
])("%s to %s is set by an action, since no update does it", (table, state) => {
  const message = `This message can not be used to set the state of ${table} to ${state}. In order to set state of ${table} to ${state}, use the ${state} message instead.`;
  expect(stateHint({ ...base, status: 400, method: "PATCH", message })).toBe(
    `An update does not set this state: Set Record State sets ${table} to ${state}`,
  );
});

test.each([
  ["0x8004440A", /open activities: complete or cancel them/],
  ["0x8004F456", /open child cases: resolve or cancel them/],
  ["0x80040515", /set it to Open first/],
  ["0x8004F854", /own rules do not let this status follow/],
])("%s says what to do", (code, words) => {
  expect(stateHint({ status: 400, code, method: "POST", message: "" })).toMatch(words);
});
