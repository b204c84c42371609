import { ruledPlan } from "../bulk/plan";
import { runByRule } from "../bulk/runByRule";
import { InputError } from "../errors/InputError";
import { freshDefinition, tableDefinition } from "../metadata/cache/tableDefinition";
import { lookupContext } from "../queries/filter/lookupContext";
import { keyedRows } from "../relations/keyedRows";
import { relatedRecord } from "../relations/relatedRecord";
import type { Session } from "../session/session";
import type { TableDefinition } from "../types/tables";
import { rememberedLookups } from "../values/rememberedLookups";
import { findGroup } from "./findGroup";
import { groupResult, referenceTo, withKnownId } from "./groupResult";
import { commonRule, entryTyper } from "./groupRule";
import { QUEUE } from "./kinds";
import { QUEUE_CODES, toQueueRow } from "./queueItems";
import { enterRule } from "./queueRules";
import type { AddToQueueParams, QueueResult } from "./types";

const INPUT = "Records";

/**
 * Puts records into a queue, with a result and the queue item of each. A record leaves the queue that it is
 * in; only e-mails may be in several.
 * https://learn.microsoft.com/power-apps/developer/data-platform/queue-entities
 *
 * @throws InputError where there is no such queue, or the table is not enabled for queues
 */
export async function addToQueue(session: Session, params: AddToQueueParams): Promise<QueueResult> {
  const run = await runByRule(session, params, {
    input: INPUT,
    total: params.records.length,
    verb: "add",
    prepare: (watched) => prepare(watched, params),
  });
  const { about, ids, items } = run.prepared ?? {};
  const [known, queued] = [withKnownId(ids), toQueueRow(items)];
  return { ...about, ...groupResult(run, (row) => queued(known(row))) };
}

const prepare = async (session: Session, params: AddToQueueParams) => {
  const definition = await queueTable(session, params);
  const queue = await findGroup(session, params, QUEUE, params.queue);
  const { logicalName: table, entitySetName: set, primaryIdAttribute } = definition;
  const common = commonRule({
    session,
    params,
    kind: QUEUE,
    groupId: queue.id,
    input: INPUT,
    set,
    definition,
    codes: QUEUE_CODES,
  });
  const keyed = keyedRows(common.reading, set, primaryIdAttribute);
  const items = new Map<number, string>();
  const fails = params.ifInAnotherQueue === "fail";
  const rule = enterRule({ ...keyed, table, queue, items, fails }, common);
  const context = rememberedLookups(lookupContext(session, params));
  const leads = { targets: [{ table, navigation: "" }], isOwner: false };
  return {
    plan: ruledPlan(definition, rule, { set, success: "added", doing: "Queueing" }),
    type: entryTyper(INPUT, params.records, (entry) => relatedRecord(entry, leads, context)),
    about: { queue: referenceTo(queue) },
    ids: keyed.ids,
    items,
  };
};

/** A table is enabled for queues if queue items refer to it. */
const isEnabled = ({ relationships }: TableDefinition): boolean =>
  relationships.some(({ kind, table }) => kind === "oneToMany" && table === "queueitem");

const queueTable = async (session: Session, params: AddToQueueParams): Promise<TableDefinition> => {
  const known = await tableDefinition(session, params.entityType, params);
  if (isEnabled(known)) return known;
  const fresh = await freshDefinition(session, params.entityType, params);
  if (isEnabled(fresh)) return fresh;
  throw new InputError(
    `Entity Type ${fresh.logicalName} is not enabled for queues: switch that on in its definition, or choose another table. Nothing was sent.`,
  );
};
