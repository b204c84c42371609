import type { Connection } from "@prismatic-io/spectral";
import { secretConnection } from "../../runner/secretConnection";
import type { Target } from "../../runner/target";

const RENEW_AFTER_MS = 30 * 60_000;

/**
 * The connection with a token that is good, as the platform keeps it: the sandbox gives one for each run,
 * whatever its clock shows; with a secret of the platform's part a new one is asked for in time.
 */
export function connectionSource({ connection, sandbox }: Target): () => Promise<Connection> {
  if (sandbox) {
    return async () => ({ ...connection, token: { access_token: sandbox.issueToken() } });
  }
  if (connection.key !== "clientCredentials") return async () => connection;
  let current = Promise.resolve(connection);
  let issuedMs = performance.now();
  return () => {
    if (performance.now() - issuedMs > RENEW_AFTER_MS) {
      issuedMs = performance.now();
      const { webApiUrl, tokenUrl, clientId, clientSecret } = textFields(connection);
      current = secretConnection({ webApiUrl, tokenUrl, clientId, clientSecret });
      current.catch(() => {
        issuedMs = Number.NEGATIVE_INFINITY;
      });
    }
    return current;
  };
}

const textFields = ({ fields }: Connection) => {
  const text = (name: string) => String(fields[name] ?? "");
  return {
    webApiUrl: text("webApiUrl"),
    tokenUrl: text("tokenUrl"),
    clientId: text("clientId"),
    clientSecret: text("clientSecret"),
  };
};
