import type { Connection } from "@prismatic-io/spectral";
import { users } from "dataverse-sandbox";
import { makeCaches } from "../../src/client/caches/caches";
import { fingerprintSecret } from "../../src/client/webhooks/registration/keyOf";
import { derivedKey } from "../../src/client/webhooks/registration/keys";
import { makePair, type Pair } from "../support/certificates";
import { forgetTokens } from "../support/forget";
import { keyForms } from "../support/keyForms";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { FLOW_URL, failureOf, managed, type Place } from "../triggers/managed";
import { contactUpdate, request } from "../triggers/payloads";
import { kinds } from "./kinds";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const trigger = managed(bench);
const { app, certificate, user } = kinds(bench);
const identity = { instanceId: "instance-1", flowStableId: "stable-1", url: FLOW_URL };
const stored = () => String(trigger.rows().endpoints[0]?.["authvalue"]);
const passes = async (key: string, connection: Connection, place: Place = {}) =>
  expect(
    await trigger.receive(
      request(contactUpdate(), { query: { code: key } }),
      { connection },
      place,
    ),
  ).toMatchObject({ branch: "Event" });
const isRefused = (key: string, connection: Connection) =>
  failureOf(trigger.receive(request(contactUpdate(), { query: { code: key } }), { connection }));

let pair: Pair;
let other: Pair;
beforeAll(async () => {
  const from = Date.now() - 86_400_000;
  [pair, other] = await Promise.all([makePair(from), makePair(from)]);
});
beforeEach(() => {
  forgetTokens();
  const { clientId } = bench.sandbox;
  bench.sandbox.register({ clientId, certificates: [pair.certificate, other.certificate] });
});
afterEach(() => trigger.clear());

test("an application with a secret derives the key from it, as client credentials do", async () => {
  await trigger.deploy({ connection: app() });
  expect(stored()).toBe(derivedKey(bench.sandbox.clientSecret, identity));
  const before = trigger.rows();
  await trigger.deploy({ connection: bench.connection() });
  expect(trigger.rows()).toEqual(before);
  await passes(stored(), app());
  const rotated = app({ clientSecret: "rotated~secret" });
  expect((await isRefused(stored(), rotated)).message).toMatch(/deploy the instance again/);
});

test("an application with a certificate derives it from the private key, in whichever form", async () => {
  const connection = certificate({ ...pair });
  await trigger.deploy({ connection });
  const before = trigger.rows();
  expect(stored()).toMatch(/^[\w-]{43}$/);
  expect(stored()).toBe(derivedKey(fingerprintSecret(connection, makeCaches()), identity));
  for (const [form, text] of Object.entries(keyForms(pair.privateKey, "open sesame"))) {
    const again = certificate({
      ...pair,
      privateKey: text.replace(/\n/g, " "),
      passphrase: /encrypted/.test(form) ? "open sesame" : "",
    });
    await passes(stored(), again);
    await trigger.deploy({ connection: again });
    expect(trigger.rows()).toEqual(before);
  }
  await isRefused(stored(), certificate({ ...other }));
  await trigger.deploy({ connection: certificate({ ...other }) });
  await passes(stored(), certificate({ ...other }));
  expect(stored()).not.toBe(before.endpoints[0]?.["authvalue"]);
});

test("a person gets a random key, which is kept in the state of the flow", async () => {
  const token = () => bench.sandbox.issueToken({ userId: users.administrator.id });
  const connection = user(token());
  const made = (await trigger.deploy({ connection })) as { crossFlowState: object };
  expect(made.crossFlowState).toEqual({ "recordEventsKey:stable-1": stored() });
  expect(stored()).not.toBe(derivedKey(bench.sandbox.clientSecret, identity));
  const place = { crossFlowState: { ...made.crossFlowState } };
  await passes(stored(), user(token()), place);
  await isRefused(stored(), user(token()));
});

test("a key that was typed is expected, though the private key cannot be read any more", async () => {
  const connection = certificate({ privateKey: "damaged" });
  const code = "typed~key~of~the~flow";
  const given = request(contactUpdate(), { query: { code } });
  expect(await trigger.receive(given, { connection, webhookKey: code })).toMatchObject({
    branch: "Event",
  });
});
