import {
  booleanInput,
  choiceInput,
  dataInput,
  defaultChoiceInput,
  optionsInput,
  requiredTextInput,
  textInput,
} from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";

const KINDS = { action: "Actions", function: "Functions" } as const;

const about = {
  placeholder: "Name of a message",
  comments:
    "Name of the message in any letter case, with or without Microsoft.Dynamics.CRM. before it.",
};

const actionName = requiredTextInput("Message", {
  ...about,
  dataSource: "messages",
  example: "AddToQueue",
  comments:
    "Name of an action in any letter case, such as AddToQueue, or a workflow on demand: workflow: Send Welcome.",
});

const functionName = requiredTextInput("Message", {
  ...about,
  dataSource: "functions",
  example: "RetrieveTotalRecordCount",
});

const boundTable = textInput("Entity Type", {
  dataSource: "entityTypes",
  placeholder: "Any name of the table",
  example: "queues",
  comments:
    "Table that the message works on. Only needed where the message has it for several tables.",
});

const boundRecord = textInput("Entity ID", {
  dataSource: "records",
  placeholder: "GUID or alternate key of the record",
  example: "00000000-0000-0000-0000-000000000001",
  comments:
    "Record that the message works on: a GUID, an alternate key or an address. If blank, it works on none.",
});

const parameters = dataInput("Parameters", {
  placeholder: "Object of parameter names and values",
  example: '{"Target": {"table": "letter", "id": "00000000-0000-0000-0000-000000000002"}}',
  comments:
    "Values by the names of the parameters. A record is given as {table, id}, an option by label or number.",
});

const messageOptions = optionsInput({ ...optionTable.message, ...optionTable.impersonation });

export const callActionInputs = {
  connection,
  message: actionName,
  entityType: boundTable,
  entityId: boundRecord,
  parameters,
  options: messageOptions,
};

export const callFunctionInputs = {
  connection,
  message: functionName,
  entityType: boundTable,
  entityId: boundRecord,
  parameters,
  options: messageOptions,
};

const messageSearch = textInput("Search", {
  placeholder: "Part of the message's name",
  example: "queue",
  comments: "Text that the name or the label of the message contains, in any letter case.",
});

export const listMessagesInputs = {
  connection,
  entityType: textInput("Entity Type", {
    dataSource: "entityTypes",
    placeholder: "Any name of the table",
    example: "queues",
    comments: "Table whose messages to list. If blank, all messages are listed.",
  }),
  search: messageSearch,
  kind: choiceInput("Kind", KINDS, {
    placeholder: "action",
    example: "action",
    comments: "Lists actions or functions only. If blank, both are listed.",
  }),
  includeAll: booleanInput(
    "Include All",
    false,
    "Reads the whole $metadata (megabytes, once an hour), which alone has every message. If false, known messages and custom APIs.",
  ),
  options: optionsInput(optionTable.impersonation),
};

export const messagesInputs = {
  connection,
  kind: defaultChoiceInput("Kind", { ...KINDS, both: "Both" }, "action", {
    example: "function",
    comments: "Which messages to list. Workflows on demand are listed among the actions.",
  }),
  search: messageSearch,
};

export const functionsInputs = { connection, search: messageSearch };
