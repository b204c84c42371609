import { tokenClaims, tokenTimes } from "../auth/tokenTimes";
import type { ConnectionFields } from "../auth/types";
import type { Environment } from "../environment";
import { runtime } from "../runtime";
import type { TokenSource } from "../types/tokens";
import { failed, failedBy, passed } from "./step";
import type { ValidationStep } from "./types";

export const TOKEN_STEP = "Token";

/** Application id of Dataverse itself, which some tokens have as their audience. */
const DATAVERSE_APP = "00000007-0000-0000-c000-000000000000";

const RENEW = "Reconnect the connection, or run again: the platform renews tokens before a run";

/** Whether there is a token, for whom it is, and how long it lasts. Says nothing of its contents but that. */
export async function checkToken(
  tokens: TokenSource,
  environment: Environment,
  fields: ConnectionFields,
  endsMs?: number,
): Promise<ValidationStep> {
  try {
    return judged(await tokens.current(endsMs), environment, fields);
  } catch (error) {
    const code = /AADSTS(\d+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? "";
    return failedBy(TOKEN_STEP, error, fields.hint(code, "") || fields.noToken);
  }
}

const judged = (
  token: string,
  environment: Environment,
  fields: ConnectionFields,
): ValidationStep => {
  const audience = tokenClaims(token)?.["aud"];
  if (typeof audience !== "string") {
    return passed(TOKEN_STEP, "There is a token; it does not say for whom and how long.");
  }
  if (audience !== DATAVERSE_APP && hostOf(audience) !== hostOf(environment.origin)) {
    return failed(
      TOKEN_STEP,
      `The token is for ${audience}, not for ${environment.origin}.`,
      fields.otherAudience(environment.origin),
    );
  }
  const { expiresAtMs } = tokenTimes(token);
  if (expiresAtMs === undefined) return passed(TOKEN_STEP, `The token is for ${audience}.`);
  const until = new Date(expiresAtMs).toISOString();
  const minutes = Math.floor((expiresAtMs - runtime.now()) / 60_000);
  if (expiresAtMs <= runtime.now())
    return failed(TOKEN_STEP, `The token ran out at ${until}.`, RENEW);
  return passed(
    TOKEN_STEP,
    `The token is for ${audience} and lasts until ${until} (${minutes} min).`,
  );
};

/** An environment answers under two hosts, `org.crm4` and `org.api.crm4`; they are the same audience. */
const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).host.toLowerCase().replace(/^([^.]+)\.api\./, "$1.") : url;
