import { DeliveredVersions } from "../shared/DeliveredVersions";
import { rememberedTable } from "../shared/rememberedTable";
import { timeOf } from "../shared/times";
import type { PolledTable } from "../timestamps/types";
import type { DeltaLink, Round, TrackingState } from "./types";

type Fields = Record<string, unknown>;

/** A state of which the table may be lost, which its definition says again. */
export type RememberedTracking = Omit<TrackingState, "table"> & {
  readonly table: PolledTable | undefined;
};

export interface ReadTracking {
  /** Undefined where nothing of it can be used. */
  readonly state: RememberedTracking | undefined;
  /** What was wrong, each as the second half of a sentence. */
  readonly problems: readonly string[];
}

/** Reads a state piece by piece: what is damaged is named and left out, the rest is kept. */
export const readTracking = (value: unknown): ReadTracking => {
  if (value === undefined || value === null) return { state: undefined, problems: [] };
  const fields = fieldsOf(value);
  if (fields && Object.keys(fields).length === 0) return { state: undefined, problems: [] };
  const table = rememberedTable(fields?.["table"]);
  const places = ["link", "since", "round"].filter((name) => fields && Object.hasOwn(fields, name));
  if (!fields || (fields["format"] !== 1 && (!table || places.length === 0))) {
    return { state: undefined, problems: ["nothing of it can be read"] };
  }
  const since = timeOf(fields["since"]);
  const link = linkOf(fields["link"]);
  const seen = DeliveredVersions.read(fields["seen"]);
  const round = roundOf(fields["round"]);
  const problems = [
    [fields["format"] !== 1, "it has a format that is not known here"] as const,
    [!table, "it names no table"] as const,
    [
      since === undefined && fields["since"] !== undefined,
      "its lower end is no date-time",
    ] as const,
    [!link && fields["link"] !== undefined, "its delta link cannot be read"] as const,
    [!seen, "its list of versions cannot be read"] as const,
    [!round && fields["round"] !== undefined, "its cursor cannot be read"] as const,
  ].flatMap(([found, text]) => (found ? [text] : []));
  const state: RememberedTracking = {
    format: 1,
    table,
    columns: typeof fields["columns"] === "string" ? fields["columns"] : "",
    seen: seen ? (fields["seen"] as TrackingState["seen"]) : {},
    ...(since === undefined ? {} : { since: String(fields["since"]) }),
    ...(link ? { link } : {}),
    ...(fields["renew"] === true ? { renew: true } : {}),
    ...(round ? { round } : {}),
  };
  return { state, problems };
};

const linkOf = (value: unknown): DeltaLink | undefined => {
  const { url, idsOnly } = fieldsOf(value) ?? {};
  const whole = typeof url === "string" && url !== "" && typeof idsOnly === "boolean";
  return whole ? { url, idsOnly } : undefined;
};

const roundOf = (value: unknown): Round | undefined => {
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const { kind, next, pages, empty, deliver, started, gapFrom } = fields;
  const link = linkOf(fields["link"]);
  const times = [started, gapFrom].every(
    (time) => time === undefined || timeOf(time) !== undefined,
  );
  const known = kind === "load" || kind === "delta" || (kind === "gap" && link !== undefined);
  const whole =
    typeof next === "string" &&
    next !== "" &&
    typeof pages === "number" &&
    Number.isSafeInteger(pages) &&
    pages >= 0 &&
    typeof deliver === "boolean";
  if (!known || !whole || !times) return undefined;
  const written = { started: textOf(started), gapFrom: textOf(gapFrom) };
  return {
    kind: kind as Round["kind"],
    next,
    pages,
    deliver,
    ...(Number.isSafeInteger(empty) && Number(empty) > 0 ? { empty: Number(empty) } : {}),
    ...(written.started === undefined ? {} : { started: written.started }),
    ...(written.gapFrom === undefined ? {} : { gapFrom: written.gapFrom }),
    ...(kind === "gap" && link ? { link } : {}),
    ...(fields["restarted"] === true ? { restarted: true } : {}),
  };
};

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
