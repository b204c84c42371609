import type { Connection } from "@prismatic-io/spectral";
import type { Caches } from "../caches/caches";
import type { Environment } from "../environment";
import { connectionError } from "../errors/connectionError";
import type { TokenSource } from "../types/tokens";
import { signInOrigin } from "./clouds";
import { environmentHint } from "./environmentHints";
import { requiredField, typedText } from "./fieldText";
import { keptToken } from "./keptToken";
import { tenantOf } from "./tenant";
import { requestToken } from "./tokenEndpoint";

/** What proves who asks, for one token URL. */
export type Proof = (
  clientId: string,
  tokenUrl: string,
  nowMs: number,
) => Readonly<Record<string, string>>;

/**
 * Tokens of an application that the client gets itself, from the sign-in host of the environment's cloud.
 *
 * @param proofOf reads the secret or certificate; before it has succeeded, nothing is sent
 */
export function applicationToken(
  connection: Connection,
  environment: Environment,
  caches: Caches,
  { fields, proofOf }: { readonly fields: readonly string[]; readonly proofOf: () => Proof },
): TokenSource {
  const credentials = [
    environment.origin,
    ...["tenantId", "clientId", ...fields].map((name) => typedText(connection, name)),
    fields,
  ];
  const kept = keptToken(caches, credentials, async (end) => {
    const clientId = requiredField(connection, "clientId", "Client ID");
    const signIn = signInOrigin(connection, environment);
    const proof = proofOf();
    const tenant = await tenantOf(connection, environment, end);
    const url = `${signIn}/${tenant}/oauth2/v2.0/token`;
    return requestToken(connection, {
      url,
      form: (nowMs) => ({
        grant_type: "client_credentials",
        client_id: clientId,
        scope: `${environment.origin}/.default`,
        ...proof(clientId, url, nowMs),
      }),
      place: signIn,
      check: "Check Environment URL and Tenant ID.",
      hint: environmentHint,
      end,
    });
  });
  return {
    current: async (endsMs) => kept.usable() ?? kept.fetch(endsMs),
    renew: kept.renew,
    refusal: (operation) =>
      connectionError(
        connection,
        `${operation} failed (401): Dataverse refused a token that was just issued. Check that Environment URL is the environment's own address, and leave Tenant ID blank to have its own tenant found.`,
      ),
  };
}
