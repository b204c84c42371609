import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type QueueResult } from "../../client";
import { removeFromQueueInputs } from "../../inputs";
import { CASES, exampleResult, queueOutput } from "./results";

const [first, second] = CASES;

const examplePayload: { data: QueueResult } = {
  data: exampleResult(
    { ...first, status: "removed" } as const,
    { id: second.id, status: "notInQueue" } as const,
  ),
};

export const removeFromQueue = action({
  display: {
    label: "Remove from Queue",
    description:
      "Remove records or queue items from their queue, with a result for each; no record is deleted.",
  },
  inputs: removeFromQueueInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: queueOutput("removed, notInQueue"),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).removeFromQueue({ ...params, ...options }),
  }),
});
