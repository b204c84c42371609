import type { AnswerFormat } from "./format";

/** The preferences of a request that this service knows; others are ignored, as RFC 7240 asks. */
export interface Preferences {
  readonly returnRepresentation: boolean;
  /** Rows a page, at most 5,000. */
  readonly maxPageSize: number | undefined;
  /** Names of the annotations asked for, `*` at the end of one standing for anything. */
  readonly annotations: readonly string[] | undefined;
  readonly trackChanges: boolean;
  readonly continueOnError: boolean;
  readonly respondAsync: boolean;
  /** What `Accept` asks for beside the preferences; minimal metadata if it is not there. */
  readonly format?: AnswerFormat;
}

/** The most rows of a standard table an answer carries, and the most any count says. */
export const rowLimit = 5000;

/** Parses the (joined) `Prefer` header. */
export function parsePrefer(header: string | undefined): Preferences {
  const given = new Map(preferences(header ?? ""));
  const pageSize = Number(given.get("odata.maxpagesize"));
  return {
    returnRepresentation: given.get("return") === "representation",
    maxPageSize: pageSize >= 1 ? Math.min(Math.floor(pageSize), rowLimit) : undefined,
    annotations: given
      .get("odata.include-annotations")
      ?.split(",")
      .map((name) => name.trim()),
    trackChanges: given.has("odata.track-changes"),
    continueOnError: given.has("odata.continue-on-error"),
    respondAsync: given.has("respond-async"),
  };
}

/** Whether an annotation, named without `@`, was asked for. */
export function wants(prefer: Preferences, annotation: string): boolean {
  return (prefer.annotations ?? []).some((pattern) =>
    pattern.endsWith("*") ? annotation.startsWith(pattern.slice(0, -1)) : pattern === annotation,
  );
}

/** `Preference-Applied` for what shaped the answer to a read; nothing when nothing did. */
export function preferenceApplied(
  prefer: Preferences,
  applied: { paged: boolean; tracked?: boolean },
): Record<string, string> {
  const parts = [
    ...(applied.tracked && prefer.trackChanges ? ["odata.track-changes"] : []),
    ...(applied.paged && prefer.maxPageSize ? [`odata.maxpagesize=${prefer.maxPageSize}`] : []),
    ...(prefer.annotations ? [`odata.include-annotations="${prefer.annotations.join(",")}"`] : []),
  ];
  return parts.length > 0 ? { "Preference-Applied": parts.join(", ") } : {};
}

/** Name and value of each preference; a quoted value may hold commas. */
function preferences(header: string): [string, string][] {
  const pattern = /([\w.-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,;]*)))?[^,]*(?:,|$)/g;
  return [...header.matchAll(pattern)].map((match) => [
    (match[1] ?? "").toLowerCase(),
    match[2] ?? match[3] ?? "",
  ]);
}
