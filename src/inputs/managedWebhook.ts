import { input } from "@prismatic-io/spectral";
import { InputError, type RecordEvent } from "../client";
import {
  boolean,
  optionalChoice,
  optionalInteger,
  optionalText,
  required,
  stringList,
} from "./clean";
import { connection } from "./connection";
import { ignoreOwnChanges, maxDepth } from "./webhook";

const EVENTS = ["Create", "Update", "Delete"] as const;

const entityTypes = input({
  label: "Entity Types",
  type: "string",
  collection: "valuelist",
  required: true,
  dataSource: "entityTypes",
  placeholder: "Any name of a table",
  example: "accounts",
  comments:
    "Tables whose records are watched, each by its entity set name, logical name, schema name or display name.",
  clean: required("Entity Types", stringList("Entity Types")),
});

const events = input({
  label: "Events",
  type: "string",
  collection: "valuelist",
  required: false,
  model: EVENTS.map((value) => ({ label: value, value })),
  placeholder: "Update",
  example: "Create",
  comments: "What is reported of each table: Create, Update, Delete. All three where empty.",
  clean: (value: unknown): readonly RecordEvent[] => {
    const given = stringList("Events")(value) ?? [...EVENTS];
    return [...new Set(given.flatMap((each) => optionalChoice("Events", EVENTS)(each) ?? []))];
  },
});

const filteringColumns = input({
  label: "Filtering Columns",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Logical name of a column",
  example: "emailaddress1",
  comments:
    "Columns whose updates are reported; with several tables, each takes the columns that it has. Without any, every update of a record is reported. Create and Delete are not filtered.",
  clean: stringList("Filtering Columns"),
});

/** What stands in an address as it is, whoever writes the address. */
const URL_SAFE = /^[A-Za-z0-9._~-]+$/;

const webhookKey = input({
  label: "Webhook Authentication Key",
  type: "password",
  required: false,
  placeholder: "Made by itself where empty",
  example: "p6Zt3vKq9LwXh2Rb",
  comments:
    "Secret that the webhook is registered with and that every request has to carry. Where empty, a key is made: for client credentials it is derived from the client secret, otherwise it is random and kept with the instance.",
  clean: (value: unknown): string | undefined => {
    const key = optionalText("Webhook Authentication Key")(value);
    if (key === undefined || URL_SAFE.test(key)) return key;
    throw new InputError(
      "Webhook Authentication Key has characters that an address cannot hold; it takes letters, digits, and - . _ ~ only.",
    );
  },
});

/** Inputs of the trigger that registers itself. */
export const managedWebhookTriggerInputs = {
  connection,
  entityTypes,
  events,
  filteringColumns,
  webhookKey,
  ignoreOwnChanges,
  maxDepth,
};

const failures = input({
  label: "Failures",
  type: "string",
  required: false,
  default: "5",
  placeholder: "Whole number from 0 to 100",
  example: "20",
  comments: "Failed deliveries to list for each webhook, the latest first.",
  clean: (value: unknown) => optionalInteger("Failures", { min: 0, max: 100 })(value) ?? 5,
});

const registrations = input({
  label: "Registrations",
  type: "string",
  collection: "valuelist",
  required: false,
  placeholder: "Name or id of a webhook",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Webhooks to delete with their steps, as List Webhook Registrations shows them: those of this component by name or id, those of anybody else by id only.",
  clean: stringList("Registrations"),
});

const stale = input({
  label: "Stale Ones",
  type: "boolean",
  required: false,
  default: "false",
  comments:
    "Deletes as well what this component registered for this instance at an address that none of its flows has any more.",
  clean: boolean("Stale Ones", false),
});

export const listWebhookRegistrationsInputs = { connection, failures };
export const deleteWebhookRegistrationsInputs = { connection, registrations, stale };
