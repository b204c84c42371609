// Generated from the component by `npm run docs`. Change the source, not this file.
/** The fields of each connection, by its key. */
export interface ConnectionFields {
  /** OAuth 2.0 Authorization Code. */
  oauth2: {
    /** Address of the environment, as the browser shows it in a model-driven app. A path after the host is not needed. */
    webApiUrl: string;
    /** Sign-in page of Microsoft Entra ID. Single-tenant apps need their tenant in place of organizations, sovereign clouds their own host. */
    authorizeUrl: string;
    /** Token address of Microsoft Entra ID: same host and tenant as in the Authorize URL. */
    tokenUrl: string;
    /** The environment's address with /user_impersonation, a blank, and offline_access, without which the sign-in ends after an hour. */
    scopes?: string;
    /** Application (client) ID of the app registration in Microsoft Entra ID. */
    clientId: string;
    /** Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when. */
    clientSecret: string;
  };
  /** OAuth 2.0 Client Credentials. */
  clientCredentials: {
    /** Address of the environment, as the browser shows it in a model-driven app. A path after the host is not needed. */
    webApiUrl: string;
    /** Token address of Microsoft Entra ID with the tenant's ID or domain; organizations and common do not work. Sovereign clouds have their own host. */
    tokenUrl: string;
    /** The environment's address with /.default behind it and no slash doubled. */
    scopes: string;
    /** Application (client) ID of the app registration in Microsoft Entra ID. The environment needs an application user for it, with security roles. */
    clientId: string;
    /** Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when. */
    clientSecret: string;
  };
  /** Sign In with Microsoft. */
  environmentUser: {
    /** Bare origin of the environment: https, the host, and nothing behind it, not even a slash. The sign-in takes it as it is typed. */
    webApiUrl: string;
    /** Cloud of the environment. An app registered in the commercial cloud does not exist in the others: it is registered there once more. */
    cloud: string;
    /** Tenant to sign in to. Multitenant apps keep organizations; a single-tenant app needs its own tenant ID. No blanks around it. */
    tenantId: string;
    /** Application (client) ID of the app registration in Microsoft Entra ID. */
    clientId: string;
    /** Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when. */
    clientSecret: string;
  };
  /** Application (Client Secret). */
  environmentApp: {
    /** Address of the environment, as the browser shows it in a model-driven app. A path after the host is not needed. */
    webApiUrl: string;
    /** Directory (tenant) ID or domain of the environment's tenant. If blank, the environment is asked for it. */
    tenantId?: string;
    /** Application (client) ID of the app registration. The environment needs an application user for it, with security roles. */
    clientId: string;
    /** Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when. */
    clientSecret: string;
  };
  /** Application (Certificate). */
  environmentCertificate: {
    /** Address of the environment, as the browser shows it in a model-driven app. A path after the host is not needed. */
    webApiUrl: string;
    /** Directory (tenant) ID or domain of the environment's tenant. If blank, the environment is asked for it. */
    tenantId?: string;
    /** Application (client) ID of the app registration. The environment needs an application user for it, with security roles. */
    clientId: string;
    /** Certificate in PEM form, whose public part is uploaded to the app registration. Line breaks may be missing. */
    certificate: string;
    /** RSA key of the certificate in PEM form (PKCS#8 or PKCS#1), encrypted or not. Line breaks may be missing. */
    privateKey: string;
    /** Opens an encrypted private key. If the key is not encrypted, leave it blank. */
    passphrase?: string;
  };
}
