import { normalizeGuid } from "../../client";
import { booleanInput, integerInput, listInput, textInput } from "../builders";
import { refuse } from "../clean";

export const keyHeader = textInput("Key Header", {
  placeholder: "Name of a header",
  example: "x-webhook-key",
  comments:
    "Header that carries the key, for webhooks with the authentication HttpHeader. Default: the query parameter code.",
});

export const ignoreOwnChanges = booleanInput(
  "Ignore Own Changes",
  false,
  "Ignores changes by the user of Connection, so that a flow that writes does not start itself again.",
);

const users = listInput("Ignore Users", {
  placeholder: "GUID of a user (systemuserid)",
  example: "00000000-0000-0000-0000-000000000007",
  comments:
    "Users whose changes are ignored, such as those of other integrations. Their events take the branch URL Validation / Heartbeat.",
});

export const ignoreUsers = {
  ...users,
  clean: (value: unknown): string[] =>
    (users.clean(value) ?? []).map(
      (entry) => normalizeGuid(entry) ?? refuse(users.label, "GUIDs of users", entry),
    ),
};

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
