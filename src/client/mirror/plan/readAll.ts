import { makePlan, type Plan } from "../../bulk/plan";
import { tableToWrite } from "../../bulk/tableToWrite";
import { writtenColumns } from "../../compare/writtenColumns";
import { InputError } from "../../errors/InputError";
import { knownDefinition } from "../../metadata/cache/tableDefinition";
import type { Session } from "../../session/session";
import type { TableDefinition } from "../../types/tables";
import { type MirrorList, readList } from "../list/readList";
import { resolveScope } from "../scope/resolveScope";
import type { Scope } from "../scope/types";
import type { MirrorParams } from "../types";
import { keyRanges } from "./keyRanges";
import { readOthers } from "./readOthers";
import { type Asked, type Draft, newDraft, readScope } from "./readScope";
import type { Rules } from "./rules";
import { scopePages } from "./scopePages";
import { selectOf } from "./selectOf";
import { type ActiveStates, activeStates, requireStates } from "./stateOf";

/** The list and the rows of its scope, and what follows from them. */
export interface MirrorReading {
  readonly plan: Plan;
  readonly list: MirrorList;
  readonly draft: Draft;
  readonly rules: Rules & {
    /** The states that rows are deactivated by; undefined where they are not. */
    readonly inactive: ActiveStates | undefined;
  };
  readonly asked: Asked;
  /** Whether everything was read that had to be. */
  readonly whole: boolean;
}

/** Reads everything that has to be known before anything is written. */
export async function readAll(
  session: Session,
  params: MirrorParams,
  isOver: () => boolean,
): Promise<MirrorReading> {
  const { entityType, alternateKey, records, impersonateUserId, impersonateObjectId } = params;
  const acting = { impersonateUserId, impersonateObjectId };
  const remembered = knownDefinition(session, entityType, params) !== undefined;
  const { table: definition, map } = await tableToWrite(session, params);
  requireStandard(definition);
  const given = { entityType, records, alternateKey, action: "upsert" as const };
  const typing = params.mode === "updateOnly" ? ("update" as const) : ("upsert" as const);
  const plan = { ...makePlan(given, definition, map), typing, anyKey: true };
  const inactive = params.missing === "deactivate" ? requireStates(definition) : undefined;
  const scope = await resolveScope(session, { ...acting, definition }, params);
  const select = selectOf(plan, records, scope);
  const isSplit = scope?.kind === "all" || scope?.kind === "filter";
  const ranges = isSplit ? keyRanges(plan, records, params.maxParallel) : [];
  const { pages, abandon } = scopePages(scope, { select, ranges }, records.length);
  const list = await readList(session, params, plan, remembered).catch(abandon);
  const rules = { ...rulesOf(params, definition, scope), inactive };
  const draft = newDraft(list.total);
  const asked = { acting, keys: plan.keys, select, isOver };
  const others = {
    ...asked,
    lastWins: params.duplicates === "lastWins",
    removes: (params.missing ?? "keep") !== "keep",
    byRanges: ranges.length > 0,
  };
  const whole =
    (await readScope(session, { ...rules, pages }, list, draft, asked)) &&
    (await readOthers(session, rules, list, draft, others));
  return { plan, list, draft, rules, asked, whole };
}

const requireStandard = ({ logicalName, tableType, isIntersect }: TableDefinition): void => {
  if (tableType === "Standard" && !isIntersect) return;
  throw new InputError(
    `Entity Type ${logicalName} is no standard table: its rows have no versions that a list could be kept in step by.`,
  );
};

const rulesOf = (
  { mode = "upsert", adopt = false, reactivate = true }: MirrorParams,
  definition: TableDefinition,
  scope: Scope | undefined,
): Rules => ({
  definition,
  written: writtenColumns(definition),
  scope,
  mode,
  adopt,
  states: reactivate ? activeStates(definition) : undefined,
});
