import type { Connection } from "@prismatic-io/spectral";
import { type Environment, isLoopback } from "../environment";
import { environmentFields } from "./environmentFields";
import { fieldText } from "./fieldText";
import { platformToken } from "./platformToken";
import { signInMismatch } from "./signInMismatch";
import { tokenOf } from "./tokenOf";
import type { ConnectionKind, Finding } from "./types";

/** "Sign In with Microsoft": a person, whom the platform signs in with addresses made from the fields. */
export const environmentUser: ConnectionKind = {
  tokens: (connection, environment) =>
    platformToken(connection, {
      missing: () =>
        mismatch(connection, environment)?.detail ??
        "The connection has no access token yet: connect it, then run again.",
      refused: `Environment URL has to be exactly ${environment.origin}; correct it if it differs, and connect again.`,
    }),
  // Of two people who signed in through the same app, only their tokens tell who is who.
  identity: tokenOf,
  // The app's secret is the same in every instance.
  webhookSecret: (connection) => ({ secret: fieldText(connection, "clientSecret"), isOwn: false }),
  fields: {
    ...environmentFields,
    noToken: "Connect the connection; what Microsoft's page shows says what is wrong",
    noSignIn: (origin) =>
      `Check that Environment URL is ${origin}, that the person who signed in is a user there, and connect again`,
    mismatch,
  },
};

/** The sign-in takes the address as it is typed: a template cannot trim. */
function mismatch(connection: Connection, environment: Environment): Finding | undefined {
  const { origin } = environment;
  if (String(connection.fields["webApiUrl"] ?? "").toLowerCase() !== origin) {
    return {
      detail: `Environment URL is not the bare address ${origin}, so that the sign-in asks for a permission that there is not.`,
      todo: `Set Environment URL to ${origin}, without a slash, a path or blanks, and connect again`,
    };
  }
  if (isLoopback(new URL(origin).hostname)) return undefined;
  return signInMismatch(environment, fieldText(connection, "cloud"), "Cloud");
}
