import { defaults } from "../../defaults";
import { DeliveredVersions } from "../shared/DeliveredVersions";
import { rememberedTable } from "../shared/rememberedTable";
import { timeOf } from "../shared/times";
import type { PolledTable } from "./types";

export interface Cursor {
  readonly link: string;
  readonly rows: number;
  /** Milliseconds since the epoch. */
  readonly windowEnd: number | undefined;
}

/** What is known of the polls before this one. Times are milliseconds since the epoch. */
export interface Memory {
  /** True where nothing was polled before. */
  readonly isNew: boolean;
  readonly watermark: number | undefined;
  readonly since: number | undefined;
  readonly seen: DeliveredVersions;
  readonly table: PolledTable | undefined;
  readonly query: string | undefined;
  readonly cursor: Cursor | undefined;
}

export interface ReadState {
  readonly memory: Memory;
  /** What was wrong with the state, each as the second half of a sentence. */
  readonly problems: readonly string[];
  /** True for what the connector left behind that this one takes the place of. */
  readonly takenOver: boolean;
}

type Fields = Record<string, unknown>;

/** What there is before the first poll. */
export const emptyMemory = (): Memory => ({
  isNew: true,
  watermark: undefined,
  since: undefined,
  seen: new DeliveredVersions(),
  table: undefined,
  query: undefined,
  cursor: undefined,
});

/** Reads a state piece by piece: a piece that is damaged is named and left out, the rest is kept. */
export const readState = (value: unknown): ReadState => {
  if (value === undefined || value === null) return read(emptyMemory());
  const fields = fieldsOf(value);
  const empty = { ...emptyMemory(), isNew: false };
  if (!fields) return read(empty, ["it is no object"]);
  if (Object.keys(fields).length === 0) return read(emptyMemory());
  if (fields["format"] === undefined && "lastPolledAt" in fields) {
    const watermark = timeOf(fields["lastPolledAt"]);
    if (watermark === undefined) return read(empty, ["its lastPolledAt is no date-time"]);
    return { memory: { ...empty, watermark }, problems: [], takenOver: true };
  }
  const watermark = timeOf(fields["watermark"]);
  if (fields["format"] !== 1) {
    return read({ ...empty, watermark }, ["it has a format that is not known here"]);
  }
  return ownState(fields, { ...empty, watermark });
};

const ownState = (fields: Fields, empty: Memory): ReadState => {
  const seen = DeliveredVersions.read(fields["seen"]);
  const since = timeOf(fields["since"]);
  const remembered = rememberedTable(fields["table"]);
  // A poll has no table without timestamps.
  const table = remembered?.timestampColumn === "" ? undefined : remembered;
  const cursor = cursorOf(fields["cursor"]);
  const query = typeof fields["query"] === "string" ? fields["query"] : undefined;
  const problems = [
    [empty.watermark === undefined, "its watermark is no date-time"] as const,
    [since === undefined, "its lower end is no date-time"] as const,
    [seen === undefined, "its list of versions cannot be read"] as const,
    [table === undefined, "it names no table"] as const,
    [cursor === undefined && fields["cursor"] !== undefined, "its cursor cannot be read"] as const,
  ];
  return read(
    { ...empty, since, table, query, cursor, seen: seen ?? new DeliveredVersions() },
    problems.filter(([found]) => found).map(([, text]) => text),
  );
};

const read = (memory: Memory, problems: readonly string[] = []): ReadState => ({
  memory,
  problems,
  takenOver: false,
});

const cursorOf = (value: unknown): Cursor | undefined => {
  const { link, rows, windowEnd } = fieldsOf(value) ?? {};
  const isPageSize = Number.isInteger(rows) && Number(rows) >= 1;
  if (!isPageSize || Number(rows) > defaults.maxPageSize) return undefined;
  if (typeof link !== "string") return undefined;
  const end = timeOf(windowEnd);
  if (windowEnd !== undefined && end === undefined) return undefined;
  return { link, rows: Number(rows), windowEnd: end };
};

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
