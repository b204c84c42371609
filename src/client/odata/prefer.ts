import { annotationNames } from "./annotationNames";

export interface Preferences {
  readonly representation?: boolean | undefined;
  /** Asks for a link to the changes that come after. */
  readonly trackChanges?: boolean | undefined;
  readonly maxPageSize?: number | undefined;
  /** Annotation names, comma-separated. */
  readonly annotations?: string | undefined;
}

/** One `Prefer` header of all preferences, or none: `{}` or `{ Prefer: "…" }`. */
export function preferHeader({
  representation,
  trackChanges,
  maxPageSize,
  annotations,
}: Preferences): Record<string, string> {
  const parts: string[] = [];
  if (representation) parts.push("return=representation");
  if (trackChanges) parts.push("odata.track-changes");
  if (maxPageSize !== undefined) parts.push(`odata.maxpagesize=${maxPageSize}`);
  const names = annotations ? annotationNames(annotations) : [];
  if (names.length > 0) parts.push(`odata.include-annotations="${names.join(",")}"`);
  return parts.length > 0 ? { Prefer: parts.join(", ") } : {};
}
