import { createHarness } from "@prismatic-io/spectral/dist/testing";
import { users } from "dataverse-sandbox";
import component from "../../src";
import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const { app, certificate, user } = kinds(bench);
const harness = createHarness(component);
beforeEach(() => forgetTokens());

const status = async (connection: object, entityTypes?: unknown): Promise<string> => {
  const inputs = { connection, ...(entityTypes === undefined ? {} : { entityTypes }) };
  const { result } = await harness.dataSource("connectionStatus", inputs as never);
  expect(typeof result).toBe("string");
  return String(result);
};
const signedInAs = (userId: string, fields = {}) =>
  user(bench.sandbox.issueToken({ userId }), fields);

describe("a connection that works", () => {
  test.each([
    ["with a client secret", () => app()],
    ["with a certificate", () => certificate()],
    ["of today", () => bench.connection()],
  ])("an application %s: where, as whom", async (_, connection) => {
    expect(await status(connection())).toBe("Connected to Northwind Instruments as # Integration");
  });

  test("what it may do, and what it may not", async () => {
    const { salesperson } = users;
    expect(await status(app(), ["account", "contacts"])).toBe(
      "Connected to Northwind Instruments as # Integration; can read and write account, contact",
    );
    expect(await status(signedInAs(salesperson.id), ["task", "lead", "acount", "team"])).toMatch(
      /^Connected to Northwind Instruments as Siobhán O'Brien; can read and write task; missing: delete on lead, create, write, delete, append and append to on team; acount: there is no such table/,
    );
  });

  test("without the right to read users or the organization's name", async () => {
    for (const path of ["systemusers", "RetrieveCurrentOrganization"]) {
      bench.sandbox.fault({
        match: { path },
        action: {
          kind: "status",
          status: 403,
          body: '{"error":{"code":"0x80040220","message":"No."}}',
        },
      });
    }
    expect(await status(app())).toBe(
      `Connected to ${new URL(bench.sandbox.url).host} as user ${users.application.id}`,
    );
  });
});

describe("one that does not: the first step that failed, and what to do", () => {
  test.each<[string, () => object, RegExp]>([
    [
      "no environment",
      () => app({ webApiUrl: "" }),
      /^Not connected: URL: Environment URL is empty/,
    ],
    [
      "a host without a cloud",
      () => app({ webApiUrl: "https://crm.contoso.example" }),
      /^Not connected: URL: .*crm\.dynamics\.cn/,
    ],
    [
      "another secret",
      () => app({ clientSecret: "other~secret" }),
      /^Not connected: Token: .*AADSTS7000215/,
    ],
    [
      "no certificate",
      () => certificate({ certificate: "" }),
      /^Not connected: Token: Certificate .*empty/,
    ],
    ["nobody signed in", () => user(""), /^Not connected: Token: .*no access token yet/],
    [
      "a user who is disabled",
      () => signedInAs(users.disabled.id),
      /^Not connected: WhoAmI: 403 0x80040225/,
    ],
    [
      "no fields",
      () => ({ key: "environmentApp", configVarKey: "", fields: {} }),
      /^Not connected: URL: /,
    ],
    [
      "fields of other types",
      () => app({ clientId: { a: 1 }, tenantId: ["x", 1], clientSecret: 5 }),
      /^Not connected: Token: /,
    ],
    [
      "an unknown kind",
      () => ({ key: "later", configVarKey: "", fields: { webApiUrl: "https://" } }),
      /^Not connected: URL: /,
    ],
  ])("%s", async (_, connection, message) => {
    const said = await status(connection(), ["account"]);
    expect(said).toMatch(message);
    expect(said).toMatch(/\.$/);
    expect(said).not.toContain("\n");
  });

  test.each<[string, unknown]>([
    ["missing", undefined],
    ["null", null],
    ["a text", "connection"],
    ["a list", []],
    ["an empty object", {}],
    ["without fields", { key: "environmentApp" }],
    ["with fields that are none", { key: "environmentApp", fields: "x" }],
    ["of another component", { key: "slack", configVarKey: "", fields: { apiKey: "x" } }],
    ["with a number for its key", { key: 5, configVarKey: "", fields: {} }],
    [
      "with an address that is no text",
      { key: "environmentApp", fields: { webApiUrl: { a: 1n } } },
    ],
  ])("a connection that is %s is part of the answer", async (_, connection) => {
    expect(await status(connection as object)).toMatch(/^Not connected: [^\n]+\.$/);
    expect(bench.sandbox.requests).toEqual([]);
  });

  test.each([5n, { a: 1 }, "[1,", Symbol("x"), "{[(", () => 1])(
    "tables that are no names are part of the answer: %p",
    async (tables) => {
      expect(await status(app(), tables)).toMatch(/^(Not connected: |Connected to )[^\n]+$/);
    },
  );

  test.each([
    ["an environment", {}, "Token"],
    ["a sign-in", { token: true }, "Token"],
    ["an environment with a token", { path: "WhoAmI" }, "WhoAmI|User and Roles"],
    ["a name", { path: "RetrieveCurrentOrganization" }, "Rights|User and Roles"],
  ])("%s that does not answer: within 20 s", async (_, match, step) => {
    bench.sandbox.fault({ match, action: { kind: "hang" } });
    const began = time.now();
    const said = await status(app());
    expect(said).toMatch(new RegExp(`^(Not connected: (${step}): |Connected to 127)`));
    expect(time.now() - began).toBeLessThanOrEqual(20_000);
    // What was given up ends as well.
    time.advance(60_000);
  });

  test("a sign-in that is busy for longer", async () => {
    bench.sandbox.fault({
      match: { token: true },
      times: Number.POSITIVE_INFINITY,
      action: { kind: "throttle", retryAfter: 59 },
    });
    expect(await status(app())).toMatch(/^Not connected: Token: /);
  });
});
