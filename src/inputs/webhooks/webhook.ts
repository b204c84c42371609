import { booleanInput, connectionInput, optionsInput, passwordInput } from "../builders";
import { optionTable } from "../options/table";
import { ignoreOwnChanges } from "./receiving";

const webhookKey = passwordInput("Webhook Authentication Key", {
  placeholder: "Key that the webhook is registered with",
  example: "p6Zt3vKq9LwXh2Rb",
  comments:
    "Secret that requests carry in the query parameter code or in Key Header. If blank, anyone with the address can start the flow.",
});

const requireKey = booleanInput(
  "Require Key",
  false,
  "Refuses every request if Webhook Authentication Key is blank.",
);

const connection = connectionInput(
  "Connection",
  "Connection to read the row of an event that was cut at 256 KB, and to recognize own changes.",
);

/** What saved flows know first, what is new after it. */
export const dynamicsWebhookTriggerInputs = {
  webhookKey,
  requireKey,
  connection,
  ignoreOwnChanges,
  options: optionsInput(optionTable.webhook),
};
