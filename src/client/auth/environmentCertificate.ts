import { createHash } from "node:crypto";
import type { Connection } from "@prismatic-io/spectral";
import type { Caches } from "../caches/caches";
import { runtime } from "../runtime";
import { applicationToken } from "./applicationToken";
import { clientAssertion } from "./clientAssertion";
import { currentCredential, readCredential, requireValid, validUntilMs } from "./credential";
import { environmentFields } from "./environmentFields";
import { typedText } from "./fieldText";
import type { ConnectionKind, Finding } from "./types";
import { unknownCloud } from "./unknownCloud";

const FIELDS = ["certificate", "privateKey", "passphrase"];
const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const WARNING_DAYS = 30;
const DAY_MS = 86_400_000;

/** "Application (Certificate)": an application that the client signs in itself, by a signed assertion. */
export const environmentCertificate: ConnectionKind = {
  tokens: (connection, environment, caches) =>
    applicationToken(connection, environment, caches, {
      fields: FIELDS,
      proofOf: () => {
        const credential = currentCredential(connection);
        requireValid(connection, credential);
        return (clientId, tokenUrl, nowMs) => ({
          client_assertion_type: ASSERTION,
          client_assertion: clientAssertion(credential, { clientId, tokenUrl, nowMs }),
        });
      },
    }),
  identity: () => "",
  webhookSecret: (connection, caches) => ({ secret: secretOf(connection, caches), isOwn: true }),
  fields: { ...environmentFields, mismatch: unknownCloud, warning: expiry },
};

/**
 * The same for one key in whichever form it is pasted. An encrypted key takes long to open, and each event
 * asks for it.
 */
function secretOf(connection: Connection, { webhookSecrets }: Caches): string {
  const fields = JSON.stringify(FIELDS.map((name) => typedText(connection, name)));
  const form = createHash("sha256").update(fields).digest("base64");
  const known = webhookSecrets.peek(form);
  if (known !== undefined) return known;
  const { key } = readCredential(connection);
  const bytes = key.export({ type: "pkcs8", format: "der" });
  const secret = createHash("sha256").update(bytes).digest("base64");
  webhookSecrets.put(form, secret);
  return secret;
}

function expiry(connection: Connection): Finding | undefined {
  const credential = currentCredential(connection);
  const ends = validUntilMs(credential);
  const days = Math.floor((ends - runtime.now()) / DAY_MS);
  if (days >= WARNING_DAYS) return undefined;
  return {
    detail: `The certificate expires on ${new Date(ends).toISOString().slice(0, 10)}, in ${days} days.`,
    todo: "Upload a new certificate to the app registration beside the old one, then set Certificate and Private Key; the webhooks of Record Events get their new key when the instance is deployed again",
  };
}
