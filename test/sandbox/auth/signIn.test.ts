import { clientId, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

let now = Date.UTC(2026, 0, 15, 12);
const api = useApi({ clock: () => now, tokenLifetimeSeconds: 600 });

const challenge = () =>
  `Bearer authorization_uri=${api.sandbox.url}/${api.sandbox.tenantId}/oauth2/authorize, resource_id=${api.sandbox.url}/`;

describe("a request without a token that can be read", () => {
  it.each<[string, () => string | null]>([
    ["has none", () => null],
    ["has a garbled one", () => "nonsense"],
    ["has one with another signature", () => `${api.sandbox.issueToken().slice(0, -4)}AAAA`],
    ["has one for another environment", () => api.sandbox.issueToken({ audience: "https://x" })],
    [
      "has one whose audience ends in a slash",
      () => api.sandbox.issueToken({ audience: `${api.sandbox.url}/` }),
    ],
  ])("is challenged without a body: it %s", async (_, token) => {
    const answer = await api.send("GET", "WhoAmI", { token: token() });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe(challenge());
    expect(answer.text).toBe("");
  });

  it("is challenged when it names another scheme", async () => {
    const headers = { Authorization: `Basic ${api.sandbox.issueToken()}` };
    expect((await api.send("GET", "WhoAmI", { token: null, headers })).status).toBe(401);
  });
});

describe("a token that is over", () => {
  const refused = { status: 401, error: { code: "0x8005F101" } };

  it("has run out to the second", async () => {
    const token = api.sandbox.issueToken({ expiresInSeconds: 60 });
    now += 59_000;
    expect((await api.send("GET", "WhoAmI", { token })).status).toBe(200);
    now += 1000;
    const answer = await api.send("GET", "WhoAmI", { token });
    expect(answer).toMatchObject(refused);
    expect(answer.headers.get("www-authenticate")).toBe(challenge());
  });

  it("lives as long as the sandbox was told", async () => {
    const token = api.sandbox.issueToken();
    now += 600_000;
    expect((await api.send("GET", "WhoAmI", { token })).status).toBe(401);
  });

  it("was revoked, while one issued afterwards is good", async () => {
    const token = api.sandbox.issueToken();
    api.sandbox.revokeTokens();
    expect(await api.send("GET", "WhoAmI", { token })).toMatchObject(refused);
    const fresh = api.sandbox.issueToken();
    expect((await api.send("GET", "WhoAmI", { token: fresh })).status).toBe(200);
  });
});

describe("a token of somebody whom the environment does not let in", () => {
  const ask = (userId: string) =>
    api.send("GET", "WhoAmI", { token: api.sandbox.issueToken({ userId }) });

  it("has no user here", async () => {
    const answer = await ask("00000000-0000-0000-0000-0000000000aa");
    expect(answer).toMatchObject({
      status: 403,
      error: { code: "0x80072560", message: "The user is not a member of the organization." },
    });
  });

  it("is disabled", async () => {
    expect(await ask(users.disabled.id)).toMatchObject({
      status: 403,
      error: {
        code: "0x80040225",
        message: `The specified user(Id = ${users.disabled.id}) is disabled. Consider enabling this user.`,
      },
    });
  });

  it("is disabled from now on, and let in again", async () => {
    const { id } = users.manager;
    expect((await ask(id)).status).toBe(200);
    api.sandbox.change("systemuser", id, { isdisabled: 1 });
    expect((await ask(id)).error?.code).toBe("0x80040225");
    api.sandbox.change("systemuser", id, { isdisabled: 0 });
    expect((await ask(id)).status).toBe(200);
  });

  it("loses its last security role", async () => {
    const userId = api.sandbox.insert("systemuser", { firstname: "New", lastname: "User" });
    const role = api.sandbox.insert("role", { name: "Nothing" });
    api.sandbox.store.link("systemuserroles_association", userId, role);
    expect((await ask(userId)).status).toBe(200);
    api.sandbox.store.unlink("systemuserroles_association", userId, role);
    expect((await ask(userId)).error?.code).toBe("0x80042F09");
  });

  it("has no security role", async () => {
    const { id } = users.applicationWithoutRole;
    expect(await ask(id)).toMatchObject({
      status: 403,
      error: {
        code: "0x80042F09",
        message: `The user (Id = ${id}) has not been assigned any roles.`,
      },
    });
  });
});

describe("a signed-in caller", () => {
  it("is the application user", async () => {
    const token = api.sandbox.issueToken();
    const { body } = await api.send("GET", "WhoAmI", { token });
    expect(body["UserId"]).toBe(users.application.id);
    const row = api.sandbox.store.read("systemuser", users.application.id);
    expect(row?.["applicationid"]).toBe(clientId);
  });

  it("is the user the token was issued for", async () => {
    const token = api.sandbox.issueToken({ userId: users.manager.id });
    const { body } = await api.send("GET", "WhoAmI", { token });
    expect(body["UserId"]).toBe(users.manager.id);
  });

  it("may be a user without an object id", async () => {
    const userId = api.sandbox.insert("systemuser", { firstname: "New", lastname: "User" });
    const role = api.sandbox.insert("role", { name: "Nothing" });
    api.sandbox.store.link("systemuserroles_association", userId, role);
    const token = api.sandbox.issueToken({ userId });
    expect((await api.send("GET", "WhoAmI", { token })).body["UserId"]).toBe(userId);
  });
});

describe("impersonation", () => {
  const as = (headers: Record<string, string>, token = api.sandbox.issueToken()) =>
    api.send("GET", "WhoAmI", { token, headers });

  it.each<[string, Record<string, string>]>([
    ["CallerObjectId", { CallerObjectId: users.salesperson.objectId }],
    ["MSCRMCallerID", { MSCRMCallerID: users.salesperson.id.toUpperCase() }],
    [
      "CallerObjectId in front of MSCRMCallerID",
      { CallerObjectId: users.salesperson.objectId, MSCRMCallerID: users.manager.id },
    ],
  ])("is asked for by %s", async (_, headers) => {
    expect((await as(headers)).body["UserId"]).toBe(users.salesperson.id);
  });

  it("stamps the impersonated user as creator and the caller as the one on whose behalf", async () => {
    const token = api.sandbox.issueToken();
    const headers = { MSCRMCallerID: users.salesperson.id };
    const answer = await api.send("POST", "accounts", { token, headers, body: { name: "A" } });
    const id = /\(([^)]+)\)/.exec(answer.headers.get("odata-entityid") ?? "")?.[1] ?? "";
    expect(api.sandbox.store.read("account", id)).toMatchObject({
      createdby: users.salesperson.id,
      createdonbehalfby: users.application.id,
      modifiedby: users.salesperson.id,
      modifiedonbehalfby: users.application.id,
      ownerid: users.salesperson.id,
    });
  });

  it.each<[string, Record<string, string>, number, string]>([
    [
      "an unknown object id",
      { CallerObjectId: "00000000-0000-0000-0000-0000000000ab" },
      403,
      "0x80072560",
    ],
    [
      "an unknown user id",
      { MSCRMCallerID: "00000000-0000-0000-0000-0000000000ab" },
      403,
      "0x80072560",
    ],
    ["a disabled user", { MSCRMCallerID: users.disabled.id }, 403, "0x80040225"],
    ["a user without roles", { MSCRMCallerID: users.applicationWithoutRole.id }, 403, "0x80042F09"],
    ["something that is no GUID", { MSCRMCallerID: "jane" }, 400, "0x80040203"],
  ])("of %s is refused", async (_, headers, status, code) => {
    expect(await as(headers)).toMatchObject({ status, error: { code } });
  });

  it("needs the privilege to act on behalf of another user", async () => {
    const token = api.sandbox.issueToken({ userId: users.administrator.id });
    expect(await as({ MSCRMCallerID: users.salesperson.id }, token)).toMatchObject({
      status: 403,
      error: { code: "0x8004A110" },
    });
  });
});

describe("privileges", () => {
  const projects = (token: string, headers: Record<string, string> = {}) =>
    api.send("POST", "new_projectcollection", { token, headers, body: { new_name: "P" } });

  it("are those of the caller's roles", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const allowed = await api.send("POST", "accounts", { token, body: { name: "A" } });
    expect(allowed.status).toBe(204);
    const denied = await projects(token);
    expect(denied).toMatchObject({ status: 403, error: { code: "0x80040220" } });
    expect(denied.error.message).toMatch(
      new RegExp(
        `^Principal user \\(Id=${users.salesperson.id}, type=8, roleCount=1\\) is missing prvCreatenew_Project privilege \\(Id=[0-9a-f-]{36}\\) on OTC=10042 for entity 'new_project' \\(LocalizedName='Project'\\)\\. context\\.Caller=${users.salesperson.id}$`,
      ),
    );
  });

  it("are those both users have when one impersonates the other", async () => {
    const denied = await projects(api.sandbox.issueToken(), {
      MSCRMCallerID: users.salesperson.id,
    });
    expect(denied).toMatchObject({ status: 403, error: { code: "0x80040220" } });
    expect(denied.error.message).toContain(`Id=${users.salesperson.id}`);
  });
});
