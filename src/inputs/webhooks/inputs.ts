import { booleanInput, defaultIntegerInput, listInput } from "../builders";
import { connection } from "../connection/connection";

const failures = defaultIntegerInput("Failures", { min: 0, max: 100 }, 5, {
  placeholder: "Whole number from 0 to 100",
  example: "20",
  comments: "Failed deliveries to list for each webhook, the latest first.",
});

const registrations = listInput("Registrations", {
  dataSource: "webhookRegistrations",
  placeholder: "Name or id of a webhook",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Webhooks to delete with their steps: those of this component by name or ID, all others by ID only.",
});

const stale = booleanInput(
  "Stale Ones",
  false,
  "Also deletes webhooks of this instance whose address belongs to none of its flows any more.",
);

export const listWebhookRegistrationsInputs = { connection, failures };
export const deleteWebhookRegistrationsInputs = { connection, registrations, stale };
