import { ruledPlan } from "../bulk/plan";
import { runByRule } from "../bulk/runByRule";
import { InputError } from "../errors/InputError";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { lookupContext } from "../queries/filter/lookupContext";
import { keyedRows } from "../relations/keyedRows";
import { relatedRecord } from "../relations/relatedRecord";
import type { Session } from "../session/session";
import { rememberedLookups } from "../values/rememberedLookups";
import { shown } from "../values/types";
import { type Group, readGroup } from "./findGroup";
import { groupResult, referenceTo, withKnownId } from "./groupResult";
import { commonRule, entryTyper, namesOnly } from "./groupRule";
import { LIST } from "./kinds";
import { joinRule, leaveRule } from "./listRules";
import type { ListParams, ListResult } from "./types";

const INPUT = "Members";

/**
 * Adds records to a static marketing list, 1,000 in a request, with a result for each. Those that are in it
 * already stay so.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addlistmemberslist
 *
 * @throws InputError where the list is dynamic or locked, before anything is written
 */
export function addListMembers(session: Session, params: ListParams): Promise<ListResult> {
  return changeMembers(session, params, "add");
}

/** Takes records out of a list, likewise; those that are not in it are told. */
export function removeListMembers(session: Session, params: ListParams): Promise<ListResult> {
  return changeMembers(session, params, "remove");
}

const WAYS = {
  // Requests for one list would wait for each other: each counts its members anew.
  add: { rule: joinRule, success: "added", doing: "Adding", method: "multiple", parallel: 1 },
  remove: { rule: leaveRule, success: "removed", doing: "Removing", method: "batch" },
} as const;

type Action = keyof typeof WAYS;

async function changeMembers(
  session: Session,
  params: ListParams,
  action: Action,
): Promise<ListResult> {
  const run = await runByRule(session, params, {
    ...WAYS[action],
    input: INPUT,
    total: params.members.length,
    verb: action,
    prepare: (watched) => prepare(watched, params, action),
  });
  const { about, ids } = run.prepared ?? {};
  return { ...about, ...groupResult(run, withKnownId(ids)) };
}

const prepare = async (session: Session, params: ListParams, action: Action) => {
  const { rule, success, doing } = WAYS[action];
  const list = await readGroup(session, params, LIST, params.list);
  const memberTable = memberTableOf(list);
  const match = await findTableName(session, memberTable, params);
  const table = singleMatch(match, memberTable, INPUT);
  const { entitySetName: set, primaryIdAttribute } = table;
  const definition = namesOnly(table);
  const common = commonRule({
    session,
    params,
    kind: LIST,
    groupId: list.id,
    input: INPUT,
    set,
    definition,
    codes: CLOSED,
  });
  const keyed = keyedRows(common.reading, set, primaryIdAttribute);
  const context = rememberedLookups(lookupContext(session, params));
  const leads = { targets: [{ table: memberTable, navigation: "" }], isOwner: false };
  return {
    plan: ruledPlan(definition, rule(list.id, { ...keyed, memberTable }, common), {
      set,
      success,
      doing,
    }),
    type: entryTyper(INPUT, params.members, (entry) => relatedRecord(entry, leads, context)),
    about: { list: referenceTo(list), memberTable },
    ids: keyed.ids,
  };
};

/** A list that is locked, or a query. */
const CLOSED: ReadonlySet<string> = new Set(["0x80040302", "0x8004f701"]);

const MEMBER_TABLES: Readonly<Record<string, string>> = { 1: "account", 2: "contact", 4: "lead" };

/** @throws InputError for a list whose members cannot be changed */
const memberTableOf = ({ id, name = id, record }: Group): string => {
  const { type, lockstatus, createdfromcode } = record ?? {};
  const list = `List ${shown(name)}`;
  if (type === true) {
    throw new InputError(
      `${list} is dynamic: its members are those that its query finds, so that none can be added or removed. Nothing was sent.`,
    );
  }
  if (lockstatus === true) {
    throw new InputError(
      `${list} is locked: set its column lockstatus to No before its members are changed. Nothing was sent.`,
    );
  }
  const table = MEMBER_TABLES[String(createdfromcode)];
  if (table !== undefined) return table;
  throw new InputError(
    `${list} has members of a type that is not known (createdfromcode ${shown(createdfromcode)}); expected accounts, contacts or leads. Nothing was sent.`,
  );
};
