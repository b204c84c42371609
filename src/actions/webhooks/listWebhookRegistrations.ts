import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { listWebhookRegistrationsInputs } from "../../inputs";
import { outputOf } from "../schemas";
import { examplePayload } from "./example";
import { registrations } from "./shape";

export const listWebhookRegistrations = action({
  display: {
    label: "List Webhook Registrations",
    description:
      "List every webhook of the environment with its steps and the last events that were not delivered.",
  },
  inputs: listWebhookRegistrationsInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(registrations),
  perform: async (context, { connection, failures }) => {
    const client = createClient(connection, context);
    const found = await client.listWebhookRegistrations({
      failures,
      instanceId: context.instance?.id,
    });
    return { data: { registrations: found } };
  },
});
