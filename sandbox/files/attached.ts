import { Refusal } from "../errors";
import type { Row, Store } from "../types";
import { attachmentLimit, checkBlocked } from "./blocked";
import { tooBig } from "./refusals";

/**
 * What follows from a content that is kept in its row, as base64: of notes and of attachments. Throws a
 * `Refusal` for one that the organization does not take; its limit counts the base64.
 * https://learn.microsoft.com/power-apps/developer/data-platform/attachment-annotation-files
 */
export function attachedValues(store: Store, row: Row, column: "body" | "documentbody"): Row {
  const body = row[column] ?? null;
  if (typeof body !== "string") return { filesize: null };
  const data = Buffer.from(body, "base64");
  if (data.toString("base64") !== body) throw notBase64(column);
  checkBlocked(store, String(row["filename"] ?? ""), String(row["mimetype"] ?? ""));
  if (body.length > attachmentLimit(store)) throw tooBig();
  return { filesize: data.length };
}

/** A note with a file is a document, and says the kind of record it is about. */
export function noteValues(store: Store, row: Row): Row {
  const values = attachedValues(store, row, "documentbody");
  const isDocument = values["filesize"] === null ? row["isdocument"] : 1;
  return {
    ...values,
    isdocument: isDocument ?? 0,
    objecttypecode: row["objectid__table"] ?? null,
  };
}

function notBase64(column: string): Refusal {
  return new Refusal(400, "0x80040203", `The value of '${column}' is no valid Base64.`);
}
