import { InputError } from "../errors/InputError";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import type { Session } from "../session/session";
import { asShown } from "../states/resolveTarget";
import type { Impersonation } from "../types";
import type { TableDefinition } from "../types/tables";
import { foldLabel, optionOf } from "../values/choice";
import { TABLES } from "./standardTables";

/** States of a lead, and the status reason that qualified leads have unless another is chosen. */
export const LEAD = { open: 0, qualified: 1, qualifiedStatus: 3 } as const;

/**
 * The status reason that a qualified lead gets.
 *
 * @param status label or number; undefined for the usual one, which takes no definition
 * @throws InputError that lists the status reasons of qualified leads
 */
export async function leadStatus(
  session: Session,
  params: Impersonation,
  status: string | undefined,
): Promise<number> {
  if (status === undefined) return LEAD.qualifiedStatus;
  const { logicalName } = TABLES.lead;
  const table = await tableDefinition(session, logicalName, params);
  const found = qualifiedStatus(status, table);
  if (typeof found === "number") return found;
  // A status reason may be a minute old.
  const fresh = await freshDefinition(session, logicalName, params);
  const again = fresh === table ? found : qualifiedStatus(status, fresh);
  if (typeof again === "number") return again;
  throw new InputError(again.wrong);
}

/** The number of a status reason of the state Qualified, or what is wrong. Pure. */
export function qualifiedStatus(
  status: string,
  { columns }: Pick<TableDefinition, "columns">,
): number | { readonly wrong: string } {
  const all = columns.get("statuscode")?.options ?? [];
  const qualified = all.filter(({ state }) => state === LEAD.qualified);
  const found = optionOf(status, qualified);
  if ("value" in found) return Number(found.value);
  const wanted = foldLabel(status);
  const states = columns.get("statecode")?.options ?? [];
  const [shown] = asShown(wanted, { states, statuses: qualified });
  if (shown?.status) return shown.status.value;
  if (qualified.some(({ labels }) => labels.some((label) => foldLabel(label) === wanted))) {
    return { wrong: `Status ${found.wrong}.` };
  }
  const other = optionOf(status, all);
  const listed = qualified.map(({ value, label }) => `${label} (${value})`).join(", ");
  const why =
    "value" in other
      ? `${JSON.stringify(status.slice(0, 80))} is a status reason of leads that are not qualified`
      : `${JSON.stringify(status.slice(0, 80))} is no status reason of leads`;
  return { wrong: `Status ${why}; expected one of ${listed}.` };
}
