import { constants, createHash, verify, X509Certificate } from "node:crypto";
import { makePair, type Pair } from "../support/certificates";
import { forgetTokens } from "../support/forget";
import { keyForms, pastings } from "../support/keyForms";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const DAY_MS = 86_400_000;
const time = useVirtualTime();
const bench = useSandbox({ seed: "empty", clock: () => time.now() });
const { certificate, tokenRequests } = kinds(bench);
let pair: Pair;
let foreign: Pair;
let old: Pair;

beforeAll(async () => {
  const from = Date.now() - DAY_MS;
  [pair, foreign, old] = await Promise.all([
    makePair(from),
    makePair(from),
    makePair(from - 10 * DAY_MS, 10),
  ]);
});

const register = (...pairs: readonly Pair[]) =>
  bench.sandbox.register({
    clientId: bench.sandbox.clientId,
    certificates: pairs.map((each) => each.certificate),
  });

beforeEach(() => {
  forgetTokens();
  register(pair, old);
});

const run = (fields: object) =>
  bench.act("getCurrentUser", { connection: certificate({ ...fields }) });
const failure = (fields: object) =>
  bench.failure("getCurrentUser", { connection: certificate({ ...fields }) });
const sentForm = (nth = 0) => new URLSearchParams(tokenRequests()[nth]?.body);
const partsOf = (jwt: string) => {
  const [header = "", claims = "", signature = ""] = jwt.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  return { header: read(header), claims: read(claims), signed: `${header}.${claims}`, signature };
};

test("an assertion says who asks whom, for ten minutes, signed with PS256", async () => {
  await run(pair);
  const form = sentForm();
  expect([...form.keys()].sort()).toEqual([
    "client_assertion",
    "client_assertion_type",
    "client_id",
    "grant_type",
    "scope",
  ]);
  expect(form.get("client_assertion_type")).toBe(
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  );
  const { header, claims, signed, signature } = partsOf(form.get("client_assertion") ?? "");
  const { raw, publicKey: key } = new X509Certificate(pair.certificate);
  expect(header).toEqual({
    alg: "PS256",
    typ: "JWT",
    "x5t#S256": createHash("sha256").update(raw).digest("base64url"),
  });
  const { clientId } = bench.sandbox;
  expect(claims).toMatchObject({ aud: bench.sandbox.tokenUrl, iss: clientId, sub: clientId });
  expect(claims.jti).toMatch(/^[0-9a-f-]{36}$/);
  expect(claims.exp - claims.nbf).toBe(600);
  expect(claims.nbf).toBe(Math.floor(time.now() / 1000));
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  expect(
    verify(
      "sha256",
      Buffer.from(signed),
      { key, padding, saltLength: 32 },
      Buffer.from(signature, "base64url"),
    ),
  ).toBe(true);
});

test("a try after a lost answer has an assertion of its own", async () => {
  bench.sandbox.fault({ match: { token: true }, action: { kind: "reset" } });
  await run(pair);
  const ids = [0, 1].map(
    (nth) => partsOf(sentForm(nth).get("client_assertion") ?? "").claims.jti as string,
  );
  expect(new Set(ids).size).toBe(2);
});

test.each(Object.keys(pastings))("a pair pasted %s signs in", async (way) => {
  const paste = pastings[way] ?? String;
  const key = keyForms(pair.privateKey, "open sesame")["PKCS#8, encrypted"] ?? "";
  await run({
    certificate: paste(pair.certificate),
    privateKey: paste(key),
    passphrase: "open sesame",
  });
  expect(tokenRequests()).toHaveLength(1);
});

test("a certificate that is not registered: what to upload, and where", async () => {
  const error = await failure(foreign);
  expect(error.message).toMatch(/AADSTS700027.*Upload the certificate.*app registration/);
  expect(error).toHaveProperty("connection");
  const assertion = sentForm().get("client_assertion") ?? "";
  expect(`${error.message}${error.stack}`).not.toContain(assertion);
});

test("an expired certificate is refused with its date, before anything is sent", async () => {
  const error = await failure(old);
  const day = new Date(Date.parse(new X509Certificate(old.certificate).validTo));
  expect(error.message).toContain(`expired on ${day.toISOString().slice(0, 10)}`);
  expect(bench.sandbox.requests).toEqual([]);
});

test("a certificate that is not valid yet", async () => {
  const error = await failure(await makePair(time.now() + 5 * DAY_MS));
  expect(error.message).toMatch(/valid only from 20/);
  expect(bench.sandbox.requests).toEqual([]);
});

test.each<[string, () => object, RegExp]>([
  ["a foreign key", () => ({ ...pair, privateKey: foreign.privateKey }), /does not belong/],
  [
    "a wrong passphrase",
    () => ({
      ...pair,
      privateKey: keyForms(pair.privateKey, "right")["PKCS#1, encrypted"],
      passphrase: "wrong~passphrase",
    }),
    /Passphrase .* does not open/,
  ],
])("%s is refused before anything is sent", async (_, fields, message) => {
  const error = await failure(fields());
  expect(error.message).toMatch(message);
  expect(error.message).not.toMatch(/wrong~passphrase|BEGIN/);
  expect(bench.sandbox.requests).toEqual([]);
});

test("two connections at once: each with its own certificate and token", async () => {
  register(pair);
  const outcomes = await Promise.allSettled([run(pair), run(foreign), run(pair), run(foreign)]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "rejected",
  ]);
  expect(tokenRequests()).toHaveLength(2);
});
