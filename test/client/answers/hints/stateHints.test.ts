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
  ["opportunity", "won", "WinOpportunity"],
  ["opportunity", "Lost", "LoseOpportunity"],
  ["incident", "Resolved", "CloseIncident"],
])("%s to %s has an action of its own", (table, state, action) => {
  const message = `This message can not be used to set the state of ${table} to ${state}. In order to set state of ${table} to ${state}, use the ${state} message instead.`;
  expect(stateHint({ ...base, status: 400, method: "PATCH", message })).toContain(action);
});
