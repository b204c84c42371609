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
  return changeItems(session, params, way, async () => removeRule);
}

/**
 * Has a user work on records or queue items, or gives them back to their queue, with a result for each.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/pickfromqueue
 */
export async function pickFromQueue(session: Session, params: PickParams): Promise<QueueResult> {
  const { release = false, worker } = params;
  if (release) {
    const way = { verb: "release", success: "released", doing: "Releasing" } as const;
    return changeItems(
      session,
      params,
      way,
      async () => (items, common) => pickRule(items, common, undefined),
    );
  }
  let user: Group | undefined;
  const way = { verb: "pick", success: "picked", doing: "Picking" } as const;
  const result = await changeItems(session, params, way, async (watched) => {
    const found = await workerOf(watched, params, worker);
    user = found;
    return (items, common) => pickRule(items, common, found.id);
  });
  return { ...(user ? { worker: referenceTo(user) } : {}), ...result };
}

type ToRule = (items: Items, common: Common) => RowRule;

interface Way {
  readonly verb: string;
  readonly success: "removed" | "picked" | "released";
  readonly doing: string;
}

const changeItems = async (
  session: Session,
  params: QueueItemParams,
  { verb, success, doing }: Way,
  prepareRule: (session: Session) => Promise<ToRule>,
): Promise<QueueResult> => {
  const { records, queue: given } = params;
  let queue: Group | undefined;
  let items: ReadonlyMap<number, string> = new Map();
  const run = await runByRule(session, params, {
    ...{ input: INPUT, total: records.length, verb },
    prepare: async (watched) => {
      const toRule = await prepareRule(watched);
      queue = given === undefined ? undefined : await findGroup(watched, params, QUEUE, given);
      const table = singleMatch(await findTableName(watched, ITEM, params), ITEM, INPUT);
      const entries = queuedEntries(watched, params, INPUT);
      ({ items } = entries);
      const definition = namesOnly(table);
      const set = table.entitySetName;
      const common = commonRule({
        ...{ session: watched, params, kind: QUEUE, groupId: queue?.id, input: INPUT },
        ...{ set, definition, codes: new Set<string>() },
      });
      const rule = toRule({ ...entries, queue }, common);
      return { plan: ruledPlan(definition, rule, { set, success, doing }), type: entries.type };
    },
  });
  return {
    ...(queue ? { queue: referenceTo(queue) } : {}),
    ...groupResult(run, toQueueRow(items)),
  };
};

const ITEM = "queueitem";

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
