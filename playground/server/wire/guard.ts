import { decodeBatch, partsOf } from "dataverse-sandbox";

/**
 * What a run may send.
 * - `open`: everything.
 * - `readOnly`: nothing that writes.
 * - `askFirst`: nothing that writes, until a person has confirmed: the run is likely to delete.
 * - `askDeletes`: everything but deletes, until a person has confirmed.
 */
export type Permission = "open" | "readOnly" | "askFirst" | "askDeletes";

export interface GuardedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined while it is not known yet. */
  readonly body: Buffer | undefined;
}

/** `pass`, or why not; `body` where its body decides. */
export type Decision =
  | { readonly act: "pass" }
  | { readonly act: "body" }
  /** The request that must not go out: of a batch the part. */
  | { readonly act: "refuse"; readonly method: string; readonly path: string };

const PASS: Decision = { act: "pass" };

/** Whether a request may go out. What cannot be understood is a write. */
export function decide(permission: Permission, request: GuardedRequest): Decision {
  if (permission === "open" || isRead(request) || isSignIn(request)) return PASS;
  if (isBatch(request)) return decideBatch(permission, request);
  if (permission === "askDeletes" && !isDelete(request)) return PASS;
  return { act: "refuse", method: request.method, path: request.path };
}

type Asked = Pick<GuardedRequest, "method" | "path">;

/** A header may ask a server to take a request for one of another method. */
const isRead = ({ method, path, headers }: GuardedRequest): boolean =>
  !Object.keys(headers).some((name) => name.startsWith("x-http-method")) &&
  (method === "GET" || method === "HEAD" || (method === "POST" && READING_MESSAGE.test(path)));

/** Messages that read, though they are sent by POST: those of search. */
const READING_MESSAGE =
  /^\/api\/(?:data\/v\d\.\d\/search(?:query|suggest|autocomplete)|search\/v\d\.\d\/(?:query|suggest|autocomplete))$/;

const isSignIn = ({ method, path }: Asked): boolean =>
  method === "POST" && /^\/(?!api\/)[\w.-]+\/oauth2\/(?:v2\.0\/)?token$/.test(path);

const isBatch = ({ method, path }: Asked): boolean =>
  method === "POST" && /^\/api\/data\/v\d\.\d\/\$batch$/.test(path);

/** A record, a column's file, a definition, or many records; a link that is taken away is none. */
const isDelete = ({ method, path }: Asked): boolean => {
  const [target = ""] = path.split("?");
  if (method === "DELETE") return !target.endsWith("/$ref");
  return method === "POST" && /(?:\.|\/)(?:DeleteMultiple|BulkDelete)$/.test(target);
};

const decideBatch = (permission: Permission, request: GuardedRequest): Decision => {
  if (request.body === undefined) return { act: "body" };
  const parts = partsIn(request.body, request.headers["content-type"]);
  const bad = parts
    ? parts.find((part) => decide(permission, part).act !== "pass")
    : { method: "POST", path: request.path };
  return bad ? { act: "refuse", method: bad.method, path: bad.path } : PASS;
};

/** Undefined for what is no batch to the letter: nobody knows what it would do. */
const partsIn = (body: Buffer, contentType: string | undefined): GuardedRequest[] | undefined => {
  try {
    return partsOf(decodeBatch(body, contentType)).map(({ method, url, headers, body }) => ({
      method,
      path: url.replace(/^https?:\/\/[^/]*/i, ""),
      headers,
      body,
    }));
  } catch {
    return undefined;
  }
};
