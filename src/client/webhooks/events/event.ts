import type { ExecutionContext } from "./executionContext";
import { isoDate } from "./isoDate";
import {
  fromPairs,
  idOrNull,
  numberOrNull,
  type Plain,
  tableOrNull,
  textOrNull,
} from "./keyValueCollection";
import { subjectOf } from "./messages";
import type { ColumnValues, WebhookEvent } from "./types";
import { formattedOf, isRow, unfoldPairs } from "./unwrap";

/** What a .NET date says that was never set. */
const NEVER = "0001-01-01T00:00:00Z";

/** Messages that cannot do without parameters. */
const NEVER_BARE = new Set(["Create", "Update", "Delete"]);

/** Messages after which the row is gone; the last one is told by the source of a virtual table. */
const DELETES = new Set(["Delete", "DeleteMultiple", "OnExternalDeleted"]);

/** The headers of a delivery, by name in lower case. */
export type DeliveryHeaders = Readonly<Record<string, string>>;

/** The event in plain values, from what Dataverse posted. */
export function eventOf(context: ExecutionContext, headers: DeliveryHeaders): WebhookEvent {
  const message = context.MessageName;
  const given = fromPairs(context["InputParameters"]);
  const subject = subjectOf(message, given);
  const before = imagesOf(context["PreEntityImages"]);
  const after = imagesOf(context["PostEntityImages"]);
  const outputs = unfoldPairs(context["OutputParameters"]);
  const header = tableOrNull(headers["x-ms-dynamics-entity-name"]);
  return {
    table: tableOrNull(context.PrimaryEntityName) ?? subject.row?.table ?? header,
    message,
    stage: numberOrNull(context["Stage"]),
    mode: numberOrNull(context["Mode"]),
    depth: numberOrNull(context["Depth"]),
    primaryId: idOrNull(context["PrimaryEntityId"]) ?? subject.row?.id ?? idOrNull(outputs["id"]),
    correlationId: idOrNull(context["CorrelationId"]),
    operationId: idOrNull(context["OperationId"]),
    requestId: idOrNull(context["RequestId"]) ?? idOrNull(headers["x-request-id"]),
    organization: organizationOf(context, headers),
    userId: idOrNull(context["UserId"]),
    initiatingUserId: idOrNull(context["InitiatingUserId"]),
    occurredAt: timeOrNull(context["OperationCreatedOn"]),
    changed: subject.changed,
    formatted: { ...after?.formatted, ...subject.formatted },
    preImage: before?.columns ?? null,
    postImage: after?.columns ?? null,
    preImageFormatted: before?.formatted ?? {},
    deleted: DELETES.has(message),
    relationship: subject.relationship,
    related: subject.related,
    parameters: subject.parameters,
    outputs,
    truncated: isTruncated(context, given, headers),
    refetched: false,
    own: "unknown",
  };
}

/** The name of the organization; the host of its environment where a body has none. */
export function organizationOf(context: ExecutionContext, headers: DeliveryHeaders): string | null {
  return (
    textOrNull(context["OrganizationName"]) ?? textOrNull(headers["x-ms-dynamics-organization"])
  );
}

/**
 * Above 256 KB Dataverse leaves out parameters and images and says so in a header (Microsoft: "Use
 * webhooks to create external handlers for server events"). A proxy may have lost the header.
 */
const isTruncated = (
  context: ExecutionContext,
  given: Plain,
  headers: DeliveryHeaders,
): boolean => {
  const marked = headers["x-ms-dynamics-msg-size-exceeded"];
  if (marked !== undefined && !/^(false|0)$/i.test(marked.trim())) return true;
  if (typeof (context["InputParameters"] ?? "") !== "object") return true;
  return Object.keys(given).length === 0 && NEVER_BARE.has(context.MessageName);
};

interface Images {
  readonly columns: ColumnValues;
  readonly formatted: Record<string, string>;
}

/**
 * All images of one moment together: they show the same row, each with the columns it was registered
 * for. Asynchronous steps carry the primary name as a separate image.
 */
const imagesOf = (collection: unknown): Images | undefined => {
  const images = Object.values(fromPairs(collection)).filter(isRow);
  if (images.length === 0) return undefined;
  return {
    columns: merged(images.map((image) => unfoldPairs(image["Attributes"]))),
    formatted: merged(images.map(formattedOf)),
  };
};

const merged = <T>(parts: readonly Record<string, T>[]): Record<string, T> =>
  Object.fromEntries(parts.flatMap((part) => Object.entries(part)));

const timeOrNull = (value: unknown): string | null => {
  const text = textOrNull(value);
  const time = text === null ? null : (isoDate(text) ?? text);
  return time === NEVER ? null : time;
};
