import { annotationNames } from "../odata/annotationNames";

/** The annotation that has the label of a choice and the name of a lookup, among other texts. */
export const FORMATTED = "OData.Community.Display.V1.FormattedValue";

interface Asked {
  readonly includeAnnotations?: string | undefined;
  readonly includeLabels?: boolean | undefined;
}

/** The annotations to ask for: those of the caller, and the one that labels are read from. */
export function annotationsToAsk({
  includeAnnotations = "",
  includeLabels,
}: Asked): string | undefined {
  if (!includeLabels) return includeAnnotations || undefined;
  const names = annotationNames(includeAnnotations).filter((name) => name !== `-${FORMATTED}`);
  return (isCovered(names, FORMATTED) ? names : [...names, FORMATTED]).join(",");
}

/** Whether the caller asked for the texts that labels are read from, so that they stay in the answer. */
export function keepsFormatted({ includeAnnotations = "" }: Asked): boolean {
  return isCovered(annotationNames(includeAnnotations), FORMATTED);
}

/**
 * Whether a list of annotations has this one. The longest pattern decides, and an exclusion goes before an
 * inclusion of the same length (OData 4.01 Protocol, 8.2.8.4: "Preference include-annotations").
 */
export function isCovered(names: readonly string[], annotation: string): boolean {
  let longest = -1;
  let isIncluded = false;
  for (const name of names) {
    const isExclusion = name.startsWith("-");
    const pattern = isExclusion ? name.slice(1) : name;
    if (!covers(pattern, annotation) || pattern.length < longest) continue;
    isIncluded = !isExclusion && (pattern.length > longest || isIncluded);
    longest = pattern.length;
  }
  return isIncluded;
}

const covers = (pattern: string, annotation: string): boolean =>
  pattern.endsWith("*") ? annotation.startsWith(pattern.slice(0, -1)) : pattern === annotation;
