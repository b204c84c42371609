import { readDefinition } from "../../flows/definition";
import { type Edit, removeEntry, replaceValue, withEdits } from "./edits";
import { mapAt } from "./nodes";
import { type ComponentPlace, publicReferences } from "./references";

export interface Rewritten {
  readonly text: string;
  /** What was changed, in the order of the file. */
  readonly places: readonly ComponentPlace[];
}

/**
 * The text of a definition whose steps, connections and data sources name the private component in place of
 * the public one. Only these references change: comments, order, quotation marks and line breaks stay.
 *
 * @param version of the private component: a number, or `LATEST`
 * @throws DefinitionError for what is no definition
 */
export function rewrite(given: string, version: string): Rewritten {
  const mark = given.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = given.slice(mark.length);
  const { definition, document } = readDefinition(text);
  const places = publicReferences(definition);
  const edits = places.flatMap(({ path }): Edit[] => {
    const component = mapAt(document, path);
    if (!component) throw new Error(`There is no mapping at ${path.join(".")}.`);
    return [
      ...replaceValue(component, "isPublic", "false"),
      ...replaceValue(component, "version", version),
      // It names the content of one version of the public component.
      ...removeEntry(text, component, "signature"),
    ];
  });
  return { text: mark + withEdits(text, edits), places };
}
