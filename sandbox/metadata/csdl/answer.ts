import { Refusal } from "../../errors";
import { preferenceApplied } from "../../odata/prefer";
import { parseQuery } from "../../odata/query";
import { ownOperationsVersion } from "../../operations/customApis/all";
import type { Call } from "../../records/call";
import type { SandboxResponse } from "../../types";
import type { View } from "../model/types";
import { csdlDocument } from "./document";
import { documentedOperations } from "./operations";

/** The documents of one revision of the schema, with and without annotations. */
interface Printed {
  readonly version: string;
  readonly documents: Map<boolean, Buffer>;
}

const printed = new WeakMap<View["tables"], Printed>();

/**
 * Answers `GET $metadata`. Annotations come with `?annotations=true` or with the preference for all
 * of them.
 */
export function readDocument(call: Call, view: View): SandboxResponse {
  checkAccept(call.request.headers["accept"] ?? "*/*");
  const annotated =
    parseQuery(call.query).custom.get("annotations") === "true" ||
    call.prefer.annotations?.includes("*") === true;
  return {
    status: 200,
    headers: {
      "Content-Type": "application/xml",
      "OData-Version": "4.0",
      ...preferenceApplied(call.prefer, { paged: false }),
    },
    body: documentOf(call, view.tables, annotated),
  };
}

/** The document is XML, and nothing else. */
function checkAccept(accept: string): void {
  const types = accept.split(",").map((range) => range.split(";", 1)[0]?.trim().toLowerCase());
  if (types.some((type) => ["application/xml", "application/*", "*/*", ""].includes(type ?? ""))) {
    return;
  }
  throw new Refusal(
    415,
    "0x80060888",
    "A supported MIME type could not be found that matches the acceptable MIME types for the " +
      `request. The supported type(s) 'application/xml' do not match any of the acceptable MIME types '${accept}'.`,
  );
}

/** The document is large, asked for often, and changes with the schema only. */
function documentOf(call: Call, tables: View["tables"], annotated: boolean): Buffer {
  const version = `${call.store.schema.revision} ${ownOperationsVersion(call)}`;
  const known = printed.get(tables);
  const current = known?.version === version ? known : { version, documents: new Map() };
  printed.set(tables, current);
  const document =
    current.documents.get(annotated) ??
    Buffer.from(csdlDocument(tables, documentedOperations(call, tables), annotated), "utf8");
  current.documents.set(annotated, document);
  return document;
}
