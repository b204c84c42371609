import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type MessageList } from "../../client";
import { listMessagesInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { addToQueue, messageList } from "./shape";

const examplePayload: { data: MessageList } = { data: addToQueue };

export const listMessages = action({
  display: {
    label: "List Messages",
    description:
      "List the actions and functions that can be called, with what they take and answer.",
  },
  inputs: listMessagesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(messageList),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).listMessages({ ...params, ...options }),
  }),
});
