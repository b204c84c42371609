import {
  connectionKey,
  fingerprintSecret,
} from "../../../../src/client/webhooks/registration/keyOf";
import { keyFingerprint } from "../../../../src/client/webhooks/registration/keys";

const identity = {
  instanceId: "SW5zdGFuY2U6MQ==",
  flowStableId: "4c1b7d0e-0000-4000-8000-000000000001",
  url: "https://hooks.example.com/trigger/EXAMPLE==",
};
const connectionOf = (key: string, clientSecret: unknown) => ({
  key,
  configVarKey: "",
  fields: {
    webApiUrl: "https://contoso.crm4.dynamics.com",
    tokenUrl: "https://login.microsoftonline.com/x/oauth2/v2.0/token",
    clientId: "x",
    clientSecret,
  },
});

/** Made by the first release that registers webhooks: what is deployed has these keys. */
const made: [unknown, key: string, ofApp: string, ofPerson: string][] = [
  ["s3cret~value", "UJ9172JH7cB39yLpSQj1Q9J2fQC1ZDbiE9koayeSXBQ", "RoKjkWZ-IUap", "JpA02nKATpGO"],
  [" s3cret~value ", "wtie4NlEYzd2zU8I0nd2PzW3LVn2PXZmrSVXJ-vKXm0", "3OBwIj0lDVci", "BIrYfskqZfzV"],
  ["Zürich~😀", "OQ7ECEmdBkXIT34tvsgOSlFtMMIjC6NccQmXin-Q1-g", "Veh-VjM0UgaV", "3r3F6BzqVQR5"],
  [12345, "igPoXP7tb-Ng_NsDiO5hiZ2I7UT2Ldj9GR5JkSHC_XA", "alhWieu2vc7b", "wCV10XLeRd0i"],
];

test.each(made)(
  "the secret %j gives the keys and fingerprints of before",
  (secret, key, ofApp, ofPerson) => {
    for (const kind of ["clientCredentials", ""]) {
      const app = connectionOf(kind, secret);
      expect(connectionKey(app, identity)).toBe(key);
      expect(keyFingerprint(fingerprintSecret(app), identity, key)).toBe(ofApp);
    }
    const person = connectionOf("oauth2", secret);
    expect(connectionKey(person, identity)).toBeUndefined();
    expect(keyFingerprint(fingerprintSecret(person), identity, "typed")).toBe(ofPerson);
  },
);
