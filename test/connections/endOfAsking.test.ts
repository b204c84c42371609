import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const time = useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const { app, certificate, tokenRequests } = kinds(bench);
const harness = createHarness(component);
beforeEach(() => forgetTokens());

const always = Number.POSITIVE_INFINITY;
const slept = () => time.sleeps.reduce((sum, ms) => sum + ms, 0);
/** Somebody who waits 20 s at most. */
const ask = async (key: string, connection: object) =>
  (await harness.dataSource(key, { connection } as never)).result;
/** The environment's answer to the question for the tenant, and the sign-in's. */
const busy = (where: string, times: number) =>
  bench.sandbox.fault({
    match: where === "the sign-in" ? { token: true } : {},
    times,
    action: { kind: "throttle", retryAfter: 15 },
  });

describe.each([
  ["a client secret", () => app()],
  ["a certificate", () => certificate()],
  ["a secret and a token URL", () => bench.connection({ token: {}, fields: { scopes: "" } })],
])("with %s", (kind, connection) => {
  const places = kind.includes("URL") ? ["the sign-in"] : ["the sign-in", "the environment"];

  test.each(places)("%s that stays busy is asked for as long as somebody waits", async (where) => {
    busy(where, always);
    for (const key of ["entityTypes", "connectionStatus"]) {
      time.sleeps.length = 0;
      bench.sandbox.clearRequests();
      await ask(key, connection()).catch(() => undefined);
      expect(slept()).toBeLessThan(20_000);
      expect(bench.sandbox.requests.length).toBeLessThanOrEqual(3);
    }
    const asked = bench.sandbox.requests.length;
    time.advance(3_600_000);
    expect(bench.sandbox.requests).toHaveLength(asked);
  });

  test.each([true, false])("who can wait longer gets the token (first: %s)", async (isFirst) => {
    busy("the sign-in", 3);
    const long = () => bench.act("getCurrentUser", { connection: connection() });
    const short = () => ask("connectionStatus", connection());
    const runs = isFirst ? [long(), short()] : [short(), long()];
    const outcomes = await Promise.allSettled(runs);
    expect(outcomes[isFirst ? 0 : 1]).toMatchObject({ status: "fulfilled" });
    expect(tokenRequests()).toHaveLength(4);
  });
});

test("a sign-in that does not answer is given up with the one who waits", async () => {
  bench.sandbox.fault({ match: { token: true }, times: always, action: { kind: "hang" } });
  const began = time.now();
  expect(await ask("connectionStatus", app())).toMatch(/^Not connected: Token: /);
  expect(time.now() - began).toBeLessThanOrEqual(20_000);
  for (let ends = 0; ends < 10; ends += 1) time.advance(60_000);
  expect(tokenRequests()).toHaveLength(1);
});
