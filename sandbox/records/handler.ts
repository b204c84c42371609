import type { SearchRules } from "../api";
import { changeTrackingRules } from "../changes/rules";
import { Refusal } from "../errors";
import { FileContents } from "../files/fileContents";
import { errorResponse } from "../http/errorResponse";
import type { Handler } from "../http/service";
import { answerDefinitions, Definitions } from "../metadata";
import { parseAccept } from "../odata/format";
import { type PathSegment, parsePath } from "../odata/path";
import { parsePrefer } from "../odata/prefer";
import { type Resource, resolvePath } from "../odata/resource";
import type { CustomLogic } from "../operations/customApis/types";
import { isBoundName } from "../operations/find";
import { unresolvedParameters } from "../operations/refusals";
import { SearchProtection } from "../search/protection";
import { searchRules } from "../search/rules";
import type { RequestContext, SandboxRequest, Store } from "../types";
import { type Call, noResource } from "./call";
import { linkRules } from "./linkRules";
import { checkBusinessLogicHeader } from "./optionalParameters";
import { checkPlainOptions } from "./plainOptions";
import { route } from "./route";

const apiPath = /^\/api\/data\/v9\.[0-2](?=\/|$)/;

export interface HandlerOptions extends CustomLogic {
  /** How long a change of definitions takes to be seen by requests without `Consistency: Strong`. */
  metadataLagMs: number;
  tracking: Call["tracking"];
  links: Call["links"];
  search: Partial<SearchRules>;
  files: { readonly blockBytes?: number };
}

/** What requests find behind the front door, and what they leave there. */
export type Rooms = Omit<Call, "request" | "context" | "prefer" | "root" | "path" | "query">;

export function createRooms(store: Store, options: Partial<HandlerOptions> = {}): Rooms {
  const { metadataLagMs = 0, tracking = changeTrackingRules(), links = linkRules() } = options;
  const { customApis = {}, processActions = {}, workflows = {} } = options;
  const files = new FileContents(options.files?.blockBytes);
  const customLogic = { customApis, processActions, workflows };
  const definitions = new Definitions(store, metadataLagMs);
  const search = new SearchProtection(searchRules(options.search));
  return { store, tracking, links, search, definitions, files, customLogic };
}

/**
 * The service behind its front door: one request of a signed-in caller to one answer, without
 * sockets and without waiting. A batch calls it item by item.
 */
export function createHandler(rooms: Rooms): Handler {
  return (request, context) => {
    try {
      if (context.tally) context.tally.operations += 1;
      const call = open(rooms, request, context);
      checkBusinessLogicHeader(request);
      const path = parsePath(pathBehind(call));
      checkPlainOptions(call, path);
      return answerDefinitions(call, path) ?? route(call, resolve(call, path));
    } catch (error) {
      if (error instanceof Refusal) return errorResponse(error, request.headers);
      throw error;
    }
  };
}

function open(rooms: Rooms, request: SandboxRequest, context: RequestContext): Call {
  const [path, query] = split(request.url);
  const version = apiPath.exec(path)?.[0] ?? "";
  const root = context.origin + version;
  const format = parseAccept(request.headers["accept"], `${root}/`);
  const prefer = { ...parsePrefer(request.headers["prefer"]), format };
  return { ...rooms, request, context, prefer, root, path, query };
}

/** Everything behind `/api/data/v9.x`; there is nothing else here to be found. */
function pathBehind(call: Call): string {
  if (!apiPath.test(call.path)) throw noResource(call);
  return call.path.replace(apiPath, "");
}

/** A bound operation has to be called by its full name; a short one is no segment of any path. */
function resolve(call: Call, path: readonly PathSegment[]): Resource {
  try {
    return resolvePath(call.store.schema, path);
  } catch (error) {
    const isShort = path.length > 1 && isBoundName(call, path.at(-1)?.name ?? "");
    throw isShort && error instanceof Refusal && error.status === 404
      ? unresolvedParameters()
      : error;
  }
}

function split(url: string): [string, string] {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
