import type { Connection } from "@prismatic-io/spectral";
import type { Environment } from "../environment";
import { signInHost } from "./clouds";
import type { Finding } from "./types";

/** A host for which no sign-in host is known. */
export function unknownCloud(_: Connection, environment: Environment): Finding | undefined {
  const found = signInHost(environment);
  if (!("wrong" in found)) return undefined;
  return {
    detail: found.wrong,
    todo: "Set Environment URL to the environment's address; behind a host of one's own use OAuth 2.0 Client Credentials, whose Token URL is typed",
  };
}
