import { environmentHint } from "./environmentHints";
import type { ConnectionFields } from "./types";

/** What the connections have in common that take an environment and find the rest. */
export const environmentFields: Omit<ConnectionFields, "mismatch"> = {
  environment: "Environment URL",
  noToken: "Check Environment URL, Tenant ID, Client ID and the secret or certificate",
  noSignIn: (origin) =>
    `Check that the environment ${origin} has an application user with this Client ID and a security role`,
  otherAudience: (origin) =>
    `Set Environment URL to ${origin}, without anything behind it, and connect again`,
  hint: environmentHint,
};
