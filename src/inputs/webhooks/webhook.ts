import { normalizeGuid } from "../../client";
import {
  booleanInput,
  connectionInput,
  integerInput,
  listInput,
  passwordInput,
  textInput,
} from "../builders";
import { refuse } from "../clean";

const webhookKey = passwordInput("Webhook Authentication Key", {
  placeholder: "Key that the webhook is registered with",
  example: "p6Zt3vKq9LwXh2Rb",
  comments:
    "Secret that requests carry in the query parameter code or in Key Header. If blank, anyone with the address can start the flow.",
});

const keyHeader = textInput("Key Header", {
  placeholder: "Name of a header",
  example: "x-webhook-key",
  comments:
    "Header that carries the key, for webhooks with the authentication HttpHeader. Default: the query parameter code.",
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

const users = listInput("Ignore Users", {
  placeholder: "GUID of a user (systemuserid)",
  example: "00000000-0000-0000-0000-000000000007",
  comments:
    "Users whose changes are ignored, such as those of other integrations. Their events take the branch URL Validation / Heartbeat.",
});

const ignoreUsers = {
  ...users,
  clean: (value: unknown): string[] =>
    (users.clean(value) ?? []).map(
      (entry) => normalizeGuid(entry) ?? refuse(users.label, "GUIDs of users", entry),
    ),
};

export const ignoreOwnChanges = booleanInput(
  "Ignore Own Changes",
  false,
  "Ignores changes by the user of Connection, so that a flow that writes does not start itself again.",
);

export const maxDepth = integerInput(
  "Max Depth",
  { min: 1 },
  {
    placeholder: "Whole number",
    example: "1",
    comments:
      "Ignores events deeper in a chain of plug-ins and workflows; 1 keeps direct changes only. If blank, there is no limit.",
  },
);

/** What saved flows know first, what is new after it. */
export const dynamicsWebhookTriggerInputs = {
  webhookKey,
  keyHeader,
  requireKey,
  connection,
  ignoreUsers,
  ignoreOwnChanges,
  maxDepth,
};
