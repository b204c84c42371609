import { ruledPlan } from "../bulk/plan";
import type { RowRule } from "../bulk/rowRule";
import { runByRule } from "../bulk/runByRule";
import { InputError } from "../errors/InputError";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { resolvePrincipal } from "../queries/users/resolvePrincipal";
import { ownUserId, whoAmI } from "../records/whoAmI";
import type { Session } from "../session/session";
import { findGroup, type Group } from "./findGroup";
import { groupResult, referenceTo } from "./groupResult";
import { type Common, commonRule, namesOnly } from "./groupRule";
import { type Items, pickRule, removeRule } from "./itemRules";
import { QUEUE } from "./kinds";
import { queuedEntries } from "./queuedEntries";
import { toQueueRow } from "./queueItems";
import type { PickParams, QueueItemParams, QueueResult } from "./types";

const INPUT = "Records";

/** Takes records or queue items out of their queue, with a result for each. */
export async function removeFromQueue(
  session: Session,
  params: QueueItemParams,
): Promise<QueueResult> {
  const way = { verb: "remove", success: "removed", doing: "Removing" } as const;
  return changeItems(session, params, way, async () => ({ rule: removeRule }));
}

/**
 * Has a user work on records or queue items, or gives them back to their queue, with a result for each.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/pickfromqueue
 */
export async function pickFromQueue(session: Session, params: PickParams): Promise<QueueResult> {
  const { release = false, worker } = params;
  if (release && worker !== undefined) {
    throw new InputError(
      "Worker and Release cannot both be set: nobody works on items that are released.",
    );
  }
  if (release) {
    const way = { verb: "release", success: "released", doing: "Releasing" } as const;
    return changeItems(session, params, way, async () => ({
      rule: (items, common) => pickRule(items, common, undefined),
    }));
  }
  const way = { verb: "pick", success: "picked", doing: "Picking" } as const;
  return changeItems(session, params, way, async (watched) => {
    const user = await workerOf(watched, params, worker);
    return { rule: (items, common) => pickRule(items, common, user.id), worker: user };
  });
}

/** How items are changed. */
interface Change {
  readonly rule: (items: Items, common: Common) => RowRule;
  /** Who works on them afterwards. */
  readonly worker?: Group | undefined;
}

interface Way {
  readonly verb: string;
  readonly success: "removed" | "picked" | "released";
  readonly doing: string;
}

type ToChange = (session: Session) => Promise<Change>;

const changeItems = async (
  session: Session,
  params: QueueItemParams,
  way: Way,
  toChange: ToChange,
): Promise<QueueResult> => {
  const run = await runByRule(session, params, {
    input: INPUT,
    total: params.records.length,
    verb: way.verb,
    prepare: (watched) => prepare(watched, params, way, toChange),
  });
  const { about, items } = run.prepared ?? {};
  return { ...about, ...groupResult(run, toQueueRow(items)) };
};

const prepare = async (
  session: Session,
  params: QueueItemParams,
  { success, doing }: Way,
  toChange: ToChange,
) => {
  const { rule, worker } = await toChange(session);
  const given = params.queue;
  const queue = given === undefined ? undefined : await findGroup(session, params, QUEUE, given);
  const table = singleMatch(await findTableName(session, ITEM, params), ITEM, INPUT);
  const entityType = await tableOfRecords(session, params);
  const { type, ...items } = queuedEntries(session, { ...params, entityType }, INPUT);
  const definition = namesOnly(table);
  const set = table.entitySetName;
  const common = commonRule({
    session,
    params,
    kind: QUEUE,
    groupId: queue?.id,
    input: INPUT,
    set,
    definition,
    codes: new Set(),
  });
  return {
    plan: ruledPlan(definition, rule({ ...items, queue }, common), { set, success, doing }),
    type,
    about: {
      ...(worker ? { worker: referenceTo(worker) } : {}),
      ...(queue ? { queue: referenceTo(queue) } : {}),
    },
    items: items.items,
  };
};

const ITEM = "queueitem";

/** @throws InputError for a name of no table, which would be wrong of every record */
const tableOfRecords = async (
  session: Session,
  params: QueueItemParams,
): Promise<string | undefined> => {
  const { entityType } = params;
  if (entityType === undefined) return undefined;
  const found = await findTableName(session, entityType, params);
  return singleMatch(found, entityType, "Entity Type").logicalName;
};

/** @throws InputError unless one user is meant */
const workerOf = async (
  session: Session,
  params: QueueItemParams,
  worker: unknown,
): Promise<Group> => {
  if (worker !== undefined) {
    const { table, id, name } = await resolvePrincipal(session, params, "Worker", worker);
    if (table === "systemuser") return { id, name };
    throw new InputError("Worker cannot be used: it is a team; expected a user.");
  }
  const { impersonateUserId, impersonateObjectId } = params;
  const isOwn = !impersonateUserId && !impersonateObjectId;
  const id = isOwn ? await ownUserId(session) : (await whoAmI(session, params)).UserId;
  return { id: id.toLowerCase() };
};
