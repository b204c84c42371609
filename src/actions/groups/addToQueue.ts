import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type QueueResult } from "../../client";
import { addToQueueInputs } from "../../inputs";
import { CASES, exampleResult, queueOutput, SUPPORT } from "./results";

const [first, second] = CASES;

const examplePayload: { data: QueueResult } = {
  data: {
    queue: SUPPORT,
    ...exampleResult(
      { ...first, status: "added" } as const,
      { ...second, status: "alreadyInQueue" } as const,
    ),
  },
};

export const addToQueue = action({
  display: {
    label: "Add to Queue",
    description: "Add records to a queue, with a result and the queue item of each.",
  },
  inputs: addToQueueInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: queueOutput("added, alreadyInQueue"),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).addToQueue({ ...params, ...options }),
  }),
});
