import type { LinkRules } from "../api";
import { requirePrivilege } from "../auth/privileges";
import { Refusal } from "../errors";
import { notSimulated } from "../odata/refusals";
import type { CollectionNavigation, Table } from "../schema/derived";
import { intersectOf } from "../store/intersect";
import { inTransaction, notifyAssociation } from "../webhooks";
import { type Call, tableOf } from "./call";
import { countMembers, linkMember, refuseClosedList } from "./listMembers";

type ManyToMany = Extract<CollectionNavigation, { kind: "manyToMany" }>;

/** Codes of what is refused of the default team of a business unit. */
export const defaultTeam = { add: "0x8004830B", remove: "0x8004830C" } as const;

/** Two rows, seen from the one whose collection is written. */
export interface Tie {
  readonly table: Table;
  readonly id: string;
  readonly navigation: ManyToMany;
  readonly member: string;
}

/**
 * Ties two rows of a many-to-many relationship together, and reports it. Takes the right to append
 * the one to the other.
 * https://learn.microsoft.com/power-apps/developer/data-platform/security-access-coding
 */
export function tie(call: Call, pair: Tie): void {
  checkTie(call, pair, defaultTeam.add);
  if (isTied(call, pair)) answerBy(call.links.repeated);
  else write(call, "Associate", pair);
}

/** Takes two rows apart, and reports it. */
export function untie(call: Call, pair: Tie): void {
  checkTie(call, pair, defaultTeam.remove);
  if (isTied(call, pair)) write(call, "Disassociate", pair);
  else answerBy(call.links.missing);
}

export function isTied({ store }: Call, { navigation, id, member }: Tie): boolean {
  const { table, columns } = intersectOf(store.schema, navigation.relationship.schemaName);
  const [a, b] = navigation.declaring ? [id, member] : [member, id];
  return store.find(table, { [columns.a]: a, [columns.b]: b }).length > 0;
}

function write(
  call: Call,
  message: "Associate" | "Disassociate",
  { table, id, navigation, member }: Tie,
): void {
  const { relationship, declaring, table: other } = navigation;
  const { schemaName } = relationship;
  const [a, b] = declaring ? [id, member] : [member, id];
  inTransaction(call, () => {
    if (message === "Disassociate") call.store.unlink(schemaName, a, b);
    else if (relationship.ends) linkMember(call, relationship, a, b);
    else call.store.link(schemaName, a, b);
    if (relationship.ends) countMembers(call.store, a);
    const association = { relationship: schemaName, table: other, id: member };
    notifyAssociation(call, message, { table, id }, association);
  });
}

function checkTie(call: Call, pair: Tie, defaultTeamCode: string): void {
  const { table, navigation } = pair;
  const { store, context } = call;
  const { schemaName } = navigation.relationship;
  if (schemaName === "systemuserroles_association" || schemaName === "teamroles_association") {
    requirePrivilege(store, context, tableOf(call, "role"), "Assign");
  } else {
    requirePrivilege(store, context, table, "Append");
    requirePrivilege(store, context, tableOf(call, navigation.table), "AppendTo");
  }
  if (navigation.relationship.ends) {
    const { id, member } = pair;
    const list = store.read("list", navigation.declaring ? id : member);
    if (list) refuseClosedList(list);
  }
  if (schemaName === "teammembership_association") {
    const { id, member } = pair;
    checkDefaultTeam(call, table.logicalName === "team" ? id : member, defaultTeamCode);
  }
}

/** The default team of a business unit follows its users: nobody is put in, or taken out. */
export function checkDefaultTeam({ store }: Call, teamId: string, code: string): void {
  const team = store.read("team", teamId);
  // Their members follow from a group of Microsoft Entra ID; how a change of them is refused is not documented.
  // https://learn.microsoft.com/power-platform/admin/manage-group-teams
  if ([2, 3].includes(Number(team?.["teamtype"]))) {
    throw notSimulated("changing the members of a team that follows a group");
  }
  if (team?.["isdefault"] !== 1) return;
  const message = "Members of the default team of a business unit cannot be changed.";
  throw new Refusal(400, code, message);
}

function answerBy(rule: LinkRules["repeated"]): void {
  if (rule !== "ignored") throw new Refusal(rule.status, rule.code, rule.message);
}
