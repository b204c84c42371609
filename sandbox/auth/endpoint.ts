import { clientId, users } from "../seed/identities";
import type { Store } from "../types";
import { Directory } from "./apps/directory";
import { Codes } from "./authorize/codes";
import { selfSigned } from "./certificates/selfSigned";
import { issueToken } from "./issue";
import { IdTokenSigner } from "./openId/idTokens";
import type { CertificatePair, SignInControls, SignInOptions } from "./options";
import type { TokenEndpoint } from "./tenant";
import { Tokens } from "./tokens";

interface EndpointOptions extends SignInOptions {
  tokenLifetimeSeconds?: number;
}

const usualTokenLifetimeSeconds = 3599;

/** The identity provider of one sandbox. */
export function createEndpoint(
  options: EndpointOptions,
  facts: { store: Store; origin: string; now: () => number },
): TokenEndpoint {
  const directory = new Directory(options);
  const { now } = facts;
  const lifetime = options.tokenLifetimeSeconds ?? usualTokenLifetimeSeconds;
  const challenge = { ...options.challenge };
  const certificate = certificateOnce(directory, now);
  return {
    ...facts,
    directory,
    tokens: new Tokens(directory.home.tenantId, now, lifetime),
    codes: new Codes(now),
    idTokens: new IdTokenSigner(),
    challenge,
    certificate: certificate.make,
    reset: () => {
      directory.reset();
      certificate.register();
      for (const part of Object.keys(challenge)) Reflect.deleteProperty(challenge, part);
      Object.assign(challenge, options.challenge);
    },
  };
}

/**
 * A pair made when it is first asked for, and registered then: keys take a tenth of a second, and few
 * sandboxes need any.
 */
function certificateOnce(directory: Directory, now: () => number) {
  let made: CertificatePair | undefined;
  const register = () => {
    if (made !== undefined) directory.addCertificate(clientId, made.certificate);
  };
  const make = (): CertificatePair => {
    if (made !== undefined) return made;
    made = selfSigned("dataverse-sandbox", now());
    register();
    return made;
  };
  return { make, register };
}

export function signInControls(endpoint: TokenEndpoint): SignInControls {
  const { directory, tokens, store } = endpoint;
  const { objectId } = users.administrator;
  return {
    certificate: endpoint.certificate,
    refreshToken: tokens.issueRefreshToken({ clientId, objectId }),
    register: (application) => directory.register(application),
    setChallenge: (challenge) => Object.assign(endpoint.challenge, challenge),
    issueToken: (request = {}) => issueToken(endpoint, store, request),
    revokeTokens: () => tokens.revokeAll(),
  };
}
