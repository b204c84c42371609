import { applicationToken } from "./applicationToken";
import { environmentFields } from "./environmentFields";
import { fieldText, requiredField } from "./fieldText";
import type { ConnectionKind } from "./types";
import { unknownCloud } from "./unknownCloud";

/** "Application (Client Secret)": an application that the client signs in itself, by a secret. */
export const environmentApp: ConnectionKind = {
  tokens: (connection, environment, caches) =>
    applicationToken(connection, environment, caches, {
      fields: ["clientSecret"],
      proofOf: () => {
        const secret = requiredField(connection, "clientSecret", "Client Secret");
        return () => ({ client_secret: secret });
      },
    }),
  identity: () => "",
  webhookSecret: (connection) => ({ secret: fieldText(connection, "clientSecret"), isOwn: true }),
  fields: { ...environmentFields, mismatch: unknownCloud },
};
