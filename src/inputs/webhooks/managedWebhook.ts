import { InputError, type RecordEvent } from "../../client";
import { choiceListInput, listInput, passwordInput, requiredListInput } from "../builders";
import { connection } from "../connection/connection";
import { fieldMapToRead } from "../mapping/inputs";
import { unifiedModel } from "../unified/model";
import { ignoreOwnChanges, maxDepth } from "./receiving";

const entityTypes = requiredListInput("Entity Types", {
  dataSource: "entityTypes",
  placeholder: "Any name of a table",
  example: "accounts",
  comments: "Tables whose records to watch, each by any of its names.",
});

const events = choiceListInput<RecordEvent>(
  "Events",
  { Create: "Create", Update: "Update", Delete: "Delete" },
  {
    placeholder: "Update",
    example: "Create",
    comments: "Events to report: Create, Update, Delete. If blank, all of them.",
  },
);

const filteringColumns = listInput("Filtering Columns", {
  placeholder: "Logical name of a column",
  example: "emailaddress1",
  comments:
    "Columns whose updates to report. If blank, every update is reported. Create and Delete are not filtered.",
});

/** Characters that need no escape in an address, whoever writes the address. */
const URL_SAFE = /^[A-Za-z0-9._~-]+$/;

const key = passwordInput("Webhook Authentication Key", {
  placeholder: "If blank, a key is made",
  example: "p6Zt3vKq9LwXh2Rb",
  comments:
    "Secret that the webhook is registered with and every request carries. If blank, a key is derived from the client secret or made at random.",
});

export const webhookKey = {
  ...key,
  clean: (value: unknown): string | undefined => {
    const text = key.clean(value);
    if (text === undefined || URL_SAFE.test(text)) return text;
    throw new InputError(
      `${key.label} has characters that an address cannot hold; it takes letters, digits, and - . _ ~ only.`,
    );
  },
};

/** Inputs of the trigger that registers itself. */
export const managedWebhookTriggerInputs = {
  connection,
  entityTypes,
  events,
  filteringColumns,
  webhookKey,
  ignoreOwnChanges,
  maxDepth,
  fieldMap: fieldMapToRead,
  unifiedModel,
};
