import type { WireEvent, WireRequest } from "../../contract";

/** A line of the wire. */
export type WireLine =
  | { readonly kind: "request"; readonly id: string; readonly request: WireRequest }
  | { readonly kind: "wait"; readonly id: string; readonly text: string; readonly runId: string }
  | {
      readonly kind: "run";
      readonly id: string;
      readonly runId: string;
      readonly key: string;
      readonly of: string;
      readonly state: "started" | "succeeded" | "failed";
    };

const MOST_LINES = 400;

/** The lines with this event: a request that has ended replaces its beginning, old lines go. */
export function withEvent(lines: readonly WireLine[], event: WireEvent): readonly WireLine[] {
  const line = lineOf(event);
  if (!line) return lines;
  const at = lines.findLastIndex(({ id }) => id === line.id);
  if (at >= 0) return lines.with(at, line);
  return [...lines, line].slice(-MOST_LINES);
}

const lineOf = (event: WireEvent): WireLine | undefined => {
  switch (event.kind) {
    case "request":
      return { kind: "request", id: `request-${event.request.id}`, request: event.request };
    case "wait":
      return {
        kind: "wait",
        id: `wait-${event.runId}-${event.at}-${event.text}`,
        text: event.text,
        runId: event.runId,
      };
    case "run":
      return { ...event, kind: "run", id: `run-${event.runId}` };
    default:
      return undefined;
  }
};

/** Without the runs of pickers that sent nothing: what they list was remembered. */
export function withoutSilentPickers(lines: readonly WireLine[]): readonly WireLine[] {
  const sent = new Set(lines.flatMap((line) => (line.kind === "run" ? [] : [runIdOf(line)])));
  return lines.filter(
    (line) => line.kind !== "run" || line.of !== "dataSources" || sent.has(line.runId),
  );
}

export function runIdOf(line: WireLine): string {
  return line.kind === "request" ? line.request.runId : line.runId;
}

/** What became of a request, in a word that is shown in a colour. */
export type Mood = "open" | "good" | "told" | "bad";

export function moodOf({ status, failure, refused, ms }: WireRequest): Mood {
  if (failure !== undefined || refused !== undefined) return "bad";
  if (ms === undefined || status === undefined) return "open";
  return status < 300 ? "good" : status < 500 && status !== 429 ? "told" : "bad";
}

/** `/api/data/v9.2/accounts?$top=1` as people read it: without what every address begins with. */
export function shortUrl(url: string): string {
  return url.replace(/^\/api\/data\/v\d+\.\d+\//, "");
}

/** 12 ms, 1.4 s, 2 min. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 120_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

/** 812 B, 3.4 kB, 1.2 MB. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** JSON with line breaks; any other text as it is, and JSON with numbers that would lose digits. */
export function readable(text: string): string {
  if (!/^\s*[[{]/.test(text) || /[:[,]\s*-?\d[\d.]{15}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
