import { defaults } from "../defaults";
import type { Environment } from "../environment";
import { InputError } from "../errors/InputError";
import { recordPath } from "../odata/key";
import { literalOf } from "../odata/literal";
import { entitySetName } from "../odata/names";
import { writeHeaders } from "../records/headers";
import type { BypassLogic } from "../types";
import { type BatchAction, isRead } from "./actions";
import {
  danglingReference,
  isReference,
  type Names,
  translated,
  translatedBody,
} from "./references";
import type { BatchPart } from "./types";

export interface PartContext {
  readonly environment: Environment;
  /** The table's set name for each name that stands in the input. */
  readonly sets: ReadonlyMap<string, string>;
  readonly names: Names;
  readonly contentId: string | undefined;
  readonly bypassCustomLogic: BypassLogic | undefined;
}

/** The request of one action. @throws InputError where its address or its references cannot be. */
export const partOf = (item: BatchAction, context: PartContext): BatchPart => {
  const unknown = new Set<string>();
  const { method, path, json } = requestOf(item, context, unknown);
  for (const reference of unknown) throw new InputError(danglingReference(reference, item));
  const url = isReference(path) ? path : defaults.apiPath + path;
  if (url.length > defaults.maxBatchedUrlCharacters) {
    throw new InputError(
      `its URL has ${url.length} characters, and Dataverse takes ${defaults.maxBatchedUrlCharacters}`,
    );
  }
  return {
    method,
    path: url,
    headers: headersOf(item, context),
    json,
    contentId: context.contentId,
  };
};

type Request = Pick<BatchPart, "method" | "path" | "json">;

const requestOf = (item: BatchAction, context: PartContext, unknown: Set<string>): Request => {
  const body = () => translatedBody(item.data, context.names, unknown);
  const record = () => addressOf(item.collection, item.key, context, unknown);
  switch (item.action) {
    case "create":
      return { method: "POST", path: setOf(item.collection, context), json: body() };
    case "update":
    case "upsert":
      return { method: "PATCH", path: record(), json: body() };
    case "delete":
      return { method: "DELETE", path: record() };
    case "get":
      return { method: "GET", path: record() };
    case "associate":
    case "disassociate":
      return linkOf(item, record(), context, unknown);
    case "action": {
      const json = translatedBody(item.parameters, context.names, unknown);
      return { method: "POST", path: operationPath(item, context, unknown), json };
    }
    case "function":
      return { method: "GET", path: operationPath(item, context, unknown) + parameters(item) };
  }
};

const setOf = (collection: string | undefined, { sets }: PartContext): string =>
  entitySetName(sets.get(collection ?? "") ?? collection ?? "");

const addressOf = (
  collection: string | undefined,
  key: string | undefined,
  context: PartContext,
  unknown: Set<string>,
): string =>
  isReference(key)
    ? translated(key, context.names, unknown)
    : recordPath(context.environment, setOf(collection, context), key ?? "");

/** `$ref` of a collection; without a target, of a lookup that is cleared. */
const linkOf = (
  { action, navigation, target }: BatchAction,
  owner: string,
  context: PartContext,
  unknown: Set<string>,
): Request => {
  const path = `${owner}/${navigation}/$ref`;
  if (action === "disassociate" && target === undefined) return { method: "DELETE", path };
  const id = targetUrl(target ?? "", context, unknown);
  return action === "associate"
    ? { method: "POST", path, json: { "@odata.id": id } }
    : { method: "DELETE", path: `${path}?$id=${id}` };
};

/** References to records in `@odata.id` and `$id` are whole URLs, or Content-IDs. */
const targetUrl = (target: string, context: PartContext, unknown: Set<string>): string => {
  if (isReference(target)) return translated(target, context.names, unknown);
  const [, set, key] = /([\p{L}_][\p{L}\p{N}_]*)\(([\s\S]*)\)$/u.exec(target) ?? [];
  if (!set || !key) {
    throw new InputError(
      '"target" has to be a record such as contacts(GUID), its URL, or $contentId',
    );
  }
  const whole = /^https?:/i.test(target) ? target : key;
  return context.environment.apiRoot + recordPath(context.environment, set, whole);
};

/** Bound operations carry their namespace; what is bound to a table needs no key. */
const operationPath = (
  { collection, key, name = "" }: BatchAction,
  context: PartContext,
  unknown: Set<string>,
): string => {
  if (collection === undefined && key === undefined) return name;
  const owner =
    key === undefined ? setOf(collection, context) : addressOf(collection, key, context, unknown);
  return `${owner}/${name.includes(".") ? name : `Microsoft.Dynamics.CRM.${name}`}`;
};

/** Parameters of a function go by alias (Microsoft: "Use Web API functions"). */
const parameters = ({ parameters: given }: BatchAction): string => {
  const entries = Object.entries(given);
  const list = entries.map(([name], at) => `${name}=@p${at + 1}`).join(",");
  const values = entries.map(
    ([, value], at) => `@p${at + 1}=${encodeURIComponent(literal(value))}`,
  );
  return `(${list})${values.length > 0 ? `?${values.join("&")}` : ""}`;
};

const literal = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? literalOf(value)
    : JSON.stringify(value ?? null);

/** `Prefer` is merged; a version of the caller's own goes before "whichever there is". */
const headersOf = (item: BatchAction, context: PartContext): Record<string, string> => {
  const headers: Record<string, string> = {
    ...(isRead(item) ? {} : writeHeaders({ bypassCustomLogic: context.bypassCustomLogic })),
    ...item.headers,
  };
  const named = (name: string) => Object.keys(headers).find((each) => each.toLowerCase() === name);
  if (item.action === "update" && !named("if-match")) headers["If-Match"] = "*";
  const prefer = named("prefer") ?? "Prefer";
  if (item.returnRepresentation && /^(create|update|upsert)$/.test(item.action)) {
    headers[prefer] = [headers[prefer], "return=representation"].filter(Boolean).join(", ");
  }
  return headers;
};
