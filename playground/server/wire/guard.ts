import { decodeBatch, partsOf } from "dataverse-sandbox";
import { decodedPath } from "../../../src/client/odata/decodedPath";

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
  /** The request that must not go out: of a batch the first such part. */
  | {
      readonly act: "refuse";
      readonly method: string;
      readonly path: string;
      readonly isPart: boolean;
    };

const PASS: Decision = { act: "pass" };

/** Whether a request may go out. What cannot be understood is a write. */
export function decide(permission: Permission, request: GuardedRequest): Decision {
  if (permission === "open" || isRead(request) || isSignIn(request)) return PASS;
  if (isBatch(request)) return decideBatch(permission, request);
  if (permission === "askDeletes" && !mayDelete(request)) return PASS;
  return { act: "refuse", method: request.method, path: request.path, isPart: false };
}

type Asked = Pick<GuardedRequest, "method" | "path">;

/** A header may ask a server to take a request for one of another method. */
const hasOtherMethod = ({ headers }: GuardedRequest): boolean =>
  Object.keys(headers).some((name) => /^x-(?:http-)?method/i.test(name));

const isRead = (request: GuardedRequest): boolean =>
  !hasOtherMethod(request) && isReadByMethod(request);

const isReadByMethod = ({ method, path }: Asked): boolean =>
  method === "GET" || method === "HEAD" || (method === "POST" && READING_MESSAGE.test(path));

/** Messages that read, though they are sent by POST: those of search. */
const READING_MESSAGE =
  /^\/api\/(?:data\/v\d\.\d\/search(?:query|suggest|autocomplete)|search\/v\d\.\d\/(?:query|suggest|autocomplete))$/;

const isSignIn = ({ method, path }: Asked): boolean =>
  method === "POST" && /^\/(?!api\/)[\w.-]+\/oauth2\/(?:v2\.0\/)?token$/.test(path);

/** However its path is written: what is missed here would go out unread. */
const isBatch = ({ method, path }: Asked): boolean =>
  method === "POST" && /(?:^|\/)\$batch\/?$/i.test(targetOf(path));

/**
 * What deletes a record, a column's file, a definition or many records, and what cannot be told from it:
 * another method by a header, or a service beside the Web API. A link that is taken away is no delete.
 */
const mayDelete = (request: GuardedRequest): boolean => {
  const { method, path } = request;
  if (hasOtherMethod(request)) return true;
  const target = targetOf(path);
  if (target.startsWith("/") && !/^\/api\/data\/v\d+\.\d+\//i.test(target)) return true;
  if (method === "DELETE") return !LINK.test(path.split("?")[0] ?? "");
  return method === "POST" && DELETING_MESSAGE.test(target);
};

const LINK = /(?:\)|\$\d+)\/[^/]+\/\$ref$/;

/** `BulkDelete`, `Microsoft.Dynamics.CRM.DeleteMultiple`, `DeleteOptionValue` and others of such names. */
const DELETING_MESSAGE = /[./](?:bulk)?delete\w*(?:\(\))?\/?$/i;

/** A path without its query, as a server reads it. */
const targetOf = (path: string): string => decodedPath(path.split("?")[0] ?? "");

const decideBatch = (permission: Permission, request: GuardedRequest): Decision => {
  if (request.body === undefined) return { act: "body" };
  const parts = partsIn(request.body, request.headers["content-type"]);
  const bad = parts
    ? parts.find((part) => decide(permission, part).act !== "pass")
    : { method: "POST", path: request.path };
  return bad ? { act: "refuse", method: bad.method, path: bad.path, isPart: true } : PASS;
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
