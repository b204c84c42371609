import type { FaultAction } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { contactUpdate, request } from "./payloads";
import { webhook } from "./run";

const bench = useSandbox({ seed: "empty" });
const trigger = webhook();
const time = useVirtualTime();

/** Without a token, so that the client has to get one, and of credentials that no test before has used. */
const withoutToken = (name: string, fields: object = {}) =>
  bench.connection({
    token: {},
    fields: { tokenUrl: `${bench.sandbox.tokenUrl}?name=${encodeURIComponent(name)}`, ...fields },
  });

const own = async () => {
  const { UserId } = await bench.act<{ UserId: string }>("getCurrentUser", {});
  bench.sandbox.clearRequests();
  return request(contactUpdate({ UserId, InitiatingUserId: UserId }));
};

const always = Number.POSITIVE_INFINITY;

describe("Ignore Own Changes, where no token is to be had", () => {
  test.each<[string, FaultAction]>([
    ["throttled", { kind: "status", status: 429, headers: { "Retry-After": "300" } }],
    ["down", { kind: "status", status: 503 }],
    ["broken", { kind: "status", status: 500 }],
    ["silent", { kind: "hang" }],
    ["out of reach", { kind: "reset" }],
    ["another server", { kind: "malformed", body: "<html>", contentType: "text/html" }],
    ["behind a gateway", { kind: "gateway", status: 502 }],
  ])("lets the event pass within 20 s when the token endpoint is %s", async (name, action) => {
    const mine = await own();
    const inputs = { ignoreOwnChanges: "true", connection: withoutToken(name) };
    bench.sandbox.fault({ match: { token: true }, times: always, action });
    const begun = time.now();
    expect(await trigger.run(mine, inputs)).toMatchObject({
      branch: "Event",
      payload: { ignored: false, event: { own: "unknown" } },
    });
    expect(time.now() - begun).toBeLessThanOrEqual(20_000);
    expect(bench.requests()).toEqual([]);
    bench.sandbox.clearFaults();
    // What is still under way comes to its end.
    time.advance(60_000);
    expect(await trigger.run(mine, inputs)).toMatchObject({ payload: { ignored: true } });
  });

  test("does not let it pass where the secret is wrong, which nobody but a person mends", async () => {
    const mine = await own();
    const connection = withoutToken("wrong", { clientSecret: "wrong" });
    const error = await trigger.refusal(mine, { ignoreOwnChanges: "true", connection });
    expect(error.message).toMatch(/AADSTS7000215/);
    expect(bench.requests()).toEqual([]);
  });
});
