import { SeenVersions } from "../changes/SeenVersions";
import { timeOf } from "../changes/times";
import type { PolledTable } from "../changes/types";
import type { DeltaLink, Round, TrackingState } from "./types";

type Fields = Record<string, unknown>;

export interface ReadTracking {
  /** Undefined where nothing of it can be used. */
  readonly state: TrackingState | undefined;
  /** What was wrong, each as the second half of a sentence. */
  readonly problems: readonly string[];
}

/** Reads a state piece by piece: what is damaged is named and left out, the rest is kept. */
export const readTracking = (value: unknown): ReadTracking => {
  if (value === undefined || value === null) return { state: undefined, problems: [] };
  const fields = fieldsOf(value);
  if (fields && Object.keys(fields).length === 0) return { state: undefined, problems: [] };
  const table = tableOf(fields?.["table"]);
  if (fields?.["format"] !== 1 || !table) {
    return { state: undefined, problems: ["nothing of it can be read"] };
  }
  const since = timeOf(fields["since"]);
  const link = linkOf(fields["link"]);
  const seen = SeenVersions.read(fields["seen"]);
  const round = roundOf(fields["round"]);
  const problems = [
    [
      since === undefined && fields["since"] !== undefined,
      "its lower end is no date-time",
    ] as const,
    [!link && fields["link"] !== undefined, "its delta link cannot be read"] as const,
    [!seen, "its list of versions cannot be read"] as const,
    [!round && fields["round"] !== undefined, "its cursor cannot be read"] as const,
  ].flatMap(([found, text]) => (found ? [text] : []));
  const state: TrackingState = {
    format: 1,
    table,
    columns: String(fields["columns"] ?? ""),
    seen: seen ? (fields["seen"] as TrackingState["seen"]) : {},
    ...(since === undefined ? {} : { since: String(fields["since"]) }),
    ...(link ? { link } : {}),
    ...(fields["renew"] === true ? { renew: true } : {}),
    ...(round ? { round } : {}),
  };
  return { state, problems };
};

const tableOf = (value: unknown): PolledTable | undefined => {
  const fields = fieldsOf(value);
  const created = fields?.["createdColumns"];
  const texts = ["entityType", "timestampColumn", "set", "primaryId"].every(
    (name) => typeof fields?.[name] === "string",
  );
  if (!fields || !texts || !Array.isArray(created)) return undefined;
  if (fields["set"] === "" || fields["primaryId"] === "") return undefined;
  return created.every((name) => typeof name === "string")
    ? (fields as unknown as PolledTable)
    : undefined;
};

const linkOf = (value: unknown): DeltaLink | undefined => {
  const { url, idsOnly } = fieldsOf(value) ?? {};
  const whole = typeof url === "string" && url !== "" && typeof idsOnly === "boolean";
  return whole ? { url, idsOnly } : undefined;
};

const roundOf = (value: unknown): Round | undefined => {
  const fields = fieldsOf(value);
  if (!fields) return undefined;
  const { kind, next, pages, deliver, started, gapFrom } = fields;
  const times = [started, gapFrom].every(
    (time) => time === undefined || timeOf(time) !== undefined,
  );
  const known = kind === "load" || kind === "delta" || (kind === "gap" && linkOf(fields["link"]));
  const whole =
    typeof next === "string" &&
    next !== "" &&
    typeof pages === "number" &&
    typeof deliver === "boolean";
  return known && whole && times ? (fields as unknown as Round) : undefined;
};

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
