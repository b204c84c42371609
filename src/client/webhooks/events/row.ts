import type { DataverseRecord } from "../../types";
import type { ColumnValues, WebhookEvent } from "./types";

const LABEL = "@OData.Community.Display.V1.FormattedValue";
const TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

/** Values of a list of choices; only these are texts that come with a label. */
const CHOICES = /^-?\d{1,10}(,-?\d{1,10})*$/;

/**
 * The event with a row that was read again in the place of what was cut. The row comes in the form of
 * the Web API and gets the form of events, so that a flow finds the same values under the same names.
 */
export function withRow(event: WebhookEvent, record: DataverseRecord): WebhookEvent {
  const changed: [column: string, value: unknown][] = [];
  const formatted: [column: string, label: string][] = Object.entries(event.formatted);
  for (const [name, value] of Object.entries(record)) {
    if (name.includes("@")) continue;
    const label = textOf(record[name + LABEL]);
    const lookup = /^_(.+)_value$/.exec(name)?.[1];
    const column = lookup ?? name;
    const plain = lookup
      ? referenceOf(value, textOf(record[name + TABLE]), label)
      : plainValue(value, label);
    changed.push([column, plain]);
    if (label !== undefined) formatted.push([column, label]);
  }
  const columns: ColumnValues = Object.fromEntries(changed);
  return { ...event, changed: columns, formatted: Object.fromEntries(formatted), refetched: true };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

const referenceOf = (id: unknown, table: string | undefined, name: string | undefined): unknown =>
  typeof id === "string" ? { id, table: table ?? null, name: name ?? null } : null;

const plainValue = (value: unknown, label: string | undefined): unknown =>
  typeof value === "string" && label !== undefined && CHOICES.test(value)
    ? value.split(",").map(Number)
    : value;
