import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DeletedRegistrations } from "../../client";
import { deleteWebhookRegistrationsInputs } from "../../inputs";
import { object, outputOf, type Schema, text } from "../schemas";

const examplePayload: { data: DeletedRegistrations } = {
  data: {
    deleted: [
      {
        id: "6f0c2b3a-9d1e-8f42-a5c7-2b9d4e6f8a10",
        name: "Record Events 1f8ac10f23c5-7b52009b64fd-0a7d5558716a",
      },
    ],
    kept: [],
    missing: [],
  },
};

const webhooks = (description: string): Schema => ({
  type: "array",
  description,
  items: object("A webhook", { id: text("serviceendpointid"), name: text("Its name") }, [
    "id",
    "name",
  ]),
});

export const deleteWebhookRegistrations = action({
  display: {
    label: "Delete Webhook Registrations",
    description:
      "Delete webhooks with their steps: those that this component registered, and others by their ids.",
  },
  inputs: deleteWebhookRegistrationsInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  outputSchema: outputOf(
    object(
      "What became of the webhooks",
      {
        deleted: webhooks("The webhooks that were deleted"),
        kept: webhooks("Those that lost their own steps, but stay for steps made by hand"),
        missing: {
          type: "array",
          description: "Names and ids of Registrations that there is no webhook of",
          items: text("Name or id"),
        },
      },
      ["deleted", "kept", "missing"],
    ),
  ),
  perform: async (context, { connection, ...params }) => ({
    data: await createClient(connection, context).deleteWebhookRegistrations({
      ...params,
      instanceId: context.instance?.id,
      webhookUrls: Object.values(context.webhookUrls ?? {}),
    }),
  }),
});
