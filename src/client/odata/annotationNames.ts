import { InputError } from "../errors/InputError";

const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";
const NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";

/** What people call the annotations of values, in lower case. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...["true", "yes", "all"].map((word) => [word, "*"] as const),
  ...["formattedvalue", "formattedvalues", "formatted", "labels", "display"].map(
    (word) => [word, FORMATTED] as const,
  ),
  ...["lookuplogicalname", "logicalname"].map((word) => [word, LOOKUP_TABLE] as const),
  ...["associatednavigationproperty", "navigationproperty"].map(
    (word) => [word, NAVIGATION] as const,
  ),
  ...["false", "no", "none"].map((word) => [word, ""] as const),
]);

/** Names end at a namespace with a dot, or are patterns: `Microsoft.Dynamics.CRM.*`, `-display.*`. */
const NAME = /^-?(?:\*|[A-Za-z]\w*(?:\.\w+)*\.(?:\w+|\*|\w+\*)|odata\.\w+)$/;

/**
 * The names of *Include Annotations*, which people also paste with the whole preference around them, or
 * give in other words: `FormattedValue`, `true`.
 *
 * @throws InputError for a name that no annotation has: Dataverse would ignore it without a word
 */
export function annotationNames(text: string): string[] {
  const bare = text
    .trim()
    .replace(/^odata\.include-annotations\s*=\s*/i, "")
    .replace(/["']/g, "");
  const names = bare.split(",").map((given) => {
    const name = given.trim().replace(/^@/, "");
    return WORDS.get(name.toLowerCase().replace(/\s+/g, "")) ?? name;
  });
  const wanted = names.filter((name) => name !== "");
  const bad = wanted.find((name) => !NAME.test(name));
  if (bad === undefined) return wanted;
  throw new InputError(
    `Include Annotations ${JSON.stringify(bad.slice(0, 80))} is not an annotation's name: expected *, FormattedValue, or names such as ${FORMATTED}, separated by commas.`,
  );
}
