// Generated from the component by `npm run docs`. Change the source, not this file.
import type { Connection, Flag, JsonObject, ListOf, TextList, Unset } from "./values.js";

/** What each trigger takes, by its key. */
export interface TriggerInputs {
  /** Webhook: Start a flow when Dataverse reports a change through a registered webhook. */
  dynamicsWebhookTrigger: {
    /** Secret that requests carry in the query parameter code or in Key Header. If blank, anyone with the address can start the flow. */
    webhookKey?: string | Unset;
    /** Refuses every request if Webhook Authentication Key is blank. Default: false. */
    requireKey?: Flag | Unset;
    /** Connection to read the row of an event that was cut at 256 KB, and to recognize own changes. */
    connection?: Connection | Unset;
    /** Ignores changes by the user of Connection, so that a flow that writes does not start itself again. Default: false. */
    ignoreOwnChanges?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Header that carries the key, for webhooks with the authentication HttpHeader. Default: the query parameter code. */
      keyHeader?: string | Unset;
      /** Users whose changes are ignored, such as those of other integrations. Their events take the branch URL Validation / Heartbeat. */
      ignoreUsers?: TextList | Unset;
      /** Ignores events deeper in a chain of plug-ins and workflows; 1 keeps direct changes only. If blank, there is no limit. */
      maxDepth?: number | string | Unset;
    } | string | Unset;
  };
  /** New and Updated Records: Start a flow with the records of a table that were created or updated since the last poll. */
  pollChangesTrigger: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Day from which the first poll returns records, from 00:00 UTC. If blank, the first poll returns none and later changes count. */
    lookBackDate?: string | Unset;
    /** Condition that returned records meet, in the syntax of OData's $filter. */
    filterExpression?: string | Unset;
    /** Returns records that were created since the last poll. Default: true. */
    showNewRecords?: Flag | Unset;
    /** Returns records that existed before and were updated since the last poll. Default: true. */
    showUpdatedRecords?: Flag | Unset;
    /** Columns to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Navigation properties to expand with their related records. Their options follow the name in brackets. */
    expandPropertyNames?: TextList | Unset;
    /** Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field. */
    fieldMap?: string | JsonObject | readonly unknown[] | Unset;
    /** View whose query is run. Field Name and Order By replace its columns and order; Filter Expression is added to its filter. */
    view?: string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** Time zone that dates without an offset in Filter Expression are meant in. */
      timeZone?: string | Unset;
      /** Date and time column with the last change, set by Dataverse's clock. With createdon, updates are not seen. Default: modifiedon. */
      timestampColumn?: string | Unset;
      /** Seconds that each poll looks back, for records that were committed late. Less than 120 may lose records. Default: 300. */
      overlapSeconds?: number | string | Unset;
      /** Most pages of 5,000 records in one poll; the next poll reads the rest. Flows that batch have no limit. Default: 20. */
      pageLimit?: number | string | Unset;
      /** Adds unified beside each record: the record in a shape that is the same for every CRM. Its table is that of the model. */
      unifiedModel?: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | Unset;
    } | string | Unset;
  };
  /** Record Events: Start a flow when records are created, updated or deleted, through a webhook that registers itself in Dataverse. */
  managedWebhookTrigger: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Tables whose records to watch, each by any of its names. */
    entityTypes: TextList;
    /** Events to report: Create, Update, Delete. If blank, all of them. */
    events?: ListOf<"Create" | "Update" | "Delete"> | Unset;
    /** Columns whose updates to report. If blank, every update is reported. Create and Delete are not filtered. */
    filteringColumns?: TextList | Unset;
    /** Secret that the webhook is registered with and every request carries. If blank, a key is derived from the client secret or made at random. */
    webhookKey?: string | Unset;
    /** Ignores changes by the user of Connection, so that a flow that writes does not start itself again. Default: false. */
    ignoreOwnChanges?: Flag | Unset;
    /** Ignores events deeper in a chain of plug-ins and workflows; 1 keeps direct changes only. If blank, there is no limit. */
    maxDepth?: number | string | Unset;
    /** Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field. */
    fieldMap?: string | JsonObject | readonly unknown[] | Unset;
    /** Adds unified beside each record: the record in a shape that is the same for every CRM. Its table is that of the model. */
    unifiedModel?: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | Unset;
  };
  /** Record Changes: Start a flow with the records of a table that were created, updated or deleted since the last run, by change tracking. */
  changeTrackingTrigger: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Columns to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Returns records that were created. Default: true. */
    showNewRecords?: Flag | Unset;
    /** Returns records that were updated. Default: true. */
    showUpdatedRecords?: Flag | Unset;
    /** Returns the IDs of records that were deleted; Dataverse keeps nothing else of them. Default: true. */
    showDeletedRecords?: Flag | Unset;
    /** Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field. */
    fieldMap?: string | JsonObject | readonly unknown[] | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** After a pause of about seven days: catchUp finds changes by timestamps, snapshot returns all records, fail fails. Deletions are lost. Default: catchUp. */
      onExpiredToken?: "catchUp" | "snapshot" | "fail" | Unset;
      /** Records to read, and hold in memory, at a time. If blank, up to 5,000. */
      recordsPerPage?: number | string | Unset;
      /** Adds unified beside each record: the record in a shape that is the same for every CRM. Its table is that of the model. */
      unifiedModel?: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | Unset;
    } | string | Unset;
    /** What the first run returns: nothing (now), or every record as a created one (snapshot). Both read the whole table once. Default: now. */
    startFrom?: "now" | "snapshot" | Unset;
  };
  /** Column Value Changed: Start a flow when a column of a record gets another value, with the value before and after, through a webhook that registers itself in Dataverse. */
  columnChangedTrigger: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Columns to watch. A change of any of them starts the flow. */
    columns: TextList;
    /** Values or labels of which the column had one before; (empty) for none. If blank, any value counts. */
    from?: TextList | Unset;
    /** Values or labels of which the column has one now; (empty) for none. If blank, any value counts. */
    to?: TextList | Unset;
    /** Secret that the webhook is registered with and every request carries. If blank, a key is derived from the client secret or made at random. */
    webhookKey?: string | Unset;
    /** Ignores changes by the user of Connection, so that a flow that writes does not start itself again. Default: false. */
    ignoreOwnChanges?: Flag | Unset;
    /** Ignores events deeper in a chain of plug-ins and workflows; 1 keeps direct changes only. If blank, there is no limit. */
    maxDepth?: number | string | Unset;
  };
}

/** The branches that each trigger may take, by its key. */
export interface TriggerBranches {
  /** Webhook: Start a flow when Dataverse reports a change through a registered webhook. */
  dynamicsWebhookTrigger: "URL Validation / Heartbeat" | "Event";
  /** New and Updated Records: Start a flow with the records of a table that were created or updated since the last poll. */
  pollChangesTrigger: undefined;
  /** Record Events: Start a flow when records are created, updated or deleted, through a webhook that registers itself in Dataverse. */
  managedWebhookTrigger: "URL Validation / Heartbeat" | "Event";
  /** Record Changes: Start a flow with the records of a table that were created, updated or deleted since the last run, by change tracking. */
  changeTrackingTrigger: undefined;
  /** Column Value Changed: Start a flow when a column of a record gets another value, with the value before and after, through a webhook that registers itself in Dataverse. */
  columnChangedTrigger: "URL Validation / Heartbeat" | "Event";
}
