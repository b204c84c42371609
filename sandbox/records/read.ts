import { requirePrivilege } from "../auth/privileges";
import { countChanges, readChanges } from "../changes/readChanges";
import { asksForChanges } from "../changes/request";
import { fetchCollection, runView } from "../fetchXml";
import { downloadFile, downloadImage } from "../files/download";
import { holdsFile } from "../files/storeFile";
import type { KeyPredicate } from "../odata/key";
import { parseQuery } from "../odata/query";
import { notSimulated } from "../odata/refusals";
import type { Resource } from "../odata/resource";
import {
  countCollection,
  doesNotExist,
  queryCollection,
  type ReadRequest,
  type RecordRequest,
  resolveKey,
  retrieveProperty,
  retrieveRecord,
  retrieveReference,
  retrieveReferences,
  retrieveRelated,
} from "../query";
import type { Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { type Call, methodNotAllowed, tableOf } from "./call";
import { withPartition } from "./partition";
import { idOf } from "./rows";
import { isVisible, viewQuery } from "./views";

type Readable = Exclude<Resource, { kind: "operation" | "system" | "service" }>;

/** Answers a GET of rows or of parts of them. */
export function read(call: Call, resource: Readable): SandboxResponse {
  requirePrivilege(call.store, call.context, resource.table, "Read");
  switch (resource.kind) {
    case "collection":
      return readCollection(call, readRequest(call, resource.table), resource.count);
    case "record":
      return retrieveRecord(recordRequest(call, resource), ifNoneMatch(call));
    case "property":
      return readProperty(call, resource);
    case "single":
      return readSingle(call, resource);
    case "members":
      return readMembers(call, resource);
  }
}

function readProperty(
  call: Call,
  resource: Extract<Readable, { kind: "property" }>,
): SandboxResponse {
  const { column, raw } = resource;
  const request = { ...recordRequest(call, resource), ...resource };
  if (!raw || !holdsFile(column)) return retrieveProperty(request);
  return column.type === "file"
    ? downloadFile(call, request.row, column)
    : downloadImage(call, request.row, column, request.options.custom.get("size"));
}

function readCollection(call: Call, request: ReadRequest, count: boolean): SandboxResponse {
  if (asksForChanges(request, count)) return (count ? countChanges : readChanges)(call, request);
  if (count) return countCollection(request);
  const view = viewQuery(request);
  if (view !== undefined) return runView(request, view);
  const fetchXml = request.options.custom.get("fetchXml");
  return fetchXml === undefined ? queryCollection(request) : fetchCollection(request, fetchXml);
}

/** A read of a table, as the query side takes it. */
export function readRequest(call: Call, table: Table): ReadRequest {
  const { store, prefer, context, path } = call;
  return { store, table, options: parseQuery(call.query), prefer, context, path };
}

function recordRequest(
  call: Call,
  { table, key }: { table: Table; key: KeyPredicate },
): RecordRequest {
  const request = readRequest(call, table);
  if (viewQuery(request) !== undefined) throw notSimulated("a view of a single row");
  const row = resolveKey(call.store, table, withPartition(call, key));
  if (!isVisible(call.store, call.context, table, row)) throw doesNotExist(table, idOf(table, row));
  return { ...request, row };
}

function readSingle(call: Call, resource: Extract<Readable, { kind: "single" }>): SandboxResponse {
  const { navigation, reference } = resource;
  for (const target of navigation.targets) {
    requirePrivilege(call.store, call.context, tableOf(call, target), "Read");
  }
  const request = { ...recordRequest(call, resource), navigation };
  return reference ? retrieveReference(request) : retrieveRelated(request, ifNoneMatch(call));
}

function readMembers(
  call: Call,
  resource: Extract<Readable, { kind: "members" }>,
): SandboxResponse {
  const { table: parent, navigation, suffix, member } = resource;
  if (member !== undefined) throw methodNotAllowed(call);
  const target = tableOf(call, navigation.table);
  requirePrivilege(call.store, call.context, target, "Read");
  const id = idOf(parent, resolveKey(call.store, parent, resource.key));
  const request = { ...readRequest(call, target), restriction: { parent, id, navigation } };
  const view = viewQuery(request);
  if (view !== undefined) {
    if (suffix !== "") throw notSimulated(`a view of ${suffix}`);
    return runView(request, view);
  }
  switch (suffix) {
    case "$count":
      return countCollection(request);
    case "$ref":
      return retrieveReferences(request);
    case "":
      return queryCollection(request);
  }
}

function ifNoneMatch({ request }: Call): string | undefined {
  return request.headers["if-none-match"];
}
