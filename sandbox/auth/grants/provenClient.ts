import { checkAssertion } from "../certificates/assertion";
import { EntraError } from "../entraError";
import type { Application, Tenant, TokenEndpoint } from "../tenant";
import { applicationNamed } from "../tenants";
import { required } from "./form";

/** A token request once its tenant is known. */
export interface TokenRequestOf {
  endpoint: TokenEndpoint;
  tenant: Tenant;
  /** The tenant as the address has it. */
  given: string;
  form: URLSearchParams;
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * The application that proved itself by a secret or a certificate, or that is public and signs people
 * in. Throws an `EntraError`.
 */
export function provenClient(request: TokenRequestOf, isForPerson: boolean): Application {
  const { endpoint, tenant, given, form } = request;
  const clientId = required(form, "client_id");
  const application = applicationNamed(endpoint.directory, tenant, { clientId, given });
  const secret = form.get("client_secret") ?? "";
  const assertion = form.get("client_assertion") ?? "";
  if (application.isPublic && (secret !== "" || assertion !== "")) {
    throw new EntraError(
      700025,
      "invalid_client",
      "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    );
  }
  if (application.isPublic && isForPerson) return application;
  if (assertion !== "") checkCertificate(request, application, assertion);
  else checkSecret(endpoint, application, secret);
  return application;
}

function checkCertificate(
  { endpoint, tenant, given, form }: TokenRequestOf,
  application: Application,
  assertion: string,
): void {
  if (required(form, "client_assertion_type") !== assertionType) {
    throw new EntraError(
      70002,
      "invalid_request",
      `The value of 'client_assertion_type' has to be '${assertionType}'.`,
    );
  }
  const tenants = [given.toLowerCase(), tenant.tenantId];
  const audiences = tenants.flatMap((name) =>
    ["oauth2/v2.0/token", "oauth2/token", "v2.0"].map(
      (path) => `${endpoint.origin}/${name}/${path}`,
    ),
  );
  checkAssertion(assertion, { application, audiences, now: endpoint.now() });
}

function checkSecret(
  { now }: TokenEndpoint,
  { clientId, secrets }: Application,
  given: string,
): void {
  if (given === "") {
    throw new EntraError(
      7000218,
      "invalid_client",
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  const known = secrets.find(({ value }) => value === given);
  if (known === undefined) {
    throw new EntraError(
      7000215,
      "invalid_client",
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  }
  if (known.expiresAt !== undefined && known.expiresAt <= now()) {
    throw new EntraError(
      7000222,
      "invalid_client",
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    );
  }
}
