import type { Environment } from "../environment";
import { InputError } from "../errors/InputError";
import { contradicted, contradictions } from "../keys/contradictions";
import { keyPath, recordKey } from "../keys/recordKey";
import type { BatchAction } from "./actions";
import { isReference } from "./references";
import type { BatchTable } from "./tables";

/**
 * Path of the record that the key or the target of an action means, typed by the table's definition if it
 * is known.
 *
 * @throws InputError for what is no key of the table
 */
export function recordPath(
  environment: Environment,
  table: Pick<BatchTable, "set" | "definition">,
  text: string,
  field: "key" | "target" = "key",
): string {
  const { set, definition } = table;
  return keyPath(set, recordKey({ environment, set, definition, input: `"${field}"` }, text));
}

/** What is wrong with the key of an action, and with values that contradict it. */
export function keyFaults(
  environment: Environment,
  { action, key: text, data }: BatchAction,
  table: BatchTable | undefined,
): readonly string[] {
  if (!table || text === undefined || isReference(text)) return [];
  const { set, definition } = table;
  try {
    const key = recordKey({ environment, set, definition, input: '"key"' }, text);
    if (!definition || !data || (action !== "update" && action !== "upsert")) return [];
    const names = contradictions(key, data, definition);
    return names.length === 0 ? [] : [`"key" ${contradicted(names)}`];
  } catch (error) {
    if (error instanceof InputError) return [error.message];
    throw error;
  }
}
