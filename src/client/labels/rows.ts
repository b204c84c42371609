import type { DataverseRecord } from "../types";

/**
 * Adds to each row of an answer what was asked for.
 *
 * @param context `@odata.context` of the answer, which names the entity set of the rows
 */
export type AddExtras = (
  rows: readonly DataverseRecord[],
  context?: unknown,
) => Promise<DataverseRecord[]>;

/** `accounts` of `…/$metadata#accounts(name)`; undefined where it names no set. */
export function setOfContext(context: unknown): string | undefined {
  const name = /#([\p{L}_][\p{L}\p{N}_]*)(?:\((?!Microsoft\.)|\/|$)/u.exec(String(context ?? ""));
  return name?.[1];
}
