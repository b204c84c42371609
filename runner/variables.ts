import { readFileSync } from "node:fs";
import type { Connection } from "@prismatic-io/spectral";
import { localDataverse } from "./localDataverse";
import { secretConnection } from "./secretConnection";
import { variable } from "./variable";

/**
 * The connection that the variables describe; undefined without `DATAVERSE_URL`. A certificate
 * (`DATAVERSE_CERTIFICATE`) goes before a secret (`DATAVERSE_CLIENT_SECRET`). With either, a blank tenant is
 * found, unless `DATAVERSE_TOKEN_URL` says where to sign in. A sandbox that is running needs its address only.
 */
export async function connectionOfVariables(): Promise<Connection | undefined> {
  const webApiUrl = variable("URL");
  if (variable("CERTIFICATE") || variable("PRIVATE_KEY")) return certificateConnection(webApiUrl);
  if (!webApiUrl) return undefined;
  const [clientId, clientSecret] = [variable("CLIENT_ID"), variable("CLIENT_SECRET")];
  const tenantId = variable("TENANT_ID");
  if (tenantId === "" && clientSecret === "" && isLocal(webApiUrl)) {
    const usual = localDataverse();
    const tokenUrl = tokenUrlAt(new URL(webApiUrl).origin, usual.tenantId);
    return secretConnection({
      webApiUrl,
      tokenUrl,
      clientId: usual.clientId,
      clientSecret: usual.clientSecret,
    });
  }
  requireVariables({ CLIENT_ID: clientId, CLIENT_SECRET: clientSecret });
  const tokenUrl = variable("TOKEN_URL");
  if (tokenUrl !== "") return secretConnection({ webApiUrl, tokenUrl, clientId, clientSecret });
  // The component signs in itself: it knows the host of every cloud, and finds a tenant that is blank.
  const fields = { webApiUrl, tenantId, clientId, clientSecret };
  return { key: "environmentApp", configVarKey: "", fields };
}

const isLocal = (url: string): boolean =>
  /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\/?$/i.test(url);

const tokenUrlAt = (origin: string, tenant: string): string =>
  `${origin}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;

const requireVariables = (values: Readonly<Record<string, string>>): void => {
  const missing = Object.keys(values).filter((name) => values[name] === "");
  if (missing.length === 0) return;
  throw new Error(`Set ${missing.map((name) => `DATAVERSE_${name}`).join(", ")} as well.`);
};

/** The component signs in itself. The key may be in the certificate's file. */
const certificateConnection = (webApiUrl: string): Connection => {
  const clientId = variable("CLIENT_ID") || (isLocal(webApiUrl) ? localDataverse().clientId : "");
  const [file, keyFile] = [variable("CERTIFICATE"), variable("PRIVATE_KEY")];
  requireVariables({ URL: webApiUrl, CLIENT_ID: clientId, CERTIFICATE: file });
  const fields = {
    webApiUrl,
    tenantId: variable("TENANT_ID"),
    clientId,
    certificate: textOf("CERTIFICATE", file),
    privateKey: keyFile === "" ? "" : textOf("PRIVATE_KEY", keyFile),
    // Blanks around it may belong to it.
    passphrase: process.env["DATAVERSE_PASSPHRASE"] ?? "",
  };
  return { key: "environmentCertificate", configVarKey: "", fields };
};

const textOf = (name: string, file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`DATAVERSE_${name} names the file ${file}, which cannot be read.`);
  }
};
