import type { Session } from "../session/session";
import type { ReadOptions } from "../types";
import { labelsAdder } from "./addLabels";
import { mappedAdder, type OnUnmappedValue } from "./addMapped";
import type { Properties } from "./places";
import type { AddExtras } from "./rows";

/**
 * What adds `labels`, `recordUrl` and `mapped` to the rows of a query; undefined where none of them is asked
 * for. The answers have to be asked for with `annotationsToAsk`.
 *
 * @param table any name of the table of the rows, where the answer does not say it
 */
export function extrasAdder(
  session: Session,
  options: ReadOptions,
  table: string,
  properties: Properties = {},
  onUnmappedValue: OnUnmappedValue = "refuse",
): AddExtras | undefined {
  const addLabels = labelsAdder(session, options, table, properties);
  const addMapped = mappedAdder(session, options, table, { ...properties, onUnmappedValue });
  if (!addLabels || !addMapped) return addLabels ?? addMapped;
  return async (rows, context) => addMapped(await addLabels(rows, context), context);
}
