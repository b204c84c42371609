import { dereferenced } from "../../batch/address";
import { Refusal } from "../../errors";
import { parsePath } from "../../odata/path";
import { resolvePath } from "../../odata/resource";
import { resolveKey } from "../../query";
import type { Table } from "../../schema/derived";
import type { Call } from "../call";
import { idOf } from "../rows";
import { odataError } from "./refusals";

/** A row that a body or an `$id` points to. */
export interface Reference {
  /** The table it is addressed by. */
  table: Table;
  id: string;
  /** Logical name of the table that the row is of: an activity may be addressed as one of all. */
  kind: string;
}

/**
 * The row a bind means: `/contacts(<key>)`, `contacts(<key>)` or a full URL of this environment, by
 * primary or alternate key; `$1` inside of a change set. Throws 404 where the row does not exist.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 *
 * @param setName entity set of the body with the bind
 */
export function boundRow(call: Call, setName: string, given: string): Reference {
  const uri = dereferenced(given, call.context.contentIds ?? new Map());
  const absolute = pathOfUrl(call, uri);
  if (absolute === undefined && /^[a-z]+:/i.test(uri)) throw foreign(call, setName, uri);
  return rowAt(call, setName, absolute ?? uri.replace(/^\//, ""));
}

/** The row an `@odata.id` or `$id` means; those take absolute URLs only, or `$1` in a change set. */
export function absoluteRow(call: Call, setName: string, given: unknown): Reference {
  if (typeof given !== "string") {
    throw odataError(
      setName,
      "The entity reference link has no '@odata.id' annotation with a URL.",
    );
  }
  const uri = dereferenced(given, call.context.contentIds ?? new Map());
  const path = pathOfUrl(call, uri);
  if (path !== undefined) return rowAt(call, setName, path);
  if (/^[a-z]+:/i.test(uri)) throw foreign(call, setName, uri);
  throw odataError(
    setName,
    `A relative URI value '${uri}' was specified in the payload, but the '@odata.context' annotation is missing from the payload. The payload must only contain absolute URIs or the '@odata.context' annotation must be on the payload.`,
  );
}

/** The part behind the API's root; undefined where the URL is not one of this environment. */
function pathOfUrl({ context }: Call, uri: string): string | undefined {
  if (!uri.startsWith(`${context.origin}/`)) return undefined;
  return /^\/api\/data\/v9\.[0-2]\/(.+)$/.exec(uri.slice(context.origin.length))?.[1];
}

function rowAt(call: Call, setName: string, path: string): Reference {
  const set = /^\w+/.exec(path)?.[0] ?? "";
  if (!call.store.schema.sets.has(set)) throw unrecognized();
  const resource = resolvePath(call.store.schema, parsePath(path));
  if (resource.kind === "record") {
    const { table, key } = resource;
    const row = resolveKey(call.store, table, key);
    const { logicalName, declaration } = table;
    const kind = declaration.abstract ? String(row["activitytypecode"]) : logicalName;
    return { table, id: idOf(table, row), kind };
  }
  throw odataError(setName, `Resource not found for the segment '${set}'.`);
}

/** A bind to what is no entity set. */
function unrecognized(): Refusal {
  return new Refusal(
    400,
    "0x80060888",
    "URL was not parsed due to an ODataUnrecognizedPathException. Resource not found for the segment provided in the URL.",
  );
}

function foreign({ root }: Call, setName: string, uri: string): Refusal {
  return odataError(
    setName,
    `The URI '${uri}' is not valid because it is not based on '${root}/'.`,
  );
}
