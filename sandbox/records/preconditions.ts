import { Refusal } from "../errors";
import { etagOf } from "../query";
import type { Table } from "../schema/derived";
import type { Row } from "../types";
import type { Call } from "./call";

/**
 * What the conditional headers ask of a request. The literal text `null`, which Microsoft's samples
 * send with every request, asks nothing.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/perform-conditional-operations-using-web-api
 */
export interface Preconditions {
  /** `If-Match`: any version, or a certain one. */
  mustExist: boolean;
  version: string | undefined;
  /** `If-None-Match: *`. */
  mustNotExist: boolean;
  /** `If-None-Match` with a version: what the caller already has. */
  known: string | undefined;
}

export function preconditions({ request }: Pick<Call, "request">): Preconditions {
  const match = condition(request.headers["if-match"]);
  const noneMatch = condition(request.headers["if-none-match"]);
  return {
    mustExist: match !== undefined,
    version: match === "*" ? undefined : match,
    mustNotExist: noneMatch === "*",
    known: noneMatch === "*" ? undefined : noneMatch,
  };
}

/** Throws 412 where the row has moved on from the version the caller named. */
export function checkVersion(table: Table, row: Row, version: string | undefined): void {
  if (version === undefined) return;
  if (!table.declaration.optimisticConcurrency) {
    throw new Refusal(
      400,
      "0x8006088D",
      `Optimistic concurrency isn't enabled for entity type ${table.logicalName}. The IfVersionMatches value of ConcurrencyBehavior can only be used if optimistic concurrency is enabled.`,
    );
  }
  if (version === etagOf(table, row)) return;
  throw new Refusal(
    412,
    "0x80060882",
    "The version of the existing record doesn't match the RowVersion property provided.",
  );
}

function condition(header: string | undefined): string | undefined {
  const text = header?.trim();
  return text === undefined || text === "" || text.toLowerCase() === "null" ? undefined : text;
}
