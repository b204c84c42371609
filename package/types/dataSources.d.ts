// Generated from the component by `npm run docs`. Change the source, not this file.
import type { Connection, Flag, TextList, Unset } from "./values.js";

/** What each data source takes, by its key. */
export interface DataSourceInputs {
  /** Select Entity Type: List the tables of the environment by their entity set names. */
  entityTypes: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Lists custom tables as well as those of Dataverse and its apps. Default: true. */
    includeCustom?: Flag | Unset;
    /** Leaves out child tables, whose records live inside those of another table. Default: false. */
    includeOnlyTopLevel?: Flag | Unset;
    /** Text that a name or label of the table contains, in any letter case. */
    search?: string | Unset;
    /** Lists only tables whose changes are tracked, which Record Changes needs. Default: false. */
    changeTrackedOnly?: Flag | Unset;
    /** Lists only tables that report their records' changes to webhooks. Takes one more request. Default: false. */
    webhookCapableOnly?: Flag | Unset;
    /** Also lists intersect tables, which hold many-to-many relationships, and private tables of the service. Default: false. */
    includeInternal?: Flag | Unset;
  };
  /** Select Entity: List the tables of the environment by the MetadataId of their definitions. */
  entities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Lists custom tables as well as those of Dataverse and its apps. Default: true. */
    includeCustom?: Flag | Unset;
    /** Leaves out child tables, whose records live inside those of another table. Default: false. */
    includeOnlyTopLevel?: Flag | Unset;
    /** Text that a name or label of the table contains, in any letter case. */
    search?: string | Unset;
    /** Lists only tables whose changes are tracked, which Record Changes needs. Default: false. */
    changeTrackedOnly?: Flag | Unset;
    /** Lists only tables that report their records' changes to webhooks. Takes one more request. Default: false. */
    webhookCapableOnly?: Flag | Unset;
    /** Also lists intersect tables, which hold many-to-many relationships, and private tables of the service. Default: false. */
    includeInternal?: Flag | Unset;
  };
  /** Select Attribute: List the columns of a table by the MetadataId of their definitions. */
  attributes: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Text that the label or a name of the column contains, in any letter case. */
    search?: string | Unset;
  };
  /** Get Entities Metadata: List tables together with their columns, to select from. */
  getEntitiesMetaData: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Tables that are marked as selected: names, IDs or labels, in any letter case. */
    defaultSelectedRecordTypes?: TextList | Unset;
    /** Tables to return: names, IDs or labels, in any letter case. If blank, all tables of Dataverse and its apps. */
    recordTypeFilter?: TextList | Unset;
    /** Returns every custom table, besides those that Entity Type Filter names. Default: true. */
    includeAllCustomRecordTypes?: Flag | Unset;
    /** Leaves out child tables, whose records live inside those of another table, whatever the other filters say. Default: false. */
    includeOnlyTopLevelRecordTypes?: Flag | Unset;
  };
  /** Select Column: List the columns of a table that can be returned, set or filtered by. */
  columns: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** What the columns are for. A lookup is named _primarycontactid_value to return or filter, primarycontactid to set. Default: readable. */
    columnUse?: "readable" | "writable" | "filterable" | Unset;
    /** Text that the label or a name of the column contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select Record: List the first 200 records of a table by name, or those that a search finds. */
  records: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Text that the name of the record contains, or its GUID. If blank, the first 200 records by name are listed. */
    search?: string | Unset;
  };
  /** Select Choice: List the options of a choice column by their numbers. */
  choices: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Column whose choices to list: a choice, status, status reason or yes/no column. */
    columnName: string;
  };
  /** Select Alternate Key: List the active alternate keys of a table, with their columns. */
  alternateKeys: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
  };
  /** Map Fields: Offer the columns of tables for the fields of an app to be mapped to. */
  fieldMap: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table whose columns to offer, by any name. Not needed with Object Selection. */
    entityType?: string | Unset;
    /** The app's fields to map, by name or as key, label, required. If blank, the columns of the table are listed. */
    mappingFields?: string | readonly unknown[] | Unset;
    /** Tables whose columns to offer, as chosen in an earlier step. If blank, those of Entity Type. */
    objectSelection?: string | readonly unknown[] | Unset;
    /** Adds the definitions of the offered columns as supplemental data: types, limits and choices. Default: false. */
    includeSupplementalMetadata?: Flag | Unset;
  };
  /** Connection Status: Check the connection and show in one sentence what it can do. */
  connectionStatus: {
    /** Environment to work in, and the user or application to work as. */
    connection?: Connection | Unset;
    /** Tables to check the connection's privileges for. If blank, no privilege is checked. */
    entityTypes?: TextList | Unset;
  };
  /** Select Webhook Registration: List the webhooks of the environment by their ids. */
  webhookRegistrations: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
  };
  /** Select Relationship: List the related tables of a table by the navigation properties to expand. */
  relationships: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Text that the relationship's column, table or navigation property contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select User: List the first 200 active, licensed users by name, or those that a search finds. */
  users: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that a user's name or e-mail address contains, or a user's GUID. If blank, the first 200 users by name are listed. */
    search?: string | Unset;
  };
  /** Select Time Zone: List the time zones by their IANA names. */
  timeZones: {
    /** Text that the name of the time zone contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select Global Choice: List the choices that every table can use by their names. */
  globalChoices: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the name or label of the global choice contains, in any letter case. */
    search?: string | Unset;
  };
  /** Record Form: Offer the columns of a table as a form, whose values Dynamic Values takes. */
  recordForm: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** What the form's values are for. A form for an update requires no column. Default: create. */
    formUse?: "create" | "update" | Unset;
  };
  /** Select Record or Key: List forms of the alternate keys of a table, and its first 200 records by name. */
  recordKeys: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Text that the name of the record contains, or its GUID. If blank, the first 200 records by name are listed. */
    search?: string | Unset;
  };
  /** Preview Values: List the first values of a column, while a field is mapped to it. */
  fieldValues: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** The table to show values of. */
    objectType: string;
    /** The column to show values of. */
    fieldName: string;
    /** Most values to show. Default: 5. */
    valueCount?: number | string | Unset;
  };
  /** Select Status: List the status reasons of a table with their states. */
  statuses: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
  };
  /** Select Message: List the actions of Dataverse, custom APIs and workflows on demand by name. */
  messages: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Which messages to list. Workflows on demand are listed among the actions. Default: action. */
    kind?: "action" | "function" | "both" | Unset;
    /** Text that the name or the label of the message contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select Function: List the functions of Dataverse and custom APIs by name. */
  functions: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the name or the label of the message contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select Searchable Table: List the tables that are in the index of Dataverse search. */
  searchTables: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the label or a name of the table contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select File or Image Column: List the columns of a table that hold files or images. */
  fileColumns: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
  };
  /** Select Queue: List the first 200 active queues by name, or those that a search finds. */
  queues: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the name or the e-mail address contains, or a GUID. If blank, the first 200 by name are listed. */
    search?: string | Unset;
  };
  /** Select Marketing List: List the first 200 static marketing lists that are not locked, or those that a search finds. */
  lists: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the name or the e-mail address contains, or a GUID. If blank, the first 200 by name are listed. */
    search?: string | Unset;
  };
  /** Select Team: List the first 200 teams whose members can be changed, or those that a search finds. */
  teams: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the name or the e-mail address contains, or a GUID. If blank, the first 200 by name are listed. */
    search?: string | Unset;
  };
  /** Select View: List the views of a table: the system's, and the personal ones of the user. */
  views: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Text that the name of the view contains, in any letter case. */
    search?: string | Unset;
  };
  /** Select Sender: List queues and users with an e-mail address by name, 200 at most, or those that a search finds. */
  senders: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the name or address of a queue or user contains, or its GUID. If blank, the first ones by name are listed. */
    search?: string | Unset;
  };
  /** Select E-Mail Template: List the first 200 e-mail templates by title, each with its table, or those that a search finds. */
  emailTemplates: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Text that the title of the template contains, or its GUID. If blank, the first 200 templates by title are listed. */
    search?: string | Unset;
  };
}

/** What each data source yields, by its key. */
export interface DataSourceKinds {
  entityTypes: "picklist";
  entities: "picklist";
  attributes: "picklist";
  getEntitiesMetaData: "objectSelection";
  columns: "picklist";
  records: "picklist";
  choices: "picklist";
  alternateKeys: "picklist";
  fieldMap: "objectFieldMap";
  connectionStatus: "string";
  webhookRegistrations: "picklist";
  relationships: "picklist";
  users: "picklist";
  timeZones: "picklist";
  globalChoices: "picklist";
  recordForm: "jsonForm";
  recordKeys: "picklist";
  fieldValues: "picklist";
  statuses: "picklist";
  messages: "picklist";
  functions: "picklist";
  searchTables: "picklist";
  fileColumns: "picklist";
  queues: "picklist";
  lists: "picklist";
  teams: "picklist";
  views: "picklist";
  senders: "picklist";
  emailTemplates: "picklist";
}
