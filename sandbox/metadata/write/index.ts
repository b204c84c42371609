import type { PathSegment } from "../../odata/path";
import { notSimulated, segmentNotFound } from "../../odata/refusals";
import { type Call, methodNotAllowed } from "../../records/call";
import type { SandboxResponse } from "../../types";
import type { Definitions } from "../definitions";
import { castNotSupported, patchNotSupported } from "../refusals";
import { createColumn } from "./createColumn";
import { deleteColumn } from "./deleteColumn";
import { attributeAt, changeOf, tableAt } from "./target";
import { updateColumn } from "./updateColumn";
import { updateTable } from "./updateTable";

/** Answers a request that changes definitions by their address. */
export function writeDefinitions(
  call: Call,
  segments: readonly PathSegment[],
  definitions: Definitions,
): SandboxResponse {
  const { method } = call.request;
  const [first, second, ...rest] = segments;
  const attributes = second?.name === "Attributes";
  if (method === "PATCH")
    throw patchNotSupported(attributes ? "AttributeMetadata" : "EntityMetadata");
  if (first?.name !== "EntityDefinitions" || first.arguments === undefined) {
    throw notSimulated(`${method} of ${first?.name ?? "definitions"}`);
  }
  const change = changeOf(call, definitions);
  const table = tableAt(change, first.arguments);
  if (second === undefined) {
    if (method === "PUT") return updateTable(change, table, first.text);
    throw notSimulated(`${method} of EntityDefinitions`);
  }
  if (!attributes) throw notSimulated(`${method} of ${second.name}`);
  if (second.arguments === undefined) {
    if (method === "POST" && rest.length === 0) return createColumn(change, table, first.text);
    throw methodNotAllowed(call);
  }
  const attribute = attributeAt(change, table, second.arguments);
  const cast = castOf(rest);
  const address = `${first.text}/${second.text}`;
  if (method === "PUT") return updateColumn(change, attribute, cast, address);
  if (method === "DELETE") return deleteColumn(change, attribute);
  throw methodNotAllowed(call);
}

function castOf([next, ...more]: readonly PathSegment[]): string | undefined {
  if (next === undefined) return undefined;
  const name = /^Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(next.name)?.[1];
  if (name === undefined) throw segmentNotFound(next.name);
  if (more.length > 0) throw castNotSupported(name);
  return name;
}
