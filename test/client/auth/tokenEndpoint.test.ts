import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const tokenRequests = () => bench.sandbox.requests.filter(({ kind }) => kind === "token");

/** A connection whose token has to be fetched, unlike that of any other test. */
let nth = 0;
const without = (fields: Record<string, unknown> = {}) => {
  nth += 1;
  return bench.connection({ token: {}, fields: { scopes: "", marker: nth, ...fields } });
};
const fresh = (fields: Record<string, unknown> = {}) => {
  bench.sandbox.revokeTokens();
  time.advance(3 * 3_600_000);
  return without(fields);
};

test("asks for the environment's own scope with the credentials, once", async () => {
  await bench.act("getCurrentUser", { connection: fresh() });
  const form = new URLSearchParams(tokenRequests()[0]?.body);
  expect(Object.fromEntries(form)).toEqual({
    grant_type: "client_credentials",
    client_id: bench.sandbox.clientId,
    client_secret: bench.sandbox.clientSecret,
    scope: `${bench.sandbox.url}/.default`,
  });
  expect(tokenRequests()).toHaveLength(1);
});

test.each([
  [
    "a throttled one, after the time it asks for",
    { kind: "throttle", retryAfter: 7 } as const,
    7_000,
  ],
  [
    "one that is unavailable",
    { kind: "status", status: 503, body: "<html>busy</html>" } as const,
    undefined,
  ],
  ["one that cuts the line", { kind: "reset" } as const, undefined],
])("%s is asked again", async (_, action, waitMs) => {
  const connection = fresh();
  bench.sandbox.fault({ match: { token: true }, action });
  await bench.act("getCurrentUser", { connection });
  expect(tokenRequests()).toHaveLength(2);
  expect(time.sleeps).toHaveLength(1);
  if (waitMs !== undefined) expect(time.sleeps[0]).toBeGreaterThanOrEqual(waitMs);
});

test("what is not Entra's answer is named as that, without its words", async () => {
  const connection = fresh();
  bench.sandbox.fault({
    match: { token: true },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 404, body: "<html>intranet</html>" },
  });
  const error = await bench.failure("getCurrentUser", { connection });
  expect(error.message).toMatch(/404.*Token URL/);
  expect(error.message).not.toContain("intranet");
});

describe("a Token URL that cannot work is refused before the secret goes anywhere", () => {
  const tenant = "https://login.microsoftonline.com/contoso.onmicrosoft.com";
  test.each([
    ["of the first version", `${tenant}/oauth2/token`],
    ["for people", `${tenant}/oauth2/v2.0/authorize`],
    ["for people, first version", `${tenant}/oauth2/authorize/`],
    ["without encryption", "http://login.example.com/oauth2/v2.0/token"],
    ["that is none", "login"],
    ["that is empty", ""],
  ])("%s", async (_, tokenUrl) => {
    const error = await bench.failure("getCurrentUser", { connection: without({ tokenUrl }) });
    expect(error.message).toContain("Token URL");
    expect(error.message).toContain("/oauth2/v2.0/token");
    expect(bench.sandbox.requests).toEqual([]);
  });
});

test.each([
  ["clientId", "Client ID"],
  ["clientSecret", "Client secret value"],
])("an empty %s is named", async (field, label) => {
  const error = await bench.failure("getCurrentUser", { connection: without({ [field]: "  " }) });
  expect(error.message).toContain(label);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each([
  [
    { error: { code: "TooManyRequests", message: "Slow down." } },
    /\(404 TooManyRequests\): Slow down\./,
  ],
  [{ error: { code: 7, message: { text: "x" } } }, /\(404 7\): \S/],
  [{ error: ["x"], error_description: { a: 1 } }, /\(404\): \S/],
  [{}, /\(404\): \S/],
  [
    { error: "invalid_client", error_description: "AADSTS7000215: Wrong." },
    /\(404 invalid_client\): AADSTS7000215/,
  ],
])("a refusal in any shape is told in words: %j", async (body, words) => {
  const connection = fresh();
  bench.sandbox.fault({
    match: { token: true },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 404, body: JSON.stringify(body) },
  });
  const { message } = await bench.failure("getCurrentUser", { connection });
  expect(message).toMatch(words);
  expect(message).not.toMatch(/object|undefined|null/);
});
