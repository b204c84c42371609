import type { ColumnDeclaration, TableDeclaration } from "./types";

const readOnly = { validForCreate: false, validForUpdate: false } as const;

/**
 * The columns every activity shares through `activitypointer`; a table that declares one of them
 * itself keeps its own.
 */
export function activityColumns(table: TableDeclaration): ColumnDeclaration[] {
  if (!table.activity) {
    return [];
  }
  const declared = new Set(table.columns.map((column) => column.name));
  return shared(table).filter((column) => !declared.has(column.name));
}

function shared(table: TableDeclaration): ColumnDeclaration[] {
  return [
    {
      name: "activitytypecode",
      schemaName: "ActivityTypeCode",
      type: "entityname",
      label: "Activity Type",
      default: table.logicalName,
      ...readOnly,
    },
    {
      name: "regardingobjectid",
      schemaName: "RegardingObjectId",
      type: "lookup",
      lookupKind: "regarding",
      label: "Regarding",
      targets: [],
    },
    ...dates,
    ...facts,
    ...channels,
  ];
}

const dates: readonly ColumnDeclaration[] = [
  date("ScheduledStart", "Start Date"),
  date("ScheduledEnd", "Due Date"),
  date("ActualStart", "Actual Start"),
  date("ActualEnd", "Actual End"),
  date("SortDate", "Sort Date"),
  { ...date("LastOnHoldTime", "Last On Hold Time") },
];

const facts: readonly ColumnDeclaration[] = [
  minutes("ScheduledDurationMinutes", "Scheduled Duration", {
    validForCreate: false,
    validForUpdate: false,
  }),
  minutes("ActualDurationMinutes", "Duration", {}),
  minutes("OnHoldTime", "On Hold Time (Minutes)", { validForCreate: false, validForUpdate: false }),
  {
    name: "prioritycode",
    schemaName: "PriorityCode",
    type: "choice",
    label: "Priority",
    default: 1,
    options: [
      { value: 0, label: "Low" },
      { value: 1, label: "Normal" },
      { value: 2, label: "High" },
    ],
  },
  flag("IsBilled", "Is Billed", false, {}),
  flag("IsRegularActivity", "Is Regular Activity", true, readOnly),
  flag("IsWorkflowCreated", "Is Workflow Created", false, {}),
  text("ActivityAdditionalParams", "Additional Parameters", 8192),
  text("TraversedPath", "Traversed Path", 1250),
  { name: "processid", schemaName: "ProcessId", type: "uniqueidentifier", label: "Process" },
  { name: "stageid", schemaName: "StageId", type: "uniqueidentifier", label: "Process Stage" },
];

/** What the channels of activities leave behind: Exchange, social media, the telephone. */
const channels: readonly ColumnDeclaration[] = [
  {
    name: "community",
    type: "choice",
    label: "Social Channel",
    options: [
      { value: 0, label: "Other" },
      { value: 1, label: "Facebook" },
      { value: 2, label: "Twitter" },
    ],
  },
  {
    name: "deliveryprioritycode",
    schemaName: "DeliveryPriorityCode",
    type: "choice",
    label: "Delivery Priority",
    validForUpdate: false,
    default: 1,
    options: [
      { value: 0, label: "Low" },
      { value: 1, label: "Normal" },
      { value: 2, label: "High" },
    ],
  },
  { ...date("DeliveryLastAttemptedOn", "Date Delivery Last Attempted"), ...readOnly },
  { ...date("PostponeActivityProcessingUntil", "Delay activity processing until"), ...readOnly },
  { ...date("SentOn", "Date Sent"), ...readOnly },
  line("ExchangeItemId", "Exchange Item ID", 200),
  line("ExchangeWebLink", "Exchange WebLink", 1250),
  {
    name: "instancetypecode",
    schemaName: "InstanceTypeCode",
    type: "choice",
    label: "Recurring Instance Type",
    default: 0,
    ...readOnly,
    options: [
      { value: 0, label: "Not Recurring" },
      { value: 1, label: "Recurring Master" },
      { value: 2, label: "Recurring Instance" },
      { value: 3, label: "Recurring Exception" },
      { value: 4, label: "Recurring Future Exception" },
    ],
  },
  flag("IsMapiPrivate", "Is Private", false, {}),
  flag("LeftVoiceMail", "Left Voice Mail", false, {}),
  {
    name: "seriesid",
    schemaName: "SeriesId",
    type: "uniqueidentifier",
    label: "Series Id",
    ...readOnly,
  },
];

function date(schemaName: string, label: string): ColumnDeclaration {
  return { name: schemaName.toLowerCase(), schemaName, type: "datetime", label };
}

function minutes(
  schemaName: string,
  label: string,
  rest: Partial<ColumnDeclaration>,
): ColumnDeclaration {
  const name = schemaName.toLowerCase();
  return { name, schemaName, type: "integer", label, min: 0, max: 2147483647, ...rest };
}

function flag(
  schemaName: string,
  label: string,
  value: boolean,
  rest: Partial<ColumnDeclaration>,
): ColumnDeclaration {
  const options = [
    { value: 0, label: "No" },
    { value: 1, label: "Yes" },
  ];
  const name = schemaName.toLowerCase();
  return { name, schemaName, type: "boolean", label, default: value, options, ...rest };
}

function line(schemaName: string, label: string, maxLength: number): ColumnDeclaration {
  return { name: schemaName.toLowerCase(), schemaName, type: "string", label, maxLength };
}

function text(schemaName: string, label: string, maxLength: number): ColumnDeclaration {
  return { name: schemaName.toLowerCase(), schemaName, type: "memo", label, maxLength };
}
