import { Refusal } from "../../errors";
import type { CollectionNavigation } from "../../schema/derived";
import type { RowInvocation, RowReference } from "../types";

const relationship = "teammembership_association";

/** A team and the users that a message names, of whom some may be members. */
export interface Membership {
  readonly navigation: CollectionNavigation;
  readonly members: readonly RowReference[];
  isMember(user: RowReference): boolean;
}

/**
 * Reads what a message is to do to a team. The default team of a business unit follows its users, and
 * nobody else is put in or taken out.
 */
export function membershipOf(
  { call, given, table, row, id }: RowInvocation,
  refusedForDefault: string,
): Membership {
  if (row["isdefault"] === 1) {
    throw new Refusal(
      400,
      refusedForDefault,
      "Members of the default team of a business unit cannot be changed.",
    );
  }
  const navigation = table.collections.get(relationship);
  if (navigation === undefined) throw new Error("The schema has no team members.");
  return {
    navigation,
    members: given.rows("Members"),
    isMember: (user) =>
      call.store.find("teammembership", { teamid: id, systemuserid: user.id }).length > 0,
  };
}
