import type { LookupContext } from "./lookupContext";
import { readReference } from "./reference";

/**
 * Whether a text is no reference, so that it can only be the name of a record, once its table is known. What
 * comes before a colon may be a table, or part of the name.
 */
export async function isNameAlone(text: string, context: LookupContext): Promise<boolean> {
  if (/^\s*https?:/i.test(text)) return false;
  const reference = readReference(text, context.environment);
  if (reference.kind === "wrong" || reference.kind === "action") return true;
  if (reference.kind !== "name" || reference.table === undefined) return false;
  return (await context.table(reference.table)) === undefined;
}
