import fc from "fast-check";
import { authenticationOf } from "../../../../src/client/webhooks/registration/authentication";
import { connectionKey } from "../../../../src/client/webhooks/registration/keyOf";
import {
  derivedKey,
  keyFingerprint,
  randomKey,
} from "../../../../src/client/webhooks/registration/keys";
import { connection, secrets } from "../../fakes";
import { identity } from "./rows";

const text = fc.string({ minLength: 1, maxLength: 60 });
const identities = fc.record({ instanceId: text, flowStableId: text, url: text });

describe("keys", () => {
  test("are 43 characters that are safe in a URL, derived or not", () => {
    fc.assert(
      fc.property(text, identities, (secret, of) => {
        for (const key of [derivedKey(secret, of), randomKey()]) {
          expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
        }
      }),
    );
    expect(randomKey()).not.toBe(randomKey());
  });

  test("are the same for the same secret and identity, and for no others", () => {
    fc.assert(
      fc.property(text, text, identities, identities, (secret, another, of, other) => {
        const key = derivedKey(secret, of);
        expect(derivedKey(secret, { ...of })).toBe(key);
        expect(derivedKey(another, of) === key).toBe(another === secret);
        const same = (["instanceId", "flowStableId", "url"] as const).every(
          (part) => of[part] === other[part],
        );
        expect(derivedKey(secret, other) === key).toBe(same);
      }),
    );
  });

  test("show in a fingerprint that holds nothing of them", () => {
    const key = derivedKey(secrets.clientSecret, identity);
    const print = keyFingerprint(secrets.clientSecret, identity, key);
    expect(print).toMatch(/^[A-Za-z0-9_-]{12}$/);
    expect(key).not.toContain(print);
    expect(keyFingerprint(secrets.clientSecret, identity, `${key}1`)).not.toBe(print);
    expect(keyFingerprint("another", identity, key)).not.toBe(print);
  });
});

describe("connectionKey", () => {
  test("is derived for client credentials, and not for people who signed in", () => {
    const app = connection();
    expect(connectionKey(app, identity)).toBe(derivedKey(secrets.clientSecret, identity));
    expect(connectionKey({ ...app, key: "oauth2" }, identity)).toBeUndefined();
  });

  test("needs a secret", () => {
    expect(() => connectionKey(connection({ clientSecret: "" }), identity)).toThrow(
      /no client secret to make a webhook key from: set Webhook Authentication Key/,
    );
  });
});

describe("authenticationOf", () => {
  test("is a WebhookKey, unless the address demands an API key", () => {
    expect(authenticationOf({ webhookKey: "k" })).toEqual({ authtype: 4, authvalue: "k" });
    expect(authenticationOf({ webhookKey: "k", apiKey: 'a"<&>' })).toEqual({
      authtype: 5,
      authvalue:
        '<settings><setting name="Api-Key" value="a&quot;&lt;&amp;&gt;" /><setting name="x-webhook-key" value="k" /></settings>',
    });
  });

  test("refuses what Dataverse could not store", () => {
    expect(() => authenticationOf({ webhookKey: "k".repeat(2_049) })).toThrow(/2049 .* 2048/);
  });
});
