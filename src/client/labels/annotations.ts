import { annotationNames } from "../odata/annotationNames";

/** The annotation that has the label of a choice and the name of a lookup, among other texts. */
export const FORMATTED = "OData.Community.Display.V1.FormattedValue";

/** The annotation that has the table of the record that a lookup refers to. */
export const LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";

interface Asked {
  readonly includeAnnotations?: string | undefined;
  readonly includeLabels?: boolean | undefined;
  readonly fieldMap?: unknown;
}

/**
 * The annotations to ask for: those of the caller, the one that labels are read from, and the one by which
 * fields of a lookup to several tables are told apart. A link to a next page has no definition at hand, so
 * that any field map asks for it.
 */
export function annotationsToAsk(asked: Asked): string | undefined {
  const { includeAnnotations = "", includeLabels, fieldMap } = asked;
  const needed = [...(includeLabels ? [FORMATTED] : []), ...(fieldMap ? [LOOKUP_TABLE] : [])];
  if (needed.length === 0) return includeAnnotations || undefined;
  const names = annotationNames(includeAnnotations).filter(
    (name) => !needed.some((annotation) => name === `-${annotation}`),
  );
  return [...names, ...needed.filter((each) => !isCovered(names, each))].join(",");
}

/** Whether the caller asked for an annotation as well, so that it stays in the answer. */
export function isAskedFor({ includeAnnotations = "" }: Asked, annotation: string): boolean {
  return isCovered(annotationNames(includeAnnotations), annotation);
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
