import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const HOUR_MS = 3_600_000;
const time = useVirtualTime();
let aheadMs = 0;
const bench = useSandbox({ seed: "empty", clock: () => time.now() + aheadMs });
const { app, certificate, tokenRequests } = kinds(bench);
beforeEach(() => forgetTokens());
afterEach(() => {
  aheadMs = 0;
});

const issuedAt = (nth: number): number => {
  const assertion = new URLSearchParams(tokenRequests()[nth]?.body).get("client_assertion") ?? "";
  const claims = Buffer.from(assertion.split(".")[1] ?? "", "base64url").toString();
  return JSON.parse(claims).iat * 1000;
};

test.each([-30 * HOUR_MS, -HOUR_MS, HOUR_MS, 30 * HOUR_MS])(
  "an assertion that is refused for its time is made once more by the server's clock: %d ms",
  async (ms) => {
    aheadMs = ms;
    await bench.act("getCurrentUser", { connection: certificate() });
    expect(tokenRequests().map(({ status }) => status)).toEqual([401, 200]);
    expect(Math.abs(issuedAt(1) - time.now() - ms)).toBeLessThanOrEqual(1_000);
  },
);

test("once, and not again: the refusal after that is the error", async () => {
  aheadMs = HOUR_MS;
  const body = JSON.stringify({
    error: "invalid_client",
    error_description: "AADSTS700024: Client assertion is not within its valid time range.",
  });
  bench.sandbox.fault({
    match: { token: true },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "status", status: 401, body },
  });
  const error = await bench.failure("getCurrentUser", { connection: certificate() });
  expect(error.message).toMatch(/AADSTS700024.*clock/);
  expect(tokenRequests()).toHaveLength(2);
});

test("where the clocks agree, nothing is tried again", async () => {
  const body = JSON.stringify({ error: "invalid_client", error_description: "AADSTS700024: No." });
  bench.sandbox.fault({ match: { token: true }, action: { kind: "status", status: 401, body } });
  await bench.failure("getCurrentUser", { connection: certificate() });
  expect(tokenRequests()).toHaveLength(1);
});

test("a secret that is refused is not sent again, whatever the time is there", async () => {
  aheadMs = HOUR_MS;
  await bench.failure("getCurrentUser", { connection: app({ clientSecret: "other~secret" }) });
  expect(tokenRequests()).toHaveLength(1);
});
