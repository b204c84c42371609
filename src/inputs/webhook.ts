import { input } from "@prismatic-io/spectral";
import { normalizeGuid } from "../client";
import { boolean, optionalConnection, optionalInteger, optionalText, stringList } from "./clean";
import { refuse } from "./clean/refuse";

const webhookKey = input({
  label: "Webhook Authentication Key",
  type: "password",
  required: false,
  placeholder: "Key that the webhook is registered with",
  example: "p6Zt3vKq9LwXh2Rb",
  comments:
    "Secret that a request has to carry, as it was entered where the webhook is registered. It is expected in the query parameter code, unless Key Header names a header. Without a key, anyone who knows the address can start the flow.",
  clean: optionalText("Webhook Authentication Key"),
});

const keyHeader = input({
  label: "Key Header",
  type: "string",
  required: false,
  placeholder: "Name of a header",
  example: "x-webhook-key",
  comments:
    "Header that carries the key instead of the query parameter, for webhooks registered with the authentication HttpHeader. Addresses are written to the logs of servers on the way, headers usually are not.",
  clean: optionalText("Key Header"),
});

const requireKey = input({
  label: "Require Key",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Refuses every request for as long as no Webhook Authentication Key is set.",
  clean: boolean("Require Key", false),
});

const connection = input({
  label: "Connection",
  type: "connection",
  required: false,
  comments:
    "Connection to read a row again with when an event was cut at 256 KB, and to tell own changes by.",
  clean: optionalConnection("Connection"),
});

const ignoreUsers = input({
  label: "Ignore Users",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "GUID of a user (systemuserid)",
  example: "00000000-0000-0000-0000-000000000007",
  comments:
    "Users whose changes start nothing: such events take the branch URL Validation / Heartbeat. Put the users here that other integrations work as.",
  clean: (value: unknown): string[] =>
    (stringList("Ignore Users")(value) ?? []).map(
      (entry) => normalizeGuid(entry) ?? refuse("Ignore Users", "GUIDs of users", entry),
    ),
});

export const ignoreOwnChanges = input({
  label: "Ignore Own Changes",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Ignores what the user of Connection did, so that a flow that writes to Dataverse does not start itself again.",
  clean: boolean("Ignore Own Changes", false),
});

export const maxDepth = input({
  label: "Max Depth",
  type: "string",
  required: false,
  placeholder: "Whole number",
  example: "1",
  comments:
    "Ignores events that lie deeper in a chain of logic than this. At 1, only what a person or an application did itself counts, not what plug-ins and workflows did in turn. No limit where empty.",
  clean: optionalInteger("Max Depth", { min: 1 }),
});

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
