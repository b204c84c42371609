import type { Environment } from "../environment";
import { ownValue } from "../objects/ownProperty";
import { cloudOf } from "./clouds";
import type { Finding } from "./types";

/** Other names of the same sign-in hosts. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "login.windows.net": "login.microsoftonline.com",
  "login.microsoft.com": "login.microsoftonline.com",
  "login.chinacloudapi.cn": "login.partner.microsoftonline.cn",
};

const SIGN_IN_HOSTS = new Set([
  "login.microsoftonline.com",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
]);

/**
 * A sign-in host of another cloud than the environment's. Hosts that are not in the tables prove
 * nothing: they may be those of a gateway.
 */
export function signInMismatch(
  { origin }: Environment,
  signInUrl: string,
  label: string,
): Finding | undefined {
  const cloud = cloudOf(new URL(origin).hostname);
  const host = URL.canParse(signInUrl) ? new URL(signInUrl).hostname : "";
  const signInHost = ownValue(OTHER_NAMES, host) ?? host;
  if (!cloud || !SIGN_IN_HOSTS.has(signInHost)) return undefined;
  if (signInHost === cloud.signInHost) return undefined;
  return {
    detail: `${label} signs in at ${host}, and ${origin} belongs to ${cloud.name}, which signs in at ${cloud.signInHost}.`,
    todo: `Set ${label} to the one of ${cloud.signInHost}; an app that is registered in another cloud does not exist there`,
  };
}
