import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type TeamResult } from "../../client";
import { removeTeamMembersInputs } from "../../inputs";
import { exampleResult, TENDER_DESK, teamOutput } from "./results";

const id = "4026be43-6b69-e111-8f65-78e7d1620f5e";

const examplePayload: { data: TeamResult } = {
  data: { team: TENDER_DESK, ...exampleResult({ id, status: "removed" } as const) },
};

export const removeTeamMembers = action({
  display: {
    label: "Remove Team Members",
    description: "Remove users from a team, with a result for each of them.",
  },
  inputs: removeTeamMembersInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: teamOutput("removed"),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).removeTeamMembers({ ...params, ...options }),
  }),
});
