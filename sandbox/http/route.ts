/** The three doors of the sandbox: the identity provider, its own admin routes, and the service. */
export type RequestKind = "token" | "admin" | "api";

const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/i;

/** Path of a request target, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}

export function requestKindOf(path: string): RequestKind {
  if (tokenPath.test(path)) return "token";
  return path.startsWith("/sandbox/") ? "admin" : "api";
}

/** The tenant segment of a token endpoint's path; undefined for any other path. */
export function tenantOf(path: string): string | undefined {
  return tokenPath.exec(path)?.[1];
}
