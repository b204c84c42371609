import { isTied, type Tie } from "../../records/ties";
import type { RowInvocation } from "../types";

/** The users that a message names, each with the team and whether it is a member. */
export function membersOf({
  call,
  given,
  table,
  id,
}: RowInvocation): (Tie & { readonly isMember: boolean })[] {
  const navigation = table.collections.get("teammembership_association");
  if (navigation?.kind !== "manyToMany") throw new Error("The schema has no team members.");
  return given.rows("Members").map(({ id: member }) => {
    const pair: Tie = { table, id, navigation, member };
    return { ...pair, isMember: isTied(call, pair) };
  });
}
