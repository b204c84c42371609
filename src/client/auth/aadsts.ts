import { ownValue } from "../objects/ownProperty";

const CROSS_CLOUD =
  "The sign-in host belongs to another cloud than the tenant: use login.microsoftonline.com (commercial, GCC), login.microsoftonline.us (GCC High, DoD) or login.partner.microsoftonline.cn (China) in Token URL.";

/** What to do about Entra's sign-in error codes (Microsoft Entra reference "error codes"). */
const HINTS: Readonly<Record<string, string>> = {
  "7000215":
    "Paste the secret's value into Client secret value, not its id; create a new secret in the app registration if the value is lost.",
  "7000222":
    "The client secret has expired: create a new one in the app registration and paste its value.",
  "70002": "Check Client ID and Client secret value.",
  "700016": "Check Client ID, and that Token URL names the tenant where the app is registered.",
  "700011": "Check Client ID, and that Token URL names the tenant where the app is registered.",
  "90002": "Check the tenant id or domain in Token URL.",
  "900021": "Check the tenant id or domain in Token URL.",
  "900023": "Check the tenant id or domain in Token URL.",
  "500011":
    "Check that Scopes names the environment's address and that Token URL names its tenant.",
  "7000112":
    "The application is disabled in the tenant: an administrator enables it in Entra under Enterprise applications, Properties, Enabled for users to sign-in.",
  "900382": CROSS_CLOUD,
  "900432": CROSS_CLOUD,
  "65001": "An administrator has to grant consent to the app.",
  "90094": "An administrator has to grant consent to the app.",
  "900144":
    "Fill in Scopes: the environment's address followed by /.default or /user_impersonation.",
  "7000229":
    "The app registration has no service principal in this tenant: grant consent there once.",
  "65004": "The user declined consent: connect again and accept.",
  "650052": "The tenant has no subscription to Dynamics 365 / Dataverse, or consent is missing.",
  "650056": "Add the delegated permission Dynamics CRM user_impersonation to the app registration.",
  "650057": "Add the delegated permission Dynamics CRM user_impersonation to the app registration.",
  "70011": "Scopes is not valid; it has to be the environment's address followed by /.default.",
  "1002012":
    "Scopes has to be the environment's address followed by /.default, with a single slash.",
  "50011": "Add the platform's redirect URI to the app registration.",
  "54005": "The authorization code was already used: connect again.",
  "70000": "Sign in again: reconnect the connection.",
  "70008": "Sign in again: reconnect the connection.",
  "700082": "Sign in again: reconnect the connection.",
  "70043": "Sign in again: a sign-in frequency policy ended the session.",
  "50173": "Sign in again: the password was changed.",
  "50076": "Sign in again with multi-factor authentication.",
  "50079": "Sign in again with multi-factor authentication.",
  "53003": "A Conditional Access policy blocks this sign-in: ask the tenant's administrator.",
  "530035": "Security defaults block this sign-in: ask the tenant's administrator.",
  "50105":
    "Assign the user to the enterprise application, or switch off that assignment is required.",
  "50020": "The account is not in this tenant: use the environment's own tenant in both URLs.",
  "51004": "The account is not in this tenant: use the environment's own tenant in both URLs.",
  "50059":
    "Put the tenant id into Token URL: organizations and common do not work for the server flow.",
  "50194": "Use the tenant id in both URLs: the app registration is single-tenant.",
  "700025": "The app registration is a public client: add a Web platform with a client secret.",
  "7000218": "Client secret value is missing.",
  "700030": "The certificate or assertion is not valid.",
  "500133": "The server's clock and Entra's differ too much.",
};

/** One sentence for a code (`AADSTS7000215` is "7000215"), else for the OAuth error name. */
export function aadstsHint(code: string, error: string): string {
  return (
    ownValue(HINTS, code) ??
    {
      invalid_client: "Check Client ID and Client secret value.",
      invalid_scope: "Check Scopes.",
      unauthorized_client: "The app registration does not allow this flow.",
      temporarily_unavailable: "Entra is busy: run again later.",
    }[error] ??
    ""
  );
}
