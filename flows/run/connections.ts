import type { Connection } from "@prismatic-io/spectral";
import type { SecretMask } from "../../src/client/secrets/SecretMask";
import { sessionSecrets } from "../../src/client/secrets/sessionSecrets";
import type { ConfigVar, Definition } from "../definition";

/** The config variables with the run's connection where the file has one of this component. */
export function withConnection(
  { requiredConfigVars }: Definition,
  values: ReadonlyMap<string, unknown>,
  connection: Connection,
  componentKey: string,
): Map<string, unknown> {
  const all = new Map(values);
  for (const configVar of requiredConfigVars) {
    if (!isOwnConnection(configVar, componentKey) || values.has(configVar.key)) continue;
    all.set(configVar.key, { ...connection, configVarKey: configVar.key });
  }
  return all;
}

/** Of a connection that is made elsewhere the file does not say what it connects to. */
const isOwnConnection = ({ dataType, connection }: ConfigVar, componentKey: string): boolean =>
  dataType === "connection" && (!connection || connection.component.key === componentKey);

/** The secrets of every connection among the values; of one we do not know, all its texts. */
export function secretsOf(
  values: ReadonlyMap<string, unknown>,
  connection: Connection,
): SecretMask {
  const secrets = sessionSecrets(connection);
  for (const value of values.values()) {
    if (!isConnection(value)) continue;
    for (const text of Object.values({ ...value.fields, ...value.token })) {
      if (typeof text === "string" && !isPublicField(text, connection)) secrets.add(text);
    }
  }
  return secrets;
}

export function isConnection(value: unknown): value is Connection {
  return typeof value === "object" && value !== null && "fields" in value && "key" in value;
}

/** Addresses and ids of the run's own connection are no secrets: answers are full of them. */
const isPublicField = (text: string, { fields }: Connection): boolean =>
  Object.values(fields).includes(text);
