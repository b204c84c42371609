import type { TableDefinition } from "../types/tables";

/** Why a status reason does not go with the status beside it; undefined where it does. */
export function statusOfAnotherState(
  { statecode, statuscode }: Readonly<Record<string, unknown>>,
  { columns }: TableDefinition,
): string | undefined {
  if (typeof statecode !== "number" || typeof statuscode !== "number") return undefined;
  const status = columns.get("statuscode")?.options?.find(({ value }) => value === statuscode);
  if (!status || status.state === undefined || status.state === statecode) return undefined;
  const states = columns.get("statecode")?.options ?? [];
  const label = (state: number) =>
    states.find(({ value }) => value === state)?.label ?? String(state);
  return `${status.label} (${statuscode}) belongs to the status ${label(status.state)}, not to ${label(statecode)}`;
}
