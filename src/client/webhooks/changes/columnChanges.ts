import { isObject } from "../events/keyValueCollection";
import type { ColumnValues, WebhookEvent } from "../events/types";
import type { Image, WatchedImages } from "./images";
import { matchesAny, type Shown } from "./matchesValue";
import type { ChangeRules, ColumnChange } from "./types";
import { sameValue } from "./valueKey";

/**
 * The columns that an update gave another value, each as an item, as far as they are wanted. What Dataverse
 * left out of an event counts as wanted, and as changed: to leave out a change would lose it.
 */
export function columnChanges(
  event: WebhookEvent,
  images: WatchedImages,
  { watched, from = [], to = [] }: ChangeRules,
): ColumnChange[] {
  const record = { ...event.changed, ...event.postImage };
  return candidates(event, images, watched).flatMap((column) => {
    const before = images.before && shown(column, images.before);
    const after = shownAfter(column, event, images);
    if (before && (!after || sameValue(before.value, after.value))) return [];
    if (!isWanted(from, before) || !isWanted(to, after)) return [];
    return [itemOf(event, column, { before, after }, record)];
  });
}

/** Without both images, the columns that were written; where that is not known either, all that are watched. */
const candidates = (
  { changed, truncated }: WebhookEvent,
  { before, after }: WatchedImages,
  watched: readonly string[],
): readonly string[] => {
  if (before && after)
    return [...new Set([before, after].flatMap((image) => Object.keys(image.columns)))];
  return watched.filter((column) => truncated || Object.hasOwn(changed, column));
};

const isWanted = (wanted: readonly string[], value: Shown | undefined): boolean =>
  wanted.length === 0 || value === undefined || matchesAny(wanted, value);

/** An image leaves out what is empty. */
const shown = (column: string, { columns, formatted }: Image): Shown => {
  const value = own(columns, column) ?? null;
  return { value, label: labelOf(value, own(formatted, column)) };
};

/** What was written counts only where the row that became of it is not shown. */
const shownAfter = (
  column: string,
  { changed, formatted }: WebhookEvent,
  { after }: WatchedImages,
): Shown | undefined => {
  if (after && Object.hasOwn(after.columns, column)) return shown(column, after);
  if (!after && !Object.hasOwn(changed, column)) return undefined;
  const value = own(changed, column) ?? null;
  return { value, label: labelOf(value, own(formatted, column)) };
};

const own = <T>(values: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const labelOf = (value: unknown, formatted: string | undefined): string | null => {
  if (formatted !== undefined) return formatted;
  const name = isObject(value) ? (value as ColumnValues)["name"] : undefined;
  return typeof name === "string" ? name : null;
};

const itemOf = (
  event: WebhookEvent,
  column: string,
  { before, after }: { readonly before: Shown | undefined; readonly after: Shown | undefined },
  record: ColumnValues,
): ColumnChange => ({
  id: event.primaryId,
  table: event.table,
  column,
  from: before?.value ?? null,
  to: after?.value ?? null,
  labels: { from: before?.label ?? null, to: after?.label ?? null },
  fromKnown: before !== undefined,
  toKnown: after !== undefined,
  record,
  key: [event.primaryId, column, event.operationId ?? event.correlationId].join(":"),
});
