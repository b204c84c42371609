import { type Check, headers, headerValue, object, oneOf, text, whole, yesNo } from "../checks";
import type { FaultAction } from "./types";

type Kind = FaultAction["kind"];

/** What a timer of Node takes. */
const longestMs = 2_147_483_647;
/** 16 GiB, which takes 16 MB on the way. */
const largestBomb = 17_179_869_184;
const bytes = whole(0);

/** What each kind of action takes besides `kind`. */
export type ActionMembers = Readonly<Record<Kind, Readonly<Record<string, Check>>>>;

/** @param leastStatus the lowest status that an answer may have */
export function actionMembers(leastStatus: number): ActionMembers {
  const status = whole(leastStatus, 999);
  return {
    throttle: {
      retryAfter: (value, what) =>
        typeof value === "number" ? whole(0)(value, what) : headerValue(value, what),
      code: oneOf(["requests", "time", "concurrency", "customization"]),
    },
    status: { status, body: textOrError, headers: headers() },
    delay: { ms: whole(0, longestMs) },
    hang: { applied: yesNo },
    stall: { bytes },
    reset: {},
    lostResponse: {},
    truncate: { bytes },
    malformed: { body: text, contentType: headerValue },
    expireToken: {},
    sql: { number: whole(-2_147_483_648, 2_147_483_647) },
    gateway: { status, body: text, contentType: headerValue, headers: headers(), applied: yesNo },
    rewrite: { status, headers: headers({ orNull: true }), body: text },
    bomb: { bytes: whole(0, largestBomb), status, body: text },
    parts: {
      change: oneOf(["reverse", "drop", "double", "unnamed"]),
      at: whole(0),
      inside: yesNo,
    },
  };
}

/** Members without which an action means nothing. */
export const requiredMember: Partial<Record<Kind, string>> = {
  status: "status",
  gateway: "status",
  delay: "ms",
  bomb: "bytes",
  sql: "number",
  parts: "change",
};

function textOrError(value: unknown, what: string): void {
  if (typeof value === "string") return;
  const error = object(value, what);
  text(error["code"], `${what}.code`);
  text(error["message"], `${what}.message`);
}
