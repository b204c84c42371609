import { dataSource } from "@prismatic-io/spectral";
import { createClient } from "../client";
import { webhookRegistrationsInputs } from "../inputs";
import { registrationElements } from "./registrationElements";

export const webhookRegistrations = dataSource({
  display: {
    label: "Select Webhook Registration",
    description: "List the webhooks of the environment by their ids.",
  },
  dataSourceType: "picklist",
  inputs: webhookRegistrationsInputs,
  examplePayload: {
    result: [
      {
        key: "6f0c2b3a-9d1e-8f42-a5c7-2b9d4e6f8a10",
        label: "Record Events 1f8ac10f23c5 (hooks.example.com), of this component",
      },
    ],
  },
  perform: async (context, { connection }) => {
    const client = createClient(connection, context, { budget: "interactive" });
    const found = await client.listWebhookRegistrations({
      failures: 0,
      instanceId: context.instance?.id,
    });
    return { result: registrationElements(found) };
  },
});
