import { changeTrackingTrigger } from "./changeTrackingTrigger";
import { columnChangedTrigger } from "./columnChangedTrigger";
import { dynamicsWebhookTrigger } from "./dynamicsWebhookTrigger";
import { managedWebhookTrigger } from "./managedWebhookTrigger";
import { pollChangesTrigger } from "./pollChangesTrigger";

/** The registry of triggers. */
export const triggers = {
  dynamicsWebhookTrigger,
  pollChangesTrigger,
  managedWebhookTrigger,
  changeTrackingTrigger,
  columnChangedTrigger,
};
