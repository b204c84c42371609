import { users } from "dataverse-sandbox";
import type { Validation } from "../../src/client";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => time.now() });
const { user, tokenRequests } = kinds(bench);
const tokenOf = (userId: string) => bench.sandbox.issueToken({ userId });
const run = (connection: object) => bench.act<{ UserId: string }>("getCurrentUser", { connection });
const failure = (connection: object) => bench.failure("getCurrentUser", { connection });
const validate = (connection: object) =>
  bench.act<Validation>("validateConnection", { connection });
const failed = ({ steps }: Validation) => steps.find(({ ok }) => ok === false);

test("a person: the platform's token as it is, and no other request", async () => {
  const { UserId } = await run(user(tokenOf(users.salesperson.id)));
  expect(UserId).toBe(users.salesperson.id);
  expect(bench.sandbox.requests).toHaveLength(1);
});

test("two people through one app, at once: each is who they are", async () => {
  const people = [users.salesperson.id, users.manager.id];
  const found = await Promise.all(people.map((id) => run(user(tokenOf(id)))));
  expect(found.map(({ UserId }) => UserId)).toEqual(people);
});

test("nobody signed in yet", async () => {
  const error = await failure(user(""));
  expect(error.message).toMatch(/no access token yet/);
  expect(error).toHaveProperty("connection");
  expect(bench.sandbox.requests).toEqual([]);
});

test("a token that ran out says to run again; the client secret goes nowhere", async () => {
  const token = bench.sandbox.issueToken({ userId: users.salesperson.id, expiresInSeconds: 60 });
  time.advance(120_000);
  const error = await failure(user(token));
  expect(error.message).toMatch(/ran out.*Run again/);
  expect(tokenRequests()).toEqual([]);
});

test("a token that was refused: what Environment URL has to be", async () => {
  const token = tokenOf(users.salesperson.id);
  bench.sandbox.revokeTokens();
  expect((await failure(user(token))).message).toContain(
    `Environment URL has to be exactly ${bench.sandbox.url}`,
  );
});

describe("Validate Connection", () => {
  test.each([
    "https://contoso.crm4.dynamics.com/",
    "https://contoso.crm4.dynamics.com/api/data/v9.2/",
    "https://contoso.crm4.dynamics.com ",
    "contoso.crm4.dynamics.com",
  ])(
    "finds that %j is not what the sign-in needs, which takes it as it is typed",
    async (webApiUrl) => {
      const step = failed(await validate(user("x", { webApiUrl })));
      expect(step).toMatchObject({ name: "URL" });
      expect(step?.todo).toContain("Set Environment URL to https://contoso.crm4.dynamics.com,");
      expect(bench.sandbox.requests).toEqual([]);
    },
  );

  test.each([
    ["GCC High", "https://contoso.crm.microsoftdynamics.us", "https://login.microsoftonline.com"],
    ["DoD", "https://contoso.crm.appsplatform.us", "https://login.microsoftonline.com"],
    ["China", "https://contoso.crm.dynamics.cn", "https://login.microsoftonline.us"],
    [
      "the commercial cloud",
      "https://contoso.crm4.dynamics.com",
      "https://login.microsoftonline.us",
    ],
    ["GCC", "https://contoso.crm9.dynamics.com", "https://login.partner.microsoftonline.cn"],
  ])("finds an environment of %s with another Cloud", async (name, webApiUrl, cloud) => {
    const step = failed(await validate(user("x", { webApiUrl, cloud })));
    expect(step).toMatchObject({
      name: "URL",
      detail: expect.stringContaining(`belongs to ${name}`),
    });
    expect(step?.todo).toMatch(/Set Cloud .*does not exist there/);
    expect((await failure(user("", { webApiUrl, cloud }))).message).toContain(name);
    expect(bench.sandbox.requests).toEqual([]);
  });

  test("finds a token for another environment", async () => {
    const token = bench.sandbox.issueToken({ audience: "https://other.crm4.dynamics.com" });
    const step = failed(await validate(user(token)));
    expect(step).toMatchObject({ name: "Token" });
    expect(step?.todo).toContain(`Set Environment URL to ${bench.sandbox.url}`);
  });

  test("is content with what is right", async () => {
    expect(await validate(user(tokenOf(users.administrator.id)))).toMatchObject({ ok: true });
  });
});
