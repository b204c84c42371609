import type { Topic } from "../types";
import { addMembersTeam } from "./addMembersTeam";
import { removeMembersTeam } from "./removeMembersTeam";

/** Who is in a team. */
export const teams: Topic = {
  operations: [addMembersTeam, removeMembersTeam],
};
