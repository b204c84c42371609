import type { ChangeTracking, LinkRules } from "../api";
import { Refusal } from "../errors";
import type { FileContents } from "../files/fileContents";
import type { Definitions } from "../metadata/definitions";
import type { Preferences } from "../odata/prefer";
import type { CustomLogic } from "../operations/customApis/types";
import type { Table } from "../schema/derived";
import type { SearchProtection } from "../search/protection";
import type { RequestContext, SandboxRequest, Store } from "../types";

/** One request on its way through the handler. */
export interface Call {
  readonly store: Store;
  readonly request: SandboxRequest;
  readonly context: RequestContext;
  readonly prefer: Preferences;
  /** `<origin>/api/data/v9.2`, in the version the caller chose. */
  readonly root: string;
  /** Path from the host on, as sent. */
  readonly path: string;
  /** Query string as sent, without the question mark. */
  readonly query: string;
  readonly tracking: Readonly<ChangeTracking>;
  readonly links: Readonly<LinkRules>;
  /** Limits and rules of searches. */
  readonly search: SearchProtection;
  /** What the environment knows of its tables, published or not. */
  readonly definitions: Definitions;
  /** What the files and full images of the environment consist of. */
  readonly files: FileContents;
  /** What answers custom APIs and the like. */
  readonly customLogic: CustomLogic;
}

/** A table by its logical name; the schema has checked that every name in it leads somewhere. */
export function tableOf(call: Pick<Call, "store">, logicalName: string): Table {
  const table = call.store.schema.tables.get(logicalName);
  if (table === undefined) throw new Error(`The schema has no table "${logicalName}".`);
  return table;
}

/** The route exists, the method does not fit it. */
export function methodNotAllowed({ request }: Pick<Call, "request">): Refusal {
  const message = `The requested resource does not support http method '${request.method}'.`;
  return new Refusal(405, "", message);
}

/** What a wrong verb on a function or action, and a path outside the API, are answered with. */
export function noResource({ request, context }: Pick<Call, "request" | "context">): Refusal {
  const uri = context.origin + request.url;
  return new Refusal(404, "", `No HTTP resource was found that matches the request URI '${uri}'.`);
}
