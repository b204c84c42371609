import { ownValue } from "../objects/ownProperty";
import { aadstsHint } from "./aadsts";

const OTHER_TENANT =
  "Check Client ID; the app has to be registered in, or added to, the tenant that the environment belongs to: leave Tenant ID blank to have that one found.";
const NO_TENANT =
  "Check Tenant ID, or leave it blank: the tenant of the environment is found then.";
const OTHER_CLOUD =
  "The tenant belongs to another cloud than the environment: check Environment URL and Tenant ID; an app that is registered in another cloud does not exist in this one.";
const CLOCK =
  "The clock of this machine and Microsoft's differ too much: an assertion is valid for ten minutes.";
const SCOPE = "Check that Environment URL is the address of the environment itself.";

/** Microsoft Entra reference "error codes" and "certificate credentials", where a tenant and an environment are the fields. */
const HINTS: Readonly<Record<string, string>> = {
  "7000215":
    "Paste the secret's value into Client Secret, not its id; create a new secret in the app registration if the value is lost.",
  "7000218": "The app registration expects a secret or a certificate.",
  "70002": "Check Client ID and the secret or certificate.",
  "700016": OTHER_TENANT,
  "700011": OTHER_TENANT,
  "7000229": OTHER_TENANT,
  "90002": NO_TENANT,
  "900021": NO_TENANT,
  "900023": NO_TENANT,
  "50059": NO_TENANT,
  "50194": NO_TENANT,
  "500011":
    "The environment is not known in this tenant: check Environment URL, and leave Tenant ID blank to have the environment's own tenant found.",
  "900382": OTHER_CLOUD,
  "900432": OTHER_CLOUD,
  "70011": SCOPE,
  "1002012": SCOPE,
  "900144": SCOPE,
  "700027":
    "Upload the certificate (its public part) to the app registration of this Client ID, under Certificates & secrets; if it is there, it has expired or belongs to another key.",
  "700024": CLOCK,
  "50012": CLOCK,
  "500133": CLOCK,
  "50027": "The app registration does not accept the assertion: check Client ID and Certificate.",
  "700030":
    "The certificate is not valid for this app registration: upload its public part under Certificates & secrets.",
};

const BY_NAME: Readonly<Record<string, string>> = {
  invalid_client: "Check Client ID and the secret or certificate.",
  invalid_scope: SCOPE,
  unauthorized_client: OTHER_TENANT,
};

/** One sentence for a code (`AADSTS700027` is "700027"), else for the OAuth error name. */
export function environmentHint(code: string, error: string): string {
  const own = ownValue(HINTS, code);
  if (own !== undefined) return own;
  return aadstsHint(code, "") || ownValue(BY_NAME, error) || aadstsHint("", error);
}
