import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type QueueResult } from "../../client";
import { pickFromQueueInputs } from "../../inputs";
import { CASES, exampleResult, queueOutput, workerShape } from "./results";

const [first, second] = CASES;

const examplePayload: { data: QueueResult } = {
  data: {
    worker: { id: "4026be43-6b69-e111-8f65-78e7d1620f5e", name: "Ann Lee" },
    ...exampleResult(
      { ...first, status: "picked" } as const,
      { ...second, status: "picked" } as const,
    ),
  },
};

export const pickFromQueue = action({
  display: {
    label: "Pick from Queue",
    description:
      "Pick records or queue items for a user to work on, or release them, with a result for each.",
  },
  inputs: pickFromQueueInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: queueOutput("picked, released", { worker: workerShape }),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).pickFromQueue({ ...params, ...options }),
  }),
});
