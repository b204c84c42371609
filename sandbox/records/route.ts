import { holdsFile } from "../files/storeFile";
import { uploadFile } from "../files/uploadFile";
import { parseQuery } from "../odata/query";
import { segmentNotFound } from "../odata/refusals";
import type { Resource } from "../odata/resource";
import { runOperation } from "../operations";
import type { SandboxResponse } from "../types";
import { type Call, methodNotAllowed } from "./call";
import { deleteRecord } from "./delete";
import { refuseIndirect } from "./indirect";
import { isContained, replaceParties } from "./parties";
import { withPartition } from "./partition";
import { patchRecord } from "./patch";
import { postRecord } from "./post";
import { deleteProperty, putProperty } from "./properties";
import { read } from "./read";
import { addReference, clearReference, removeReference, setReference } from "./references";
import { serviceDocument } from "./serviceDocument";

/** Leads a request to what answers it, by what its path means and by its method. */
export function route(call: Call, resource: Resource): SandboxResponse {
  if (resource.kind === "operation") {
    return runOperation(call, resource);
  }
  if (resource.kind === "system") throw segmentNotFound(resource.name);
  if (call.request.method === "GET") {
    return resource.kind === "service" ? serviceDocument(call) : read(call, resource);
  }
  return write(call, resource);
}

type Writable = Exclude<Resource, { kind: "operation" | "system" }>;

function write(call: Call, resource: Writable): SandboxResponse {
  const { method } = call.request;
  if (resource.kind === "collection" || resource.kind === "record") {
    refuseIndirect(resource.table, method);
  }
  switch (resource.kind) {
    case "collection":
      if (method === "POST" && !resource.count) return postRecord(call, resource.table);
      break;
    case "record":
      if (method === "PATCH") return patchRecord(call, resource.table, resource.key);
      if (method === "DELETE") {
        return deleteRecord(call, resource.table, withPartition(call, resource.key));
      }
      break;
    case "property":
      if (method === "PATCH" && !resource.raw && holdsFile(resource.column)) {
        return uploadFile(call, resource);
      }
      if (method === "PUT" && !resource.raw) return putProperty(call, resource);
      if (method === "DELETE" && !resource.raw) return deleteProperty(call, resource);
      break;
    case "single":
      if (method === "PUT" && resource.reference) return setReference(call, resource);
      if (method === "DELETE" && resource.reference) return clearReference(call, resource);
      break;
    case "members":
      return writeMembers(call, resource);
  }
  throw methodNotAllowed(call);
}

function writeMembers(
  call: Call,
  resource: Extract<Resource, { kind: "members" }>,
): SandboxResponse {
  const { method } = call.request;
  const { table, key, navigation, suffix, member } = resource;
  if (suffix === "$ref" && method === "POST" && member === undefined) {
    return addReference(call, resource);
  }
  if (suffix === "$ref" && method === "DELETE") {
    return removeReference(call, resource, member, parseQuery(call.query).id);
  }
  const contained = navigation.kind === "oneToMany" && isContained(navigation);
  if (suffix === "" && method === "PUT" && contained) {
    return replaceParties(call, table, key, navigation);
  }
  throw methodNotAllowed(call);
}
