import { SpectralError } from "@prismatic-io/spectral";
import type { ConnectionFields } from "../../../src/client/auth/types";
import { makeCaches } from "../../../src/client/caches/caches";
import type { Session } from "../../../src/client/session/session";
import type { HttpResponse } from "../../../src/client/types/http";
import type { TokenSource } from "../../../src/client/types/tokens";
import { checkActions } from "../../../src/client/validation/checkActions";
import { checkToken } from "../../../src/client/validation/checkToken";
import { checkUser } from "../../../src/client/validation/checkUser";
import { checkWhoAmI } from "../../../src/client/validation/checkWhoAmI";
import { readHeld, readTablePrivileges } from "../../../src/client/validation/readPrivileges";
import { environment, recordingLogger, refusal, response } from "../fakes";

const USER = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";
const ROLE = "8d577253-3ef0-4a0a-bb7f-8335c2596e70";

const fields = {
  environment: "Web API URL",
  noToken: "Reconnect",
  noSignIn: () => "Add the user",
  otherAudience: () => "Correct Scopes",
  hint: (code: string) => (code === "7000215" ? "Correct the secret" : ""),
  mismatch: () => undefined,
} satisfies ConnectionFields;

/** A session whose every request has this answer. */
const answering = (answer: HttpResponse): Session => {
  const session: Partial<Session> = {
    environment,
    caches: makeCaches(),
    identity: "",
    logger: recordingLogger(),
    timeoutMs: 5_000,
    next: async (request) =>
      answer.status < 300 ? { ...answer, value: request.read?.(answer) } : answer,
  };
  return session as Session;
};

describe("the user", () => {
  const row = { fullname: "Ann Lee", applicationid: null, isdisabled: false };

  test.each<[answer: HttpResponse, ok: boolean, detail: RegExp, name: string | undefined]>([
    [
      response(200, { ...row, systemuserroles_association: [{ name: "B" }, {}, { name: "A" }] }),
      true,
      /^User Ann Lee has the security roles A, B\.$/,
      "Ann Lee",
    ],
    [
      response(200, { ...row, applicationid: USER }),
      true,
      /^Application user Ann Lee \(.*\) has no security role, only those of its teams/,
      "Ann Lee",
    ],
    [response(200, { ...row, isdisabled: true }), false, /^User Ann Lee is disabled\.$/, "Ann Lee"],
    [
      response(200, { isdisabled: false }),
      true,
      /^User without a name has no security role/,
      undefined,
    ],
    [
      refusal(403, "0x80040220"),
      true,
      /may not read users: its name and roles are not known/,
      undefined,
    ],
    [refusal(404, "0x80040217"), false, /^404 0x80040217: No\.$/, undefined],
  ])("%#", async (answer, ok, detail, name) => {
    const found = await checkUser(answering(answer), USER);
    expect(found.step).toMatchObject({ ok, detail: expect.stringMatching(detail) });
    expect(found.name).toBe(name);
  });
});

describe("the token", () => {
  const jwt = (claims: object) =>
    `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
  const check = (current: () => Promise<string>) => {
    const tokens: Partial<TokenSource> = { current };
    return checkToken(tokens as TokenSource, environment, fields);
  };
  const soon = Math.floor(Date.now() / 1_000) + 600;

  test.each<[token: string, ok: boolean, detail: RegExp, todo: string | null]>([
    ["opaque", true, /does not say for whom and how long/, null],
    [jwt({ aud: environment.origin }), true, /^The token is for https.*com\.$/, null],
    [jwt({ aud: environment.origin, exp: soon }), true, / and lasts until .* \(\d+ min\)\.$/, null],
    [jwt({ aud: "00000007-0000-0000-c000-000000000000" }), true, /is for 00000007/, null],
    [
      jwt({ aud: environment.origin.replace("contoso.", "contoso.api.") }),
      true,
      /is for https/,
      null,
    ],
    [jwt({ aud: "api://other" }), false, /is for api:\/\/other, not for https/, "Correct Scopes"],
    [jwt({ aud: "no address" }), false, /is for no address, not for https/, "Correct Scopes"],
    [
      jwt({ aud: environment.origin, exp: 5 }),
      false,
      /ran out at 1970-01-01/,
      expect.stringMatching(/Reconnect/),
    ],
  ])("%s", async (token, ok, detail, todo) => {
    expect(await check(() => Promise.resolve(token))).toMatchObject({
      ok,
      detail: expect.stringMatching(detail),
      todo,
    });
  });

  test("that was refused says what Microsoft Entra's number means, and any other failure what to do", async () => {
    const refused = new SpectralError("AADSTS7000215: Invalid client secret provided.");
    expect((await check(() => Promise.reject(refused))).todo).toMatch(/Correct the secret/);
    expect((await check(() => Promise.reject(new SpectralError("gone")))).todo).toMatch(
      /Reconnect/,
    );
    await expect(check(() => Promise.reject("no error"))).rejects.toBe("no error");
  });
});

test.each([
  [{}, /^The service does not say\.$/],
  [{ "x-ms-dop-hint": "8" }, /^8 requests at once recommended\.$/],
  [
    {
      "x-ms-ratelimit-burst-remaining-xrm-requests": "5",
      "x-ms-ratelimit-time-remaining-xrm-requests": "9",
    },
    /^5 requests left .*, 9 s of execution time left in it\.$/,
  ],
])("the limits of %j", async (headers, detail) => {
  const who = { UserId: USER, OrganizationId: ROLE, BusinessUnitId: ROLE };
  const found = await checkWhoAmI(answering(response(200, who, headers)), fields);
  expect(found.rateLimits?.detail).toMatch(detail);
});

describe("privileges", () => {
  test("of a table are those that can be told apart; one without a name goes by its id", async () => {
    const Privileges = [
      { PrivilegeType: "Read", PrivilegeId: USER, Name: "prvReadAccount" },
      { PrivilegeType: "Write", PrivilegeId: ROLE },
      { PrivilegeType: "Other", PrivilegeId: ROLE },
      { PrivilegeType: "Delete" },
      {},
    ];
    const answer = response(200, { value: [{ LogicalName: "account", Privileges }] });
    const found = await readTablePrivileges(answering(answer), ["account"]);
    expect(found.get("account")).toEqual([
      { id: USER, name: "prvReadAccount", right: "read" },
      { id: ROLE, name: ROLE, right: "write" },
    ]);
  });

  test("that are held have names only where all of them have one", async () => {
    const held = (RolePrivileges: unknown) =>
      readHeld(answering(response(200, { RolePrivileges })), USER);
    const named = { PrivilegeId: USER, PrivilegeName: "prvReadAccount" };
    expect((await held([named])).names).toEqual(new Set(["prvreadaccount"]));
    expect(await held([named, { PrivilegeId: "x" }])).toEqual({
      ids: new Set([USER]),
      names: undefined,
    });
  });

  test("that an action takes are held, missing, not there, or nobody can say", () => {
    const table = {
      entityType: "accounts",
      logicalName: "account",
      privileges: [{ id: USER, name: "prvReadAccount", right: "read" }],
    };
    const held = { ids: new Set([USER]), names: new Set(["prvreadworkflow"]) };
    const check = (always: readonly string[], sometimes?: { when: string; takes: string[] }[]) =>
      checkActions(
        [{ action: "act", always, ...(sometimes ? { sometimes } : {}) }],
        [table],
        held,
      )[0];
    expect(check(["prvRead<Table>"])).toMatchObject({
      ok: true,
      detail: "act on account has what it always takes.",
    });
    expect(check(["prvAssign<Table>"])).toMatchObject({
      ok: false,
      detail: "act on account is not possible: there is no prvAssign on account.",
    });
    expect(check(["prvReadRole"])).toMatchObject({ ok: false, missing: ["prvReadRole"] });
    expect(check(["prvRead<Related>"])).toMatchObject({ ok: null });
    expect(
      check(
        ["prvRead<Table>"],
        [{ when: "it is shared", takes: ["prvShareAll", "prvReadWorkflow"] }],
      ),
    ).toMatchObject({ ok: true, sometimesMissing: [{ takes: ["prvShareAll"] }] });
  });
});
