/** The doors of the sandbox: the identity provider's two, its own admin routes, and the service. */
export type RequestKind = "token" | "signIn" | "admin" | "api";

const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/i;
const signInPath =
  /^\/([^/]+)\/(?:oauth2\/v2\.0\/authorize|v2\.0\/\.well-known\/openid-configuration|discovery\/v2\.0\/keys)$/i;

/** Path of a request target, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}

export function requestKindOf(path: string): RequestKind {
  if (tokenPath.test(path)) return "token";
  if (signInPath.test(path)) return "signIn";
  return path === "/sandbox" || path.startsWith("/sandbox/") ? "admin" : "api";
}

/** The tenant segment of the identity provider's paths; undefined for any other path. */
export function tenantOf(path: string): string | undefined {
  return (tokenPath.exec(path) ?? signInPath.exec(path))?.[1];
}
