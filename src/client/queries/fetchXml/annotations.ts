import { annotationNames } from "../../odata/annotationNames";

/** Where the next page begins, and whether there is one. */
const PAGING = [
  "Microsoft.Dynamics.CRM.fetchxmlpagingcookie",
  "Microsoft.Dynamics.CRM.morerecords",
] as const;

/**
 * The annotations to ask for: those that were asked for, and always those that pages are found by, which
 * nothing in the list can take away.
 */
export function annotationsOf(asked = ""): string {
  const names = annotationNames(asked).filter(
    (name) => !PAGING.some((paging) => name.endsWith(paging)),
  );
  return names.length === 1 && names[0] === "*" ? "*" : [...names, ...PAGING].join(",");
}
