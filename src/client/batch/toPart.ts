import { defaults } from "../defaults";
import { InputError } from "../errors/InputError";
import type { BatchPart } from "../multipart/types";
import { entitySetName } from "../odata/names";
import { writeHeaders } from "../session/headers";
import { type BatchAction, isRead } from "./actions";
import { functionParameters, getOptions, operationPath } from "./operationPath";
import type { PartContext } from "./partContext";
import { recordPath } from "./recordPath";
import { danglingReference, isReference, translated, translatedBody } from "./references";
import { toReferenceRequest } from "./toReferenceRequest";

/** The request of one action. @throws InputError where its address or its references cannot be. */
export function toPart(item: BatchAction, context: PartContext): BatchPart {
  const unknown = new Set<string>();
  const { method, path, json } = requestOf(item, context, unknown);
  for (const reference of unknown) throw new InputError(danglingReference(reference, item));
  const url = isReference(path) ? path : defaults.apiPath + path;
  if (url.length > defaults.maxBatchedUrlCharacters) {
    throw new InputError(
      `its URL has ${url.length} characters, and Dataverse takes ${defaults.maxBatchedUrlCharacters}`,
    );
  }
  const headers = headersOf(item, context);
  return { method, path: url, headers, json, contentId: context.contentId };
}

type Request = Pick<BatchPart, "method" | "path" | "json">;

const requestOf = (item: BatchAction, context: PartContext, unknown: Set<string>): Request => {
  const { action, name = "", parameters } = item;
  const record = () => addressOf(item, context, unknown);
  const body = () => translatedBody(context.data, context.names, unknown);
  switch (action) {
    case "create":
      return { method: "POST", path: setOf(item, context), json: body() };
    case "update":
    case "upsert":
      return { method: "PATCH", path: record(), json: body() };
    case "delete":
      return { method: "DELETE", path: record() };
    case "get":
      return { method: "GET", path: record() + getOptions(parameters) };
    case "associate":
    case "disassociate":
      return toReferenceRequest(item, record(), context, unknown);
    case "action": {
      const json = translatedBody(parameters, context.names, unknown);
      return { method: "POST", path: operationPath(name, owner(item, context, unknown)), json };
    }
    case "function": {
      const path = operationPath(name, owner(item, context, unknown));
      return { method: "GET", path: path + functionParameters(parameters) };
    }
  }
};

/** What an operation is bound to: a record, all of a table, or nothing. */
const owner = (
  item: BatchAction,
  context: PartContext,
  unknown: Set<string>,
): string | undefined => {
  if (item.key !== undefined) return addressOf(item, context, unknown);
  return item.collection === undefined ? undefined : setOf(item, context);
};

const setOf = ({ collection = "" }: BatchAction, { tables }: PartContext): string =>
  tables.get(collection)?.set ?? entitySetName(collection);

const addressOf = (item: BatchAction, context: PartContext, unknown: Set<string>): string =>
  isReference(item.key)
    ? translated(item.key, context.names, unknown)
    : recordPath(
        context.environment,
        context.table ?? { set: setOf(item, context), definition: undefined },
        item.key ?? "",
      );

/** `Prefer` is merged; a version of the caller's own goes before "whichever there is". */
const headersOf = (
  item: BatchAction,
  { bypassCustomLogic }: PartContext,
): Record<string, string> => {
  const headers: Record<string, string> = {
    ...(isRead(item) || !bypassCustomLogic ? {} : writeHeaders({ bypassCustomLogic })),
    ...item.headers,
  };
  const named = (name: string) => Object.keys(headers).find((each) => each.toLowerCase() === name);
  if (item.action === "update" && !named("if-match")) headers["If-Match"] = "*";
  if (item.returnRepresentation && /^(create|update|upsert)$/.test(item.action)) {
    const prefer = named("prefer") ?? "Prefer";
    headers[prefer] = [headers[prefer], "return=representation"].filter(Boolean).join(", ");
  }
  return headers;
};
