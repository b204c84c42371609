import { InputError } from "../errors/InputError";

export interface Preferences {
  readonly representation?: boolean | undefined;
  /** Asks for a link to the changes that come after. */
  readonly trackChanges?: boolean | undefined;
  readonly maxPageSize?: number | undefined;
  /** Annotation names, comma-separated. */
  readonly annotations?: string | undefined;
}

/** One `Prefer` header of all preferences, or none: `{}` or `{ Prefer: "…" }`. */
export const preferHeader = ({
  representation,
  trackChanges,
  maxPageSize,
  annotations,
}: Preferences): Record<string, string> => {
  const parts: string[] = [];
  if (representation) parts.push("return=representation");
  if (trackChanges) parts.push("odata.track-changes");
  if (maxPageSize !== undefined) parts.push(`odata.maxpagesize=${maxPageSize}`);
  if (annotations) parts.push(`odata.include-annotations="${annotationList(annotations)}"`);
  return parts.length > 0 ? { Prefer: parts.join(", ") } : {};
};

/** The list inside the quotes, which people also paste with the whole preference around it. */
const annotationList = (text: string): string => {
  const bare = text
    .trim()
    .replace(/^odata\.include-annotations\s*=\s*/i, "")
    .replace(/^["']|["']$/g, "");
  const names = bare.split(",").map((name) => name.trim());
  const bad = names.find((name) => !/^-?(\*|[A-Za-z][\w.]*\*?)$/.test(name));
  if (bad === undefined) return names.join(",");
  throw new InputError(
    `Include Annotations ${JSON.stringify(bad.slice(0, 80))} is not an annotation's name: expected * or names such as OData.Community.Display.V1.FormattedValue, separated by commas.`,
  );
};
