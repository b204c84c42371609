import { encodeLower } from "../odata/percent";
import {
  decodeCookie,
  malformedCookie,
  type PagePosition,
  printCookie,
  readCookie,
} from "../query/pagingCookie";
import type { OrderKey } from "../query/sql/order";
import { type DataToken, printDataToken, readDataToken } from "./dataToken";

/** Where a page of changes ended. */
export interface Place {
  token: DataToken;
  /** Whether all rows have been given, so that only deleted ones follow. */
  phase: "rows" | "deleted";
  /** Version and id of the last row, or the version of the last deletion. */
  position: PagePosition;
}

const pattern =
  /^<cookie pagenumber="(\d+)" pagingcookie="([^"]+)" istracking="True" datatoken="([^"]+)" \/>$/;

/** Whether a decoded `$skiptoken` continues a read of changes. */
export function isTrackingToken(skipToken: string | undefined): boolean {
  return / istracking="True" /.test(skipToken ?? "");
}

/**
 * Prints the `$skiptoken` of the page behind a place, encoded for a link: the shape of any other one,
 * and the token that the last page will carry. What the service keeps there is its own affair.
 */
export function printPlace({ token, phase, position }: Place, primaryId: string): string {
  const cookie = printCookie(keysOf(phase, primaryId), position);
  const data = encodeLower(printDataToken(token));
  return (
    `%3Ccookie%20pagenumber=%22${position.page + 1}%22%20pagingcookie=%22${cookie}%22` +
    `%20istracking=%22True%22%20datatoken=%22${data}%22%20/%3E`
  );
}

/** Reads a decoded `$skiptoken`. Throws 400 for one that a read of this table's changes has not given. */
export function readPlace(skipToken: string, primaryId: string): Place {
  const [, page, cookie, data = ""] = pattern.exec(skipToken) ?? [];
  const text = decodeCookie(cookie);
  const phase = text.includes("<deleted ") ? "deleted" : "rows";
  const position = readCookie(keysOf(phase, primaryId), text);
  if (Number(page) !== position.page + 1) throw malformedCookie();
  return { token: readDataToken(data), phase, position };
}

const number = { expression: "", value: "", descending: false, kind: "number" } as const;

/** Only name and kind of a key matter to a cookie. */
function keysOf(phase: Place["phase"], primaryId: string): readonly OrderKey[] {
  if (phase === "deleted") return [{ ...number, name: "deleted" }];
  return [
    { ...number, name: "versionnumber" },
    { ...number, name: primaryId, kind: "id" },
  ];
}
