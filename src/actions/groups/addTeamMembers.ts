import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type TeamResult } from "../../client";
import { addTeamMembersInputs } from "../../inputs";
import { exampleResult, TENDER_DESK, teamOutput } from "./results";

const id = "4026be43-6b69-e111-8f65-78e7d1620f5e";

const examplePayload: { data: TeamResult } = {
  data: { team: TENDER_DESK, ...exampleResult({ id, status: "added" } as const) },
};

export const addTeamMembers = action({
  display: {
    label: "Add Team Members",
    description: "Add users to a team, with a result for each of them.",
  },
  inputs: addTeamMembersInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: teamOutput("added"),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).addTeamMembers({ ...params, ...options }),
  }),
});
