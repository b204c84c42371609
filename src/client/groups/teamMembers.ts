import { ruledPlan } from "../bulk/plan";
import type { RowRule } from "../bulk/rowRule";
import { runByRule } from "../bulk/runByRule";
import { InputError } from "../errors/InputError";
import { singleMatch } from "../metadata/cache/lookUpTable";
import { findTableName } from "../metadata/cache/tableName";
import { normalizeGuid } from "../odata/guid";
import { lookupContext } from "../queries/filter/lookupContext";
import { type KeyedRows, keyedRows, withIds } from "../relations/keyedRows";
import { relatedRecord } from "../relations/relatedRecord";
import type { Session } from "../session/session";
import { rememberedLookups } from "../values/rememberedLookups";
import { shown } from "../values/types";
import { type Group, readGroup } from "./findGroup";
import { groupResult, referenceTo, withKnownId } from "./groupResult";
import { type Common, commonRule, entityReference, entryTyper, namesOnly } from "./groupRule";
import { TEAM } from "./kinds";
import type { TeamParams, TeamResult } from "./types";

const INPUT = "Members";
const USER = "systemuser";

/**
 * Adds users to a team, 1,000 in a request, with a result for each. Those that are in it already stay so.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/addmembersteam
 *
 * @throws InputError for a team whose members follow from something else, before anything is written
 */
export function addTeamMembers(session: Session, params: TeamParams): Promise<TeamResult> {
  return changeMembers(session, params, "add");
}

/** Takes users out of a team, likewise. */
export function removeTeamMembers(session: Session, params: TeamParams): Promise<TeamResult> {
  return changeMembers(session, params, "remove");
}

const WAYS = {
  add: { message: "AddMembersTeam", success: "added", doing: "Adding" },
  remove: { message: "RemoveMembersTeam", success: "removed", doing: "Removing" },
} as const;

type Action = keyof typeof WAYS;

async function changeMembers(
  session: Session,
  params: TeamParams,
  action: Action,
): Promise<TeamResult> {
  const run = await runByRule(session, params, {
    input: INPUT,
    total: params.members.length,
    verb: action,
    method: "multiple",
    parallel: 1,
    prepare: (watched) => prepare(watched, params, action),
  });
  const { about, ids } = run.prepared ?? {};
  return { ...about, ...groupResult(run, withKnownId(ids)) };
}

const prepare = async (session: Session, params: TeamParams, action: Action) => {
  const { message, success, doing } = WAYS[action];
  const team = await readGroup(session, params, TEAM, params.team);
  requireOpen(team);
  const table = singleMatch(await findTableName(session, USER, params), USER, INPUT);
  const { entitySetName: set, primaryIdAttribute } = table;
  const definition = namesOnly(table);
  const common = commonRule({
    session,
    params,
    kind: TEAM,
    groupId: team.id,
    input: INPUT,
    set,
    definition,
    codes: DEFAULT_TEAM,
  });
  const keyed = keyedRows(common.reading, set, primaryIdAttribute);
  const path = `${TEAM.set}(${team.id})/Microsoft.Dynamics.CRM.${message}`;
  const context = rememberedLookups(lookupContext(session, params));
  const leads = { targets: [{ table: USER, navigation: "" }], isOwner: true };
  return {
    plan: ruledPlan(definition, memberRule(path, keyed, common), { set, success, doing }),
    type: entryTyper(INPUT, params.members, (entry) =>
      relatedRecord(asUser(entry), leads, context),
    ),
    about: { team: referenceTo(team) },
    ids: keyed.ids,
  };
};

/** An id alone is a user's: nobody else is a member of a team. */
const asUser = (entry: unknown): unknown => {
  const id = typeof entry === "string" ? normalizeGuid(entry) : undefined;
  return id === undefined ? entry : { table: USER, id };
};

/** To add a member twice adds it once, and likewise to remove it, so that a repeat is harmless. */
const memberRule = (path: string, keyed: KeyedRows, common: Common): RowRule => {
  const body = (ids: readonly string[]) => ({
    // The key of users and teams in a body is that of all principals.
    Members: ids.map((id) => entityReference(USER, id, "ownerid")),
  });
  return {
    ...common,
    method: "POST",
    toPart: (row, headers) => ({ method: "POST", path, headers, json: body([keyed.idOf(row)]) }),
    toWhole: (rows) => ({ path, json: body(rows.map(keyed.idOf)) }),
    look: (rows) => withIds(keyed, rows),
    classify: () => undefined,
  };
};

const DEFAULT_TEAM: ReadonlySet<string> = new Set(["0x8004830b", "0x8004830c"]);

/** Types of teams that follow a group of Microsoft Entra ID: a security group, a Microsoft 365 group. */
const OF_GROUPS: readonly unknown[] = [2, 3];

/**
 * https://learn.microsoft.com/power-platform/admin/manage-teams
 *
 * @throws InputError for a team whose members cannot be changed
 */
const requireOpen = ({ id, name = id, record }: Group): void => {
  const { isdefault, teamtype, systemmanaged } = record ?? {};
  const why =
    isdefault === true
      ? "is the default team of a business unit: its members are the users of that unit"
      : OF_GROUPS.includes(teamtype)
        ? "follows a group of Microsoft Entra ID: change the members of that group"
        : systemmanaged === true
          ? "is the access team of a record, which Dataverse manages: call AddUserToRecordTeam or RemoveUserFromRecordTeam on the user"
          : undefined;
  if (why !== undefined) throw new InputError(`Team ${shown(name)} ${why}. Nothing was sent.`);
};
