import { dynamicsWebhookTrigger } from "./dynamicsWebhookTrigger";

/** The registry of triggers. */
export const triggers = { dynamicsWebhookTrigger };
