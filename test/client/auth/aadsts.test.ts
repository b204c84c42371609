import { aadstsHint } from "../../../src/client/auth/aadsts";

test.each([
  ["7000215", /secret's value .* not its id/],
  ["7000222", /expired/],
  ["700016", /Client ID.*Token URL/],
  ["90002", /tenant/],
  ["500011", /Scopes/],
  ["70011", /\/\.default/],
  ["1002012", /\/\.default/],
  ["53003", /Conditional Access/],
  ["700082", /reconnect/],
  ["7000112", /Enterprise applications/],
  ["900382", /login\.microsoftonline\.us/],
  ["900432", /login\.partner\.microsoftonline\.cn/],
])("AADSTS%s says what to do", (code, hint) => {
  expect(aadstsHint(code, "")).toMatch(hint);
});

test("the code says more than the error's name", () => {
  expect(aadstsHint("7000222", "invalid_client")).toMatch(/expired/);
});

test.each([
  ["invalid_client", /Client ID and Client secret/],
  ["invalid_scope", /Scopes/],
  ["unauthorized_client", /flow/],
  ["temporarily_unavailable", /later/],
])("an unknown code falls back to %s", (error, hint) => {
  expect(aadstsHint("99999", error)).toMatch(hint);
  expect(aadstsHint("", error)).toMatch(hint);
});

test("what nobody knows gets no hint", () => {
  expect(aadstsHint("1", "something_new")).toBe("");
  expect(aadstsHint("", "")).toBe("");
});

test("every hint is a sentence", () => {
  for (const code of ["70002", "65001", "65004", "650052", "50011", "50076", "50105", "500133"]) {
    expect(aadstsHint(code, "")).toMatch(/^[A-Z].*\.$/);
  }
});
