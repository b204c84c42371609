import { fieldText } from "./fieldText";
import { platformToken } from "./platformToken";
import { signInMismatch } from "./signInMismatch";
import { tokenOf } from "./tokenOf";
import type { ConnectionKind } from "./types";
import { urlFields } from "./urlFields";

/** "OAuth 2.0 Authorization Code": a person, whose tokens the platform gets and renews. */
export const oauth2: ConnectionKind = {
  tokens: (connection) =>
    platformToken(connection, {
      missing: () => "The connection has no access token yet: connect it, then run again.",
      refused: "Reconnect the connection; check that its scope names this environment.",
    }),
  // Of two people who signed in through the same app, only their tokens tell who is who.
  identity: tokenOf,
  // The app's secret is the same in every instance.
  webhookSecret: ({ fields }) => ({ secret: String(fields["clientSecret"] ?? ""), isOwn: false }),
  fields: {
    ...urlFields,
    mismatch: (connection, environment) =>
      signInMismatch(environment, fieldText(connection, "authorizeUrl"), "Authorize URL") ??
      signInMismatch(environment, fieldText(connection, "tokenUrl"), "Token URL"),
  },
};
