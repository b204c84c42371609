import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import {
  currentCredential,
  readCredential,
  requireValid,
} from "../../../src/client/auth/credential";
import { derKind } from "../../../src/client/auth/derKind";
import { environmentCertificate } from "../../../src/client/auth/environmentCertificate";
import { notPem } from "../../../src/client/auth/notPem";
import { pemBlocks } from "../../../src/client/auth/pem";
import { makeCaches } from "../../../src/client/caches/caches";
import { sessionSecrets } from "../../../src/client/secrets/sessionSecrets";
import { elliptic, makePair, type Pair } from "../../support/certificates";
import { keyForms } from "../../support/keyForms";

const DAY_MS = 86_400_000;
const PASSPHRASE = "correct horse";
let pair: Pair;
let other: Pair;
let old: Pair;
let ec: Pair;

beforeAll(async () => {
  const from = Date.now() - DAY_MS;
  [pair, other, old, ec] = await Promise.all([
    makePair(from),
    makePair(from),
    makePair(from - 10 * DAY_MS, 10),
    makePair(from, 365, elliptic),
  ]);
});

const connectionOf = (certificate: unknown, privateKey: unknown, passphrase: unknown = "") => ({
  key: "environmentCertificate",
  configVarKey: "",
  fields: { certificate, privateKey, passphrase },
});
type Given = Parameters<typeof connectionOf>;
const refusal = (...given: Given): string => {
  try {
    readCredential(connectionOf(...given));
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("It was read.");
};
const thumbprint = (pem: string) => new X509Certificate(pem).fingerprint256;
const expectPair = (expected: Pair, ...given: Given) => {
  const { certificate, key } = readCredential(connectionOf(...given));
  expect(certificate.fingerprint256).toBe(thumbprint(expected.certificate));
  expect(certificate.checkPrivateKey(key)).toBe(true);
};
const encrypted = (of: Pair, form = "PKCS#8, encrypted", by = PASSPHRASE) =>
  keyForms(of.privateKey, by)[form] ?? "";

describe("of several keys the one that belongs to a certificate", () => {
  test.each<[string, () => string]>([
    ["behind a foreign one", () => `${other.privateKey}${pair.privateKey}`],
    ["behind one on a curve", () => `${ec.privateKey}${pair.privateKey}`],
    [
      "behind a damaged one",
      () => `${pair.privateKey.replace(/^(.{300}).{40}/s, "$1")}${pair.privateKey}`,
    ],
    ["behind one that does not open", () => `${encrypted(other)}${pair.privateKey}`],
    ["before another", () => `${pair.privateKey}${other.privateKey}`],
    ["behind one of OpenSSH", () => `${openSsh()}${pair.privateKey}`],
  ])("%s", (_, privateKey) => {
    expectPair(pair, pair.certificate, privateKey());
    expectPair(pair, `${ec.certificate}${pair.certificate}`, privateKey());
  });

  test("a damaged certificate beside a whole one does no harm", () => {
    expectPair(
      pair,
      `${other.certificate.slice(0, 300)}\n-----END CERTIFICATE-----\n${pair.certificate}`,
      pair.privateKey,
    );
  });

  test("two pairs: the one that is valid signs in, and the first makes the keys of webhooks", () => {
    const both = connectionOf(
      `${old.certificate}${pair.certificate}`,
      `${old.privateKey}${pair.privateKey}`,
    );
    const current = currentCredential(both);
    expect(current.certificate.fingerprint256).toBe(thumbprint(pair.certificate));
    expect(() => requireValid(both, current)).not.toThrow();
    const secret = (connection: ReturnType<typeof connectionOf>) =>
      environmentCertificate.webhookSecret(connection, makeCaches()).secret;
    expect(secret(both)).toBe(secret(connectionOf(old.certificate, old.privateKey)));
  });

  test("none of them", () => {
    expect(refusal(pair.certificate, `${other.privateKey}${old.privateKey}`)).toMatch(
      /does not belong/,
    );
    expect(refusal(pair.certificate, `${other.privateKey}${encrypted(pair)}`, "wrong")).toMatch(
      /Passphrase .*does not open/,
    );
  });
});

/** Laid out as `ssh-keygen` does; the content does not matter. */
const openSsh = () =>
  `-----BEGIN OPENSSH PRIVATE KEY-----\n${Buffer.from("openssh-key-v1\0none".repeat(8)).toString("base64")}\n-----END OPENSSH PRIVATE KEY-----\n`;

describe("what is something else says so, and not that it is damaged", () => {
  const labelled = (label: string) =>
    `-----BEGIN ${label}-----\nMIIBIjANBgkqhkiG\n-----END ${label}-----\n`;
  const der = (type: "pkcs1" | "spki") =>
    createPublicKey(pair.privateKey).export({ type, format: "der" });
  const encryptedDer = () =>
    createPrivateKey(pair.privateKey).export({
      type: "pkcs8",
      format: "der",
      cipher: "aes-256-cbc",
      passphrase: PASSPHRASE,
    });
  const pfx = () => Buffer.concat([Buffer.from("3082010002010330", "hex"), Buffer.alloc(200, 7)]);
  const asJson = (bytes: Buffer) => JSON.stringify(bytes);
  const asUrl = (bytes: Buffer) =>
    `data:application/octet-stream;base64,${bytes.toString("base64")}`;

  test.each<[string, () => Given, RegExp]>([
    [
      "a key of OpenSSH",
      () => [pair.certificate, openSsh()],
      /^Private Key .*OpenSSH.*openssl req/,
    ],
    ["one beside a certificate", () => [pair.certificate, pair.certificate + openSsh()], /OpenSSH/],
    ["one as certificate", () => [openSsh(), pair.privateKey], /^Certificate .*OpenSSH/],
    ["a DSA key", () => [pair.certificate, labelled("DSA PRIVATE KEY")], /^Private Key .*RSA/],
    ["a key of PuTTY", () => [pair.certificate, "PuTTY-User-Key-File-3: ssh-rsa\n"], /PuTTY/],
    ["a public key of OpenSSH", () => [pair.certificate, "ssh-rsa AAAAB3NzaC1 me@here"], /public/],
    ["a key in JSON", () => [pair.certificate, '{"kty":"RSA","n":"AQAB"}'], /JWK/],
    ["a list of certificates", () => [labelled("PKCS7"), pair.privateKey], /openssl pkcs7/],
    [
      "an encrypted key in DER",
      () => [pair.certificate, encryptedDer().toString("base64")],
      /encrypted key in DER.*openssl pkey -inform DER/,
    ],
    [
      "the same in hexadecimal",
      () => [pair.certificate, encryptedDer().toString("hex")],
      /encrypted key in DER/,
    ],
    [
      "a public key in DER",
      () => [pair.certificate, der("spki").toString("base64")],
      /public key in DER/,
    ],
    [
      "an older one",
      () => [pair.certificate, der("pkcs1").toString("base64")],
      /public key in DER/,
    ],
    ["a PFX as a buffer's JSON", () => [asJson(pfx()), asJson(pfx())], /PFX.*openssl pkcs12/],
    ["a PFX as a data URL", () => [asUrl(pfx()), ""], /PFX.*openssl pkcs12/],
    ["a PFX in hexadecimal", () => [pfx().toString("hex"), ""], /PFX.*openssl pkcs12/],
    [
      "a certificate as a data URL",
      () => [asUrl(new X509Certificate(pair.certificate).raw), ""],
      /openssl x509 -inform DER/,
    ],
    ["any Base64", () => ["TWVycnkgQ2hyaXN0bWFzIQ==", ""], /^Certificate .*not PEM/],
  ])("%s", (_, given, message) => {
    const said = refusal(...given());
    expect(said).toMatch(message);
    expect(said).not.toMatch(/damaged/);
    if (!message.source.includes("PFX")) expect(said).not.toMatch(/pkcs12/);
  });
});

const wrappings: Readonly<Record<string, (pem: string) => unknown>> = {
  "a buffer": (pem) => Buffer.from(pem),
  "a buffer's object": (pem) => Buffer.from(pem).toJSON(),
  "a buffer's JSON": (pem) => JSON.stringify(Buffer.from(pem)),
  "a file": (pem) => ({ data: Buffer.from(pem), contentType: "application/x-pem-file" }),
  "a data URL": (pem) =>
    `data:application/x-pem-file;base64,${Buffer.from(pem).toString("base64")}`,
  "a data URL without Base64": (pem) => `data:text/plain,${encodeURIComponent(pem)}`,
  Base64: (pem) => Buffer.from(pem).toString("base64"),
  "Base64 for URLs": (pem) => Buffer.from(pem).toString("base64url"),
  "Base64 in lines": (pem) =>
    (
      Buffer.from(pem)
        .toString("base64")
        .match(/.{1,76}/g) ?? []
    ).join("\n"),
  "hexadecimal digits": (pem) => Buffer.from(pem).toString("hex"),
  "hexadecimal digits with colons": (pem) =>
    (Buffer.from(pem).toString("hex").match(/../g) ?? []).join(":"),
};

describe.each(Object.entries(wrappings))("PEM as %s", (_, wrap) => {
  test("is read as what it is the writing of", () => {
    expectPair(pair, wrap(pair.certificate), wrap(pair.privateKey));
    expectPair(pair, wrap(pair.certificate), wrap(encrypted(pair)), PASSPHRASE);
  });

  test("is a secret in both writings, also in the field of the certificate", () => {
    for (const given of [
      connectionOf(wrap(pair.certificate), wrap(pair.privateKey)),
      connectionOf(wrap(pair.certificate + pair.privateKey), ""),
    ]) {
      const line = pair.privateKey.split("\n")[5] ?? "";
      expect(sessionSecrets(given).mask(`said: ${line}`)).not.toContain(line.slice(4, 40));
    }
  });
});

test("bytes that are PEM and something else are not taken for PEM", () => {
  const mixed = Buffer.concat([Buffer.from(pair.certificate), Buffer.from([0, 255])]);
  expect(refusal(mixed.toString("base64"), pair.privateKey)).toMatch(/^Certificate .*not PEM/);
});

test("two buffers are two connections", () => {
  const secret = (of: Pair) =>
    environmentCertificate.webhookSecret(
      connectionOf(Buffer.from(of.certificate), Buffer.from(of.privateKey)),
      makeCaches(),
    ).secret;
  expect(secret(pair)).not.toBe(secret(other));
});

describe("a passphrase", () => {
  test.each([" both ", "behind ", "\ttab", "   "])("%j counts as it was typed", (typed) => {
    for (const form of ["PKCS#8, encrypted", "PKCS#1, encrypted"]) {
      expectPair(pair, pair.certificate, encrypted(pair, form, typed), typed);
    }
  });

  test("that was copied with a line break opens too", () => {
    expectPair(pair, pair.certificate, encrypted(pair), `${PASSPHRASE}\n`);
  });

  test("that lacks its blanks does not open", () => {
    expect(
      refusal(pair.certificate, encrypted(pair, "PKCS#8, encrypted", " both "), "both"),
    ).toMatch(/Passphrase .*does not open/);
  });
});

test.each([
  ["over lines", "PRIVATE KEY", "PRIVATE\nKEY"],
  ["with literal line breaks", "PRIVATE KEY", "PRIVATE\\nKEY"],
  ["without blanks", "PRIVATE KEY", "PRIVATEKEY"],
])("a key whose label is written %s is a secret in the field of the certificate", (_, from, to) => {
  const text = `${pair.certificate}${pair.privateKey.replaceAll(from, to)}`;
  const line = pair.privateKey.split("\n")[5] ?? "";
  expect(sessionSecrets(connectionOf(text, "")).mask(`said: ${line}`)).not.toContain(
    line.slice(4, 40),
  );
});

test("a certificate alone is no secret", () => {
  const line = pair.certificate.split("\n")[5] ?? "";
  expect(sessionSecrets(connectionOf(pair.certificate, "")).mask(line)).toBe(line);
});

test.each<[hex: string, kind: string]>([
  ["", "unknown"],
  ["30", "unknown"],
  ["020103", "unknown"],
  ["30020500", "unknown"],
  ["3003020103", "pfx"],
  ["300b06092a864886f70d010702", "pkcs7"],
  ["3082000d06092a864886f70d010702", "pkcs7"],
  ["300d300b06092a864886f70d01050d", "encryptedKey"],
])("the bytes %s are told by how they begin", (hex, kind) => {
  expect(derKind(Buffer.from(hex, "hex"))).toBe(kind);
});

test.each([
  ["DH PARAMETERS", "Private Key", /^holds neither a certificate nor a private key in PEM form\.$/],
  ["PUBLIC KEY", "Certificate", /^holds a public key, which is neither of the two\.$/],
  ["CERTIFICATE", "Private Key", /^holds a certificate and no private key\.$/],
  ["CMS", "Certificate", /^holds a list of certificates/],
] as const)("a block of %s is no %s", (label, wanted, words) => {
  const text = `-----BEGIN ${label}-----\nMAA=\n-----END ${label}-----`;
  expect(notPem(text, pemBlocks(text), wanted)).toMatch(words);
});
