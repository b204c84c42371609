import { flag, object, type Schema, text } from "../schemas";

const textOrNull = (description: string): Schema => ({ type: ["string", "null"], description });

const step = object(
  "A message that is posted",
  {
    id: text("sdkmessageprocessingstepid"),
    name: text("Name of the step"),
    message: textOrNull("Create, Update, Delete or any other message"),
    table: textOrNull("Logical name of the table; null for all tables"),
    filteringColumns: {
      type: "array",
      description: "Columns whose updates are posted; all where empty",
      items: text("Logical name"),
    },
    synchronous: flag("True for a step that keeps the user waiting"),
    enabled: flag("False for a step that is switched off"),
  },
  ["id", "name", "message", "table", "filteringColumns", "synchronous", "enabled"],
);

const failure = object(
  "An event that could not be delivered",
  {
    stepId: text("Step that it belongs to"),
    message: textOrNull("What Dataverse says of the failure"),
    errorCode: { type: ["integer", "null"], description: "Its code, as a signed number" },
    completedOn: textOrNull("When Dataverse gave up, in UTC"),
  },
  ["stepId", "message", "errorCode", "completedOn"],
);

/** The answer of List Webhook Registrations. */
export const registrations = object(
  "The webhooks of the environment",
  {
    registrations: {
      type: "array",
      description: "The webhooks, by name",
      items: object(
        "A webhook",
        {
          id: text("serviceendpointid"),
          name: text("Name of the webhook"),
          url: textOrNull("Address that events are posted to"),
          description: textOrNull("Description of the webhook"),
          authentication: textOrNull("WebhookKey, HttpHeader, HttpQueryString or a number"),
          ownedByComponent: flag("True where this component registered it"),
          ownedByInstance: flag("True where it did so for this instance"),
          trigger: textOrNull("Trigger that registered it; null where another software did"),
          steps: { type: "array", description: "What is posted", items: step },
          lastFailures: {
            type: "array",
            description: "The last events that could not be delivered, the latest first",
            items: failure,
          },
        },
        ["id", "name", "ownedByComponent", "ownedByInstance", "steps", "lastFailures"],
      ),
    },
  },
  ["registrations"],
);
