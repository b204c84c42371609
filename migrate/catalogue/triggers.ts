import { CONNECTION, ENTITY_TYPE, FILTER } from "./inputs";
import type { CatalogueEntry, Rows } from "./rows";

/** The triggers of the existing component. */
export const existingTriggers = {
  dynamicsWebhookTrigger: {
    label: "Webhook",
    branches: ["URL Validation / Heartbeat", "Event"],
    inputs: ['webhookKey "Webhook Authentication Key" password?'],
  },
  pollChangesTrigger: {
    label: "New and Updated Records",
    branches: [],
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      'lookBackDate "Look-back Date" string?',
      FILTER,
      'showNewRecords "Show New Records" boolean? = true',
      'showUpdatedRecords "Show Updated Records" boolean? = true',
    ],
  },
} satisfies Readonly<Record<string, CatalogueEntry & { readonly branches: Rows }>>;
