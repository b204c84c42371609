import { createHash } from "node:crypto";
import type { CodeGrant } from "../authorize/codes";
import { EntraError } from "../entraError";
import { delegatedAudience } from "../scope";
import type { Application, TokenEndpoint } from "../tenant";
import { required } from "./form";
import type { Granted } from "./person";

/**
 * What an authorization code is for. A code is good once, for the client and the redirect URI it was
 * made for, and for who knows the verifier of its challenge.
 */
export function redeem(
  { codes, origin }: TokenEndpoint,
  application: Application,
  form: URLSearchParams,
): Granted {
  const text = required(form, "code");
  const redirectUri = required(form, "redirect_uri");
  const code = codes.find(text);
  if (code === undefined || code.grant.clientId !== application.clientId) {
    throw refused(70000, "Provided grant is invalid or malformed.");
  }
  const { person, scope, nonce } = code.grant;
  if (code.grant.redirectUri !== redirectUri) {
    throw refused(
      500112,
      `The reply address '${redirectUri}' does not match the reply address '${code.grant.redirectUri}' provided when requesting Authorization code.`,
    );
  }
  checkState(code.state);
  checkVerifier(code.grant.challenge, form.get("code_verifier") ?? "");
  codes.close(text);
  return { application, person, audience: delegatedAudience(scope) ?? origin, scope, nonce };
}

function checkState(state: "open" | "redeemed" | "expired"): void {
  if (state === "redeemed") {
    throw refused(
      54005,
      "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    );
  }
  if (state === "expired") {
    throw refused(
      70008,
      "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
    );
  }
}

/** https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function checkVerifier(challenge: CodeGrant["challenge"], verifier: string): void {
  if (challenge === undefined) return;
  const digest = createHash("sha256").update(verifier).digest("base64url");
  if ((challenge.method === "S256" ? digest : verifier) === challenge.text) return;
  throw refused(
    501481,
    "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  );
}

function refused(number: number, message: string): EntraError {
  return new EntraError(number, "invalid_grant", message);
}
