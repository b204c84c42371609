import { createHash, createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import fc from "fast-check";
import { readCredential } from "../../../src/client/auth/credential";
import { environmentCertificate } from "../../../src/client/auth/environmentCertificate";
import { makeCaches } from "../../../src/client/caches/caches";
import { elliptic, makePair, type Pair } from "../../support/certificates";
import { keyForms, pastings } from "../../support/keyForms";

const PASSPHRASE = "correct horse";
let pair: Pair;
let other: Pair;
let ec: Pair;

const from = Date.now() - 86_400_000;

beforeAll(async () => {
  [pair, other, ec] = await Promise.all([
    makePair(from),
    makePair(from),
    makePair(from, 365, elliptic),
  ]);
});

const connectionOf = (fields: Record<string, unknown>) => ({
  key: "environmentCertificate",
  configVarKey: "",
  fields,
});
const read = (certificate: string, privateKey: string, passphrase = "") =>
  readCredential(connectionOf({ certificate, privateKey, passphrase }));
const refusal = (...given: Parameters<typeof read>): string => {
  try {
    read(...given);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("It was read.");
};
const thumbprint = (pem: string) => new X509Certificate(pem).fingerprint256;

const ways = Object.keys(pastings);
const forms = ["PKCS#8", "PKCS#1"].flatMap((form) => [form, `${form}, encrypted`]);

describe.each([...forms, "PKCS#1, encrypted with Triple DES"])("a key as %s", (form) => {
  test.each(ways)("%s", (way) => {
    const paste = pastings[way] ?? String;
    const text = paste(keyForms(pair.privateKey, PASSPHRASE)[form] ?? "");
    const { key, certificate } = read(paste(pair.certificate), text, PASSPHRASE);
    expect(certificate.fingerprint256).toBe(thumbprint(pair.certificate));
    expect(key.export({ type: "pkcs8", format: "pem" })).toBe(
      createPrivateKey(pair.privateKey).export({ type: "pkcs8", format: "pem" }),
    );
  });
});

test("both in one text, in either field, in either order, beside certificates of issuers", () => {
  const both = `${pair.privateKey}\n${other.certificate}\n${pair.certificate}`;
  const turned = `${pair.certificate}${pair.privateKey}`;
  for (const [certificate, key] of [
    [both, both],
    [both, ""],
    ["", turned],
    [turned.replace(/\n/g, " "), turned.replace(/\n/g, " ")],
    [pair.privateKey, pair.certificate],
  ] as const) {
    expect(read(certificate, key).certificate.fingerprint256).toBe(thumbprint(pair.certificate));
  }
});

test("one key gives one secret for webhooks, however it is pasted; another gives another", () => {
  const secret = (privateKey: string, of: Pair) =>
    environmentCertificate.webhookSecret(
      connectionOf({ certificate: of.certificate, privateKey, passphrase: PASSPHRASE }),
      makeCaches(),
    );
  const secrets = Object.values(keyForms(pair.privateKey, PASSPHRASE)).flatMap((form) =>
    Object.values(pastings).map((paste) => secret(paste(form), pair).secret),
  );
  expect(new Set(secrets).size).toBe(1);
  expect(secret(other.privateKey, other).secret).not.toBe(secrets[0]);
  expect(secret(pair.privateKey, pair).isOwn).toBe(true);
  expect(secrets[0]).not.toContain(pair.privateKey.slice(40, 60));
});

describe("what cannot be read", () => {
  const der = () => new X509Certificate(pair.certificate).raw;
  const keyDer = (type: "pkcs1" | "pkcs8") =>
    createPrivateKey(pair.privateKey).export({ type, format: "der" });
  /** Version 3, as a PFX begins; no certificate and no key. */
  const pfx = () => Buffer.concat([Buffer.from("3082010002010330", "hex"), Buffer.alloc(200, 7)]);
  const cases: [string, () => [string, string, string?], RegExp][] = [
    ["no certificate", () => ["", pair.privateKey], /^Certificate .*is empty/],
    ["no key", () => [pair.certificate, " "], /^Private Key .*is empty/],
    ["a foreign key", () => [pair.certificate, other.privateKey], /does not belong/],
    [
      "a key in the place of the certificate",
      () => [pair.privateKey, pair.privateKey],
      /^Certificate .*private key and no certificate/,
    ],
    [
      "a certificate in the place of the key",
      () => [pair.certificate, pair.certificate],
      /^Private Key .*certificate and no private key/,
    ],
    [
      "a public key",
      () => [
        pair.certificate,
        String(createPublicKey(pair.privateKey).export({ type: "spki", format: "pem" })),
      ],
      /public key/,
    ],
    [
      "no passphrase",
      () => [pair.certificate, keyForms(pair.privateKey, PASSPHRASE)["PKCS#8, encrypted"] ?? ""],
      /encrypted, and Passphrase is empty/,
    ],
    [
      "no passphrase, older form",
      () => [pair.certificate, keyForms(pair.privateKey, PASSPHRASE)["PKCS#1, encrypted"] ?? ""],
      /encrypted, and Passphrase is empty/,
    ],
    [
      "a wrong passphrase",
      () => [
        pair.certificate,
        keyForms(pair.privateKey, PASSPHRASE)["PKCS#8, encrypted"] ?? "",
        "wrong",
      ],
      /Passphrase .* does not open/,
    ],
    [
      "a wrong passphrase, older form",
      () => [
        pair.certificate,
        keyForms(pair.privateKey, PASSPHRASE)["PKCS#1, encrypted"] ?? "",
        "wrong",
      ],
      /Passphrase .* does not open/,
    ],
    [
      "a key that was cut off",
      () => [pair.certificate, pair.privateKey.slice(0, 400)],
      /^Private Key .*cut off/,
    ],
    [
      "a key with a hole",
      () => [pair.certificate, pair.privateKey.replace(/^(.{300}).{40}/s, "$1")],
      /^Private Key .*damaged/,
    ],
    [
      "a certificate that was cut off",
      () => [pair.certificate.slice(0, 300), pair.privateKey],
      /^Certificate .*cut off/,
    ],
    ["a key on a curve", () => [ec.certificate, ec.privateKey], /type ec; .*RSA/],
    [
      "a certificate in DER",
      () => [der().toString("base64"), pair.privateKey],
      /DER.*openssl x509 -inform DER/,
    ],
    [
      "a key in DER",
      () => [pair.certificate, keyDer("pkcs8").toString("base64")],
      /DER.*openssl pkey -inform DER/,
    ],
    [
      "a key in DER, older form",
      () => [pair.certificate, keyDer("pkcs1").toString("base64")],
      /DER.*openssl pkey -inform DER/,
    ],
    [
      "a PFX in Base64",
      () => [pfx().toString("base64"), pfx().toString("base64")],
      /PFX.*openssl pkcs12 -in/,
    ],
    [
      "a PFX in Base64, in lines",
      () => [
        (
          pfx()
            .toString("base64")
            .match(/.{1,64}/g) ?? []
        ).join("\n"),
        "",
      ],
      /PFX.*openssl pkcs12 -in/,
    ],
    [
      "a PFX in bytes",
      () => [pfx().toString("utf8"), pair.privateKey],
      /PFX or DER.*openssl pkcs12 -in/,
    ],
    [
      "bytes as Latin 1",
      () => [der().toString("latin1"), pair.privateKey],
      /PFX or DER.*openssl x509/,
    ],
    ["any other words", () => ["certificate.pem", pair.privateKey], /not PEM/],
  ];

  test.each(cases)("%s", (_, given, message) => {
    const said = refusal(...given());
    expect(said).toMatch(message);
    expect(said).toMatch(/^[A-Z].*\.$/);
    for (const secret of [pair, other, ec].map(
      ({ privateKey }) => privateKey.split("\n")[3] ?? "",
    )) {
      if (secret.length > 10) expect(said).not.toContain(secret.slice(0, 12));
    }
  });

  test("no text but a key and its certificate is ever taken, and none breaks the reader", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----",
      ),
      fc.base64String(),
    );
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 5 }), (parts) => {
        expect(refusal(parts.join(""), parts.join("\n"))).toMatch(/^(Certificate|Private Key) /);
      }),
    );
  });
});

test("a thumbprint is the digest of the certificate's own bytes", () => {
  const { certificate } = read(pair.certificate, pair.privateKey);
  const digest = createHash("sha256").update(certificate.raw).digest("hex");
  expect(certificate.fingerprint256.replace(/:/g, "").toLowerCase()).toBe(digest);
});
