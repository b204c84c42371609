import { makePlan, type Plan } from "../../bulk/plan";
import { isFault } from "../../bulk/rows/row";
import { type RowTyper, rowTyper } from "../../bulk/rows/typeRows";
import type { BulkRowError } from "../../bulk/types";
import { InputError } from "../../errors/InputError";
import { normalizeGuid } from "../../odata/guid";
import { isRecord } from "../../odata/listBody";
import { flushed } from "../../queries/paging/pages";
import type { Session } from "../../session/session";
import type { TableDefinition } from "../../types/tables";
import type { MirrorParams } from "../types";
import { type KeptRows, keptRows } from "./keptRows";
import { keyOfAddress } from "./keyTexts";

/** A list that was looked through: of its records only the keys are held, and of some for a while the rows. */
export interface MirrorList {
  readonly total: number;
  readonly type: RowTyper;
  /** What was typed already. */
  readonly kept: Pick<KeptRows, "take">;
  /** Which row a record means, whatever else is wrong with it. */
  readonly keyOf: RowTyper;
  /** Which record has a key, by the key as Dataverse compares it. */
  readonly byKey: ReadonlyMap<string, number>;
  /** Which record names a row by its id, where the list goes by another key. */
  readonly byId: ReadonlyMap<string, number>;
  /** What is wrong with records that are not written. */
  readonly faults: Map<number, BulkRowError>;
  /** Records of which it is not known which row they mean. */
  readonly unkeyed: readonly number[];
}

/**
 * Looks through the whole list.
 *
 * @throws InputError for records with the same key, unless the last of them wins
 */
export async function readList(
  session: Session,
  params: MirrorParams,
  plan: Plan,
  remembered: boolean,
): Promise<MirrorList> {
  const { records, duplicates = "refuse" } = params;
  const given = { ...params, action: "upsert" as const };
  const type = rowTyper(session, given, plan, remembered, true);
  const keyOf = keyTyper(session, params, plan);
  const byKey = new Map<string, number>();
  const byId = new Map<string, number>();
  const faults = new Map<number, BulkRowError>();
  const unkeyed: number[] = [];
  const twice: [number, number][] = [];
  const kept = keptRows(records.length);
  for (let index = 0; index < records.length; index += 1) {
    // What arrives meanwhile is taken, and the next page asked for.
    if (index % AT_ONCE === AT_ONCE - 1) await flushed();
    const row = await type(index);
    if (isFault(row)) faults.set(index, row.problem);
    else kept.keep(row);
    const id = idIn(isFault(row) ? records[index] : row.record, plan.definition);
    if (id !== undefined && plan.keys.length > 0) byId.set(id, index);
    // What is no object of columns does not say which of them is its key.
    const known = isFault(row) && isRecord(records[index]) ? await keyOf(index) : row;
    if (isFault(known) || !known.address) {
      unkeyed.push(index);
      continue;
    }
    const { folded } = keyOfAddress(known.address, plan.keys);
    const other = byKey.get(folded);
    if (other !== undefined) twice.push([other, index]);
    byKey.set(folded, index);
  }
  if (duplicates === "refuse") refuseTwice(twice);
  const winners = new Map<number, number>();
  for (const [index, later] of twice.reverse()) {
    const winner = winners.get(later) ?? later;
    winners.set(index, winner);
    faults.set(index, superseded(index, winner));
  }
  return { total: records.length, type, kept, keyOf, byKey, byId, faults, unkeyed };
}

/** The id among the columns of a record. A key of the list is none of them any more. */
const idIn = (record: unknown, { primaryIdAttribute }: TableDefinition): string | undefined => {
  const id =
    isRecord(record) && Object.hasOwn(record, primaryIdAttribute)
      ? record[primaryIdAttribute]
      : undefined;
  return typeof id === "string" ? normalizeGuid(id) : undefined;
};

/** Records that are looked through before anything else has its turn. */
const AT_ONCE = 50;

const keyTyper = (session: Session, params: MirrorParams, { definition, map }: Plan): RowTyper => {
  const { alternateKey } = params;
  const given = makePlan({ ...params, alternateKey, action: "delete" }, definition, map);
  const plan = { ...given, anyKey: true };
  return rowTyper(session, { ...params, action: "delete" }, plan, false);
};

export function superseded(index: number, later: number): BulkRowError {
  return {
    message: `Record ${index} has the same key as record ${later}, which comes later and counts.`,
  };
}

const MOST_TOLD = 5;

/** @param twice positions of two records each */
export function refuseTwice(twice: readonly (readonly [number, number])[]): void {
  if (twice.length === 0) return;
  const told = twice.slice(0, MOST_TOLD).map(([one, other]) => `${one} and ${other}`);
  const more = twice.length > MOST_TOLD ? ` and ${twice.length - MOST_TOLD} more` : "";
  throw new InputError(
    `Records has records with the same key, as Dataverse compares keys: ${told.join(", ")}${more}. Nothing was written: leave one of each out, or set Duplicates to lastWins.`,
  );
}
