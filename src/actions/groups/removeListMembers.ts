import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type ListResult } from "../../client";
import { removeListMembersInputs } from "../../inputs";
import { CASES, exampleResult, listOutput, NEWSLETTER } from "./results";

const [{ id: first }, { id: second }] = CASES;

const examplePayload: { data: ListResult } = {
  data: {
    list: NEWSLETTER,
    memberTable: "contact",
    ...exampleResult(
      { id: first, status: "removed" } as const,
      { id: second, status: "notMember" } as const,
    ),
  },
};

export const removeListMembers = action({
  display: {
    label: "Remove List Members",
    description:
      "Remove accounts, contacts or leads from a static marketing list, with a result for each.",
  },
  inputs: removeListMembersInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: listOutput("removed, notMember"),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).removeListMembers({ ...params, ...options }),
  }),
});
