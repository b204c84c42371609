import { defaults } from "../../defaults";
import { fieldsOf } from "../shared/fieldsOf";
import { isoTime, msOf, timeOf } from "../shared/times";
import type { DeltaLink, Round } from "./types";

/** Names of the rounds in states that releases up to 1.1 have saved. */
const EARLIER_KINDS = new Map<unknown, Round["kind"]>([
  ["load", "initialSync"],
  ["gap", "catchUp"],
]);

/** Reads a saved delta link; undefined if damaged. */
export function readLink(value: unknown): DeltaLink | undefined {
  const fields = fieldsOf(value);
  const [url, idsOnly] = [fields?.get("url"), fields?.get("idsOnly")];
  const isWhole = typeof url === "string" && url !== "" && typeof idsOnly === "boolean";
  return isWhole ? { url, idsOnly } : undefined;
}

/** Reads a saved round; undefined if damaged. */
export function readRound(value: unknown): Round | undefined {
  const fields = fieldsOf(value);
  const page = fields && readPage(fields);
  if (!page) return undefined;
  // Earlier releases called it so.
  const catchUpFrom = savedTime(fields.get("catchUpFrom") ?? fields.get("gapFrom"));
  if (catchUpFrom === "damaged") return undefined;
  const kind = EARLIER_KINDS.get(fields.get("kind")) ?? fields.get("kind");
  if (kind === "delta") return { kind, ...page };
  if (kind === "initialSync") {
    const deliver = fields.get("deliver");
    if (typeof deliver !== "boolean") return undefined;
    return { kind, ...page, deliver, ...(catchUpFrom ? { catchUpFrom } : {}) };
  }
  const link = readLink(fields.get("link"));
  if (kind !== "catchUp" || !link) return undefined;
  // Of its two times one is enough: to read more than is needed repeats, and skips nothing.
  const started = page.started ?? catchUpFrom;
  const from = catchUpFrom ?? (started && overlapBefore(started));
  if (!started || !from) return undefined;
  return { kind, ...page, started, catchUpFrom: from, link };
}

const overlapBefore = (time: string): string => isoTime(msOf(time) - defaults.trackingOverlapMs);

/** What all rounds have. */
const readPage = (fields: ReadonlyMap<string, unknown>) => {
  const [next, pages, empty] = ["next", "pages", "empty"].map((name) => fields.get(name));
  const started = savedTime(fields.get("started"));
  const isPlace = typeof next === "string" && next !== "";
  const isCount = typeof pages === "number" && Number.isSafeInteger(pages) && pages >= 0;
  if (!isPlace || !isCount || started === "damaged") return undefined;
  return {
    next,
    pages,
    ...(Number.isSafeInteger(empty) && Number(empty) > 0 ? { empty: Number(empty) } : {}),
    ...(started ? { started } : {}),
    ...(fields.get("restarted") === true ? { restarted: true as const } : {}),
  };
};

/** A time as it is saved; undefined where there is none. */
const savedTime = (value: unknown): string | "damaged" | undefined => {
  if (value === undefined) return undefined;
  const ms = timeOf(value);
  return ms === undefined ? "damaged" : isoTime(ms);
};
