import type { MessageKind, MessageList, MessageResult } from "../../client";
import { flag, object, type Schema, text } from "../schemas";

export const queueItem: { data: MessageResult } = {
  data: { QueueItemId: "00000000-0000-0000-0000-000000000003" },
};

export const recordCount: { data: MessageResult } = {
  data: { EntityRecordCountCollection: { Count: 1, Keys: ["account"], Values: [12834] } },
};

/** What a message answers with is the message's own. */
export const messageResult = object(
  "The answer: properties of the message's own, a record, or a reference as table and id; an empty object where there is none",
  {
    value: {
      type: "array",
      items: { description: "A record, a reference as table and id, or a plain value" },
      description: "Where the message answers with a list",
    },
    hasMore: flag("Where the message answers with a list: false when value holds all of it"),
  },
);

const kind: MessageKind = "action";

export const addToQueue: MessageList = {
  messages: [
    {
      name: "AddToQueue",
      kind,
      boundTo: { entityType: "queue", wholeTable: false },
      source: "builtIn",
      app: "platform",
      label: null,
      description: null,
      refused: null,
      parameters: {
        type: "object",
        properties: {
          Target: {
            type: "object",
            description: "Record of any table",
            properties: { table: { type: "string" }, id: { type: "string", format: "uuid" } },
          },
        },
        required: ["Target"],
        additionalProperties: false,
      },
      result: {
        type: "object",
        properties: { QueueItemId: { type: "string", format: "uuid" } },
      },
    },
  ],
  complete: false,
  warning:
    "Custom process actions, and messages of other apps, are listed with Include All only; messages of apps that are not installed are listed as well.",
};

const orNull = (schema: Schema): Schema => ({ ...schema, type: [String(schema.type), "null"] });

const message = object(
  "A message",
  {
    name: text("Name that Call Action or Call Function takes"),
    kind: text("action or function"),
    boundTo: orNull(
      object("What it works on; null for an unbound message", {
        entityType: text("Logical name of the table, * for every table"),
        wholeTable: flag("True where it works on the table, false where it works on a record"),
      }),
    ),
    source: text("builtIn (known without asking), customApi or metadata"),
    app: orNull(text("platform, sales, service, marketing or scheduling, where that is known")),
    label: orNull(text("Display name of a custom API")),
    description: orNull(text("Description of a custom API")),
    refused: orNull(text("Why Call Action does not send it, and what to use instead")),
    parameters: object("JSON Schema of Parameters", {}),
    result: object("JSON Schema of the answer", {}),
  },
  ["name", "kind", "boundTo", "source", "refused", "parameters", "result"],
);

export const messageList = object(
  "The messages",
  {
    messages: { type: "array", items: message, description: "By name" },
    complete: flag("True where every message that was asked for is listed"),
    warning: text("What is missing, where something is"),
  },
  ["messages", "complete"],
);
