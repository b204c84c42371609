import { clientId, clientIdWithoutRole, publicClientId } from "../../seed/identities";
import type { AppRegistration } from "../options";

/** Not a secret: the sandbox listens on the loopback interface and keeps invented rows only. */
export const clientSecret = "sandbox~secret~for~local~use~only";

/** Entra ignores the port of a loopback address; the sandbox lets its own apps use any path as well. */
const redirectUris = [
  "http://localhost",
  "http://127.0.0.1",
  "http://localhost/*",
  "http://127.0.0.1/*",
  "https://oauth2.prismatic.io/callback",
];

/** The applications of every sandbox. */
export const usualApplications: readonly AppRegistration[] = [
  { clientId, secrets: [{ value: clientSecret }], redirectUris },
  { clientId: clientIdWithoutRole, secrets: [{ value: clientSecret }], redirectUris },
  { clientId: publicClientId, isPublic: true, redirectUris },
];
