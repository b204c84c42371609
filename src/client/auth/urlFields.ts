import { aadstsHint } from "./aadsts";
import type { ConnectionFields } from "./types";

/** What both connections have in common whose addresses are typed. */
export const urlFields: Omit<ConnectionFields, "mismatch"> = {
  environment: "Web API URL",
  noToken: "Connect the connection; check Token URL, Client ID, the client secret and Scopes",
  noSignIn: (origin) =>
    `Check that Scopes is ${origin}/.default (server flow), that Token URL names the environment's own tenant, and that the connection is connected`,
  otherAudience: (origin) =>
    `Set Scopes to ${origin}/.default (server flow) or ${origin}/user_impersonation (user flow), and connect again`,
  hint: aadstsHint,
};
