import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type ListResult } from "../../client";
import { addListMembersInputs } from "../../inputs";
import { CASES, exampleResult, listOutput, NEWSLETTER } from "./results";

const [{ id: first }, { id: second }] = CASES;

const examplePayload: { data: ListResult } = {
  data: {
    list: NEWSLETTER,
    memberTable: "contact",
    ...exampleResult(
      { id: first, status: "added" } as const,
      { id: second, status: "added" } as const,
    ),
  },
};

export const addListMembers = action({
  display: {
    label: "Add List Members",
    description:
      "Add accounts, contacts or leads to a static marketing list, with a result for each of them.",
  },
  inputs: addListMembersInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: listOutput("added"),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).addListMembers({ ...params, ...options }),
  }),
});
