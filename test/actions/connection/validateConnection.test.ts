import { clientIdWithoutRole, users } from "dataverse-sandbox";
import type { Validation } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const NAMES = ["URL", "Token", "WhoAmI", "User and Roles", "Privileges", "Rate Limits"];
const validate = (inputs: object = {}) =>
  bench.act<Validation>("validateConnection", { ...inputs });
const step = ({ steps }: Validation, wanted: string) => steps.find(({ name }) => name === wanted);
/** A connection of the user flow, signed in as somebody. */
const signedInAs = (userId: string, token = bench.sandbox.issueToken({ userId })) => ({
  connection: { ...bench.connection({ token: { access_token: token } }), key: "oauth2" },
});
/** What follows a failure is skipped, and every failure says what to do. */
const expectFailure = (validation: Validation, name: string) => {
  expect(validation.ok).toBe(false);
  expect(validation.steps.map((each) => each.name)).toEqual(NAMES);
  const at = NAMES.indexOf(name);
  validation.steps.forEach((each, index) => {
    expect(each).toMatchObject({ ok: index > at ? null : index < at, skipped: index > at });
    expect(each.todo).toEqual(index === at ? expect.stringMatching(/\w/) : null);
    if (index > at) expect(each.detail).toBe(`Skipped: ${name} failed.`);
  });
  return step(validation, name);
};

test("a connection that is right: every step, in two requests without tables", async () => {
  const validation = await validate();
  expect(bench.requests()).toHaveLength(2);
  expect(validation).toMatchObject({ ok: true, missingPrivileges: [] });
  expect(validation.steps.map(({ name }) => name)).toEqual(NAMES);
  expect(validation.steps.every(({ todo }) => todo === null)).toBe(true);
  expect(step(validation, "URL")?.detail).toContain(`${bench.sandbox.url}/api/data/v9.2/`);
  expect(step(validation, "Token")?.detail).toMatch(/is for http:\/\/127.* lasts until 20.* min\)/);
  expect(step(validation, "WhoAmI")?.detail).toContain(users.application.id);
  expect(step(validation, "User and Roles")?.detail).toMatch(
    /^Application user .* has the security roles Delegate, System Administrator\.$/,
  );
  expect(step(validation, "Privileges")).toMatchObject({
    skipped: true,
    detail: "Skipped: Entity Types names no table.",
  });
  expect(step(validation, "Rate Limits")?.detail).toMatch(
    /^\d+ requests left in the window of 5 minutes, .* \d+ requests at once recommended\.$/,
  );
});

test("privileges on tables, by any of their names", async () => {
  const validation = await validate({ entityTypes: ["accounts", "Projekt", "new_project"] });
  expect(validation).toMatchObject({ ok: true, missingPrivileges: [] });
  expect(step(validation, "Privileges")?.detail).toBe(
    "Everything is allowed on account, new_project.",
  );
});

test("missing privileges are listed, each with the name an administrator looks for", async () => {
  const validation = await validate({
    entityTypes: "account, team",
    ...signedInAs(users.salesperson.id),
  });
  expect(validation.ok).toBe(false);
  expect(validation.missingPrivileges).toContainEqual({
    entityType: "account",
    logicalName: "account",
    right: "delete",
    privilege: "prvDeleteAccount",
  });
  const rights = validation.missingPrivileges
    .filter(({ logicalName }) => logicalName === "team")
    .map(({ right }) => right);
  expect(rights.sort()).toEqual(["append", "appendTo", "create", "delete", "write"]);
  const privileges = step(validation, "Privileges");
  expect(privileges?.detail).toContain("account: delete not allowed.");
  expect(privileges?.todo).toMatch(/^Add to a security role of the user: prvDeleteAccount, /);
  expect(step(validation, "Rate Limits")).toMatchObject({ ok: true, skipped: false });
});

test("a table that is none is named, and the others are checked", async () => {
  const validation = await validate({
    entityTypes: ["acount", "account"],
    ...signedInAs(users.salesperson.id),
  });
  expect(step(validation, "Privileges")?.detail).toMatch(
    /^acount: there is no such table; did you mean accounts.*account: delete not allowed\.$/,
  );
  expect(validation.missingPrivileges).toHaveLength(1);
});

test.each([
  ["", /Web API URL is empty/],
  ["https://make.powerapps.com/", /which is not an environment/],
  ["not a url", /Web API URL/],
])("URL %j", async (webApiUrl, detail) => {
  const connection = bench.connection({ fields: { webApiUrl } });
  const url = expectFailure(await validate({ connection }), "URL");
  expect(url?.detail).toMatch(detail);
  expect(bench.sandbox.requests).toEqual([]);
});

test("a token for somewhere else is found without a request", async () => {
  const audience = "https://other.crm4.dynamics.com";
  const token = bench.sandbox.issueToken({ audience });
  const validation = await validate(signedInAs(users.administrator.id, token));
  const found = expectFailure(validation, "Token");
  expect(found?.detail).toBe(`The token is for ${audience}, not for ${bench.sandbox.url}.`);
  expect(found?.todo).toContain(`${bench.sandbox.url}/.default`);
  expect(bench.sandbox.requests).toEqual([]);
});

test("a token that ran out, and none at all", async () => {
  const token = bench.sandbox.issueToken({ expiresInSeconds: 60 });
  time.advance(61_000);
  const old = expectFailure(await validate(signedInAs(users.administrator.id, token)), "Token");
  expect(old?.detail).toMatch(/The token ran out at 20/);
  expect(old?.todo).toMatch(/Reconnect/);
  const none = expectFailure(await validate(signedInAs(users.administrator.id, "")), "Token");
  expect(none?.detail).toMatch(/has no access token yet/);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each([
  [{ clientSecret: "wrong" }, /AADSTS7000215/, /Paste the secret's value/],
  [{ clientId: "" }, /Client ID of the connection is empty/, /Client ID/],
  [
    { tokenUrl: "http://example.com/token" },
    /Token URL of the connection is not an https URL/,
    /Token URL/,
  ],
])("the server flow cannot sign in: %j", async (fields, detail, todo) => {
  const connection = bench.connection({ fields, token: {} });
  const found = expectFailure(await validate({ connection }), "Token");
  expect(found?.detail).toMatch(detail);
  expect(found?.todo).toMatch(todo);
});

test("a sign-in that the environment refuses", async () => {
  bench.sandbox.revokeTokens();
  const token = bench.sandbox.issueToken({ userId: users.disabled.id });
  const disabled = expectFailure(await validate(signedInAs("", token)), "WhoAmI");
  expect(disabled?.detail).toMatch(/^403 0x80040225: The specified user/);
  expect(disabled?.todo).toMatch(/enable it/);
  const connection = bench.connection({ fields: { clientId: clientIdWithoutRole }, token: {} });
  const without = expectFailure(await validate({ connection }), "WhoAmI");
  expect(without?.detail).toMatch(/^403 0x80042F09/i);
  expect(without?.todo).toMatch(/assign one/);
});

test("a token that the environment refuses although it looks right", async () => {
  const token = bench.sandbox.issueToken({ audience: `${bench.sandbox.url}/` });
  const refused = expectFailure(await validate(signedInAs("", token)), "WhoAmI");
  expect(refused?.detail).toMatch(/401/);
  expect(refused?.todo).toMatch(/Check that Scopes is .*\/\.default/);
});

test("a service that is busy is waited for 20 s at most", async () => {
  bench.sandbox.fault({
    times: Number.POSITIVE_INFINITY,
    action: { kind: "throttle", retryAfter: 15 },
  });
  const busy = expectFailure(await validate(), "WhoAmI");
  expect(busy?.detail).toMatch(/^429 .*would exceed the 20 s/);
  expect(time.sleeps).toEqual([15_000]);
});

test("a host that cannot be reached", async () => {
  const connection = {
    ...bench.connection({
      fields: { webApiUrl: "http://127.0.0.1:1" },
      token: { access_token: "opaque" },
    }),
    key: "oauth2",
  };
  const lost = expectFailure(await validate({ connection }), "WhoAmI");
  expect(lost?.todo).toMatch(/Check Web API URL/);
});

test("a user who may not read users works all the same", async () => {
  bench.sandbox.fault({
    match: { path: "systemusers" },
    action: {
      kind: "status",
      status: 403,
      body: { code: "0x80040220", message: "is missing prvReadUser privilege" },
    },
  });
  const validation = await validate();
  expect(validation.ok).toBe(true);
  expect(step(validation, "User and Roles")?.detail).toMatch(/may not read users/);
});

test("privileges that cannot be read fail their step alone", async () => {
  bench.sandbox.fault({
    match: { path: "RetrieveUserPrivileges" },
    action: { kind: "status", status: 400, body: { code: "0x80040203", message: "No." } },
  });
  const validation = await validate({ entityTypes: ["account"] });
  expect(validation).toMatchObject({ ok: false, missingPrivileges: [] });
  expect(step(validation, "Privileges")).toMatchObject({
    ok: false,
    detail: "400 0x80040203: No.",
  });
  expect(step(validation, "Rate Limits")).toMatchObject({ ok: true });
});

test("no step says anything secret", async () => {
  const said = JSON.stringify([await validate({ entityTypes: ["account"] }), bench.log]);
  expect(said).not.toContain(bench.sandbox.clientSecret);
  expect(said).not.toMatch(/eyJ/);
});
