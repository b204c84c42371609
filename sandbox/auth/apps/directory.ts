import { X509Certificate } from "node:crypto";
import {
  clientId,
  clientIdWithoutRole,
  tenantDomain,
  tenantId,
  users,
} from "../../seed/identities";
import type { AppRegistration, OtherTenant, SignInOptions } from "../options";
import type { Application, Tenant } from "../tenant";
import { usualApplications } from "./usual";

/** Service principals that the environment knows as users. */
const objectIds: ReadonlyMap<string, string> = new Map([
  [clientId, users.application.objectId],
  [clientIdWithoutRole, users.applicationWithoutRole.objectId],
]);

/** The tenants that exist and the applications registered in them. */
export class Directory {
  /** The tenant of the environment and its users. */
  readonly home: Tenant = { tenantId, domain: tenantDomain, clientIds: undefined };
  private readonly others: readonly Tenant[];
  private readonly applications = new Map<string, Application>();

  private readonly registered: readonly AppRegistration[];

  constructor({ applications = [], otherTenants = [] }: SignInOptions) {
    this.others = otherTenants.map(tenantOf);
    this.registered = [...usualApplications, ...applications];
    this.reset();
  }

  /** Has the app registrations of the start. */
  reset(): void {
    this.applications.clear();
    for (const application of this.registered) this.register(application);
  }

  /** Adds an app registration, or changes what is named of the one of that client id. */
  register({ certificates, ...changes }: AppRegistration): void {
    const id = changes.clientId.toLowerCase();
    this.applications.set(id, {
      ...(this.applications.get(id) ?? newApplication(id)),
      ...changes,
      clientId: id,
      ...(certificates === undefined ? {} : { certificates: certificates.map(readCertificate) }),
    });
  }

  /** Registers one more certificate for an application. */
  addCertificate(clientId: string, pem: string): void {
    const known = this.applications.get(clientId) ?? newApplication(clientId);
    const certificates = [...known.certificates, readCertificate(pem)];
    this.applications.set(clientId, { ...known, certificates });
  }

  /** The tenant that an id or a domain names. */
  tenant(given: string): Tenant | undefined {
    const name = given.toLowerCase();
    return [this.home, ...this.others].find(
      ({ tenantId, domain }) => tenantId === name || domain === name,
    );
  }

  /** The application of a client id, where the tenant knows it. */
  application({ clientIds }: Tenant, given: string): Application | undefined {
    const id = given.toLowerCase();
    return clientIds === undefined || clientIds.has(id) ? this.applications.get(id) : undefined;
  }
}

function tenantOf({ tenantId, domain, clientIds = [] }: OtherTenant): Tenant {
  return {
    tenantId: tenantId.toLowerCase(),
    domain: domain?.toLowerCase(),
    clientIds: new Set(clientIds.map((id) => id.toLowerCase())),
  };
}

function newApplication(clientId: string): Application {
  return {
    clientId,
    objectId: objectIds.get(clientId) ?? clientId,
    secrets: [],
    certificates: [],
    isPublic: false,
    redirectUris: [],
    isMultitenant: true,
    isConsented: true,
    hasPermission: true,
  };
}

/** Entra takes certificates with RSA keys only. */
function readCertificate(pem: string): X509Certificate {
  const certificate = new X509Certificate(pem);
  if (certificate.publicKey.asymmetricKeyType === "rsa") return certificate;
  throw new Error(
    `A certificate to register has an RSA key, not ${certificate.publicKey.asymmetricKeyType}.`,
  );
}
