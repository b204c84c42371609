// Generated from the component by `npm run docs`. Change the source, not this file.
import type { Connection, Flag, JsonObject, KeyValues, ListOf, TextList, Unset } from "./values.js";

/** What each action takes, by its key. */
export interface ActionInputs {
  /** Query Entities: Query the records of a table, page by page or all of them. */
  queryEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Columns to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Condition that returned records meet, in the syntax of OData's $filter. */
    filterExpression?: string | Unset;
    /** Columns to sort by, the first one first. Default: ascending, unless desc follows. */
    orderByFieldNames?: TextList | Unset;
    /** Navigation properties to expand with their related records. Their options follow the name in brackets. */
    expandPropertyNames?: TextList | Unset;
    /** Returns the records of all pages instead of one page, held in memory. Max Records sets a limit. Default: false. */
    fetchAll?: Flag | Unset;
    /** Number of records in a page, at most 5,000. With Fetch All, 100 means 5,000. Default: 100. */
    recordsPerPage?: number | string | Unset;
    /** The oDataNextLink of the page before. It holds the whole query: columns, filter and order given here are not used. */
    nextPageId?: string | Unset;
    /** Number of records to return in all. Not together with Fetch All. */
    top?: number | string | Unset;
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
      /** Returns the number of matching records as @odata.count, which Dataverse counts up to 5,000. Default: false. */
      count?: Flag | Unset;
      /** Grouping and aggregation in the syntax of OData's $apply. Returns groups, not records. */
      apply?: string | Unset;
      /** Stops Fetch All after the page that reaches this number; hasMore is then true. If blank, there is no limit. */
      maxRecords?: number | string | Unset;
      /** Annotations to return beside the values, comma-separated, such as formatted values. Use * for all of them. */
      includeAnnotations?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Get Entity: Get one record by its GUID or an alternate key. */
  getEntity: {
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Columns to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Navigation properties to expand with their related records. Their options follow the name in brackets. */
    expandPropertyNames?: TextList | Unset;
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Returns null if the record does not exist, instead of failing. Default: false. */
    returnNullWhenMissing?: Flag | Unset;
    /** Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field. */
    fieldMap?: string | JsonObject | readonly unknown[] | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** Annotations to return beside the values, comma-separated, such as formatted values. Use * for all of them. */
      includeAnnotations?: string | Unset;
      /** Reads expanded collections beyond 5,000 records. If false, incompleteExpands names those that may be cut. Default: false. */
      followExpands?: Flag | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Find Record: Find a record by values or by a key, and create it if it does not exist. */
  findEntity: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Columns and the values that the record has in all of them. A lookup takes table: name, an ID or JSON; a choice its label. None may be empty. */
    matchFields?: KeyValues | Unset;
    /** Key of the record, in the place of Match Fields: an alternate key such as accountnumber='A-1042', a GUID, or an address. */
    alternateKey?: string | Unset;
    /** If no record is found: null returns found: false, fail fails, create creates it once. create takes a key, or Match Fields that are one. Default: null. */
    ifNone?: "null" | "fail" | "create" | Unset;
    /** If several records are found: fail fails, first and newest return the one that was created first or last, all returns every one. Default: fail. */
    ifMany?: "fail" | "first" | "newest" | "all" | Unset;
    /** Further columns of the record that is created. Needs If None to be create. The columns that the record is found by are set as well. */
    fieldValues?: KeyValues | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Columns to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
      fieldNames?: TextList | Unset;
      /** Stops Fetch All after the page that reaches this number; hasMore is then true. If blank, there is no limit. */
      maxRecords?: number | string | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** Columns of the app's fields: a field map's config variable, or an object. Values are then given in the app's words; adds mapped to records. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** Annotations to return beside the values, comma-separated, such as formatted values. Use * for all of them. */
      includeAnnotations?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Find Duplicates: Find the records that duplicate detection rules take for the same as a record. */
  findDuplicates: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record whose duplicates to find. If blank, those of Field Value and Dynamic Values are found, which need not be stored. */
    entityId?: string | Unset;
    /** Values of a record that is not stored yet, or new ones of the record. Overrides Dynamic Values. Takes what a write takes. */
    fieldValues?: KeyValues | Unset;
    /** Values as for Field Value, as an object or JSON text. */
    dynamicValues?: string | JsonObject | Unset;
    /** If no rule could be applied: report returns checked: false with the reason, fail fails, so that nothing passes unchecked. Default: report. */
    ifNotChecked?: "report" | "fail" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Create Entity: Create a record and return it as stored. */
  createEntity: {
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Columns to set, as an object or JSON text. Null clears a column. */
    dynamicValues?: string | JsonObject | Unset;
    /** Columns to set, by logical name. Overrides Dynamic Values. A lookup takes table: name (account: Litware Ltd.), an ID, a path or JSON. */
    fieldValues?: KeyValues | Unset;
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** What to return: the record as stored, its ID by the name of its primary key, or an empty object. id and none are faster. Default: record. */
    returnResult?: "record" | "id" | "none" | Unset;
    /** Columns of the record to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** GUID for the new record, so that a repeated create makes no second one. If blank, Dataverse chooses one, and a lost answer stays unknown. */
      recordId?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
    } | string | Unset;
  };
  /** Update Entity: Update an existing record and return it as stored. */
  updateEntity: {
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Columns to set, by logical name. Overrides Dynamic Values. A lookup takes table: name (account: Litware Ltd.), an ID, a path or JSON. */
    fieldValues?: KeyValues | Unset;
    /** Columns to set, as an object or JSON text. Null clears a column. */
    dynamicValues?: string | JsonObject | Unset;
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** What to return: the record as stored, its ID by the name of its primary key, or an empty object. id and none are faster. Default: record. */
    returnResult?: "record" | "id" | "none" | Unset;
    /** Columns of the record to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** The @odata.etag of an earlier read. Fails if the record has changed since. If blank, versions are not compared. */
      ifMatch?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** Reads the record first, and writes nothing if that would change nothing: no plug-in or flow runs. Costs one read more. Default: false. */
      skipUnchanged?: Flag | Unset;
    } | string | Unset;
  };
  /** Upsert Entity: Update a record, or create it if it does not exist, and return it as stored. */
  upsertEntity: {
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Columns to set, by logical name. Overrides Dynamic Values. A lookup takes table: name (account: Litware Ltd.), an ID, a path or JSON. */
    fieldValues?: KeyValues | Unset;
    /** Columns to set, as an object or JSON text. Null clears a column. */
    dynamicValues?: string | JsonObject | Unset;
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** What may happen: createOnly fails if the record exists, updateOnly if it does not exist. Default: both. */
    upsertMode?: "both" | "createOnly" | "updateOnly" | Unset;
    /** What to return: the record as stored, its ID by the name of its primary key, or an empty object. id and none are faster. Default: record. */
    returnResult?: "record" | "id" | "none" | Unset;
    /** Columns of the record to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** The @odata.etag of an earlier read. Fails if the record has changed since. If blank, versions are not compared. */
      ifMatch?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** Reads the record first, and writes nothing if that would change nothing: no plug-in or flow runs. Costs one read more. Default: false. */
      skipUnchanged?: Flag | Unset;
    } | string | Unset;
  };
  /** Delete Entity: Delete one record by its GUID or an alternate key. */
  deleteEntity: {
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Succeeds if the record does not exist, instead of failing. Default: false. */
    ignoreMissing?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** The @odata.etag of an earlier read. Fails if the record has changed since. If blank, versions are not compared. */
      ifMatch?: string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Merge Records: Merge an account, contact, lead or case into another, which cannot be undone. */
  mergeEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record that stays and takes over everything that belongs to the merged record. */
    masterRecord: string | JsonObject;
    /** Record that is merged into the master record and becomes inactive. */
    mergedRecord: string | JsonObject;
    /** Columns whose values the master record takes from the merged record. Columns that are empty there stay as they are. */
    takeFromMerged?: TextList | Unset;
    /** Refuses the merge if the two records have different parents, such as contacts of two accounts. Default: true. */
    checkParents?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Qualify Lead: Qualify a lead and return the account, contact and opportunity made from it. */
  qualifyLead: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Lead to qualify: its ID, an alternate key, its name, its address, or the lead as an earlier step read it. */
    lead: string | JsonObject;
    /** Creates an account from the lead's company. No account is created if Account is set. Default: true. */
    createAccount?: Flag | Unset;
    /** Creates a contact from the lead's person. No contact is created if Contact is set. Default: true. */
    createContact?: Flag | Unset;
    /** Creates an opportunity from the lead. Default: true. */
    createOpportunity?: Flag | Unset;
    /** Existing account to use instead of a new one, which becomes the customer of the opportunity. */
    account?: string | JsonObject | Unset;
    /** Existing contact to use instead of a new one. It is the customer of the opportunity if there is no account. */
    contact?: string | JsonObject | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Currency of the opportunity. If blank, Dynamics 365 chooses it. */
      currency?: string | JsonObject | Unset;
      /** Campaign that the opportunity comes from. */
      campaign?: string | JsonObject | Unset;
      /** Status reason of the qualified lead. Default: Qualified (3). */
      status?: string | Unset;
      /** Creates the records even if a duplicate detection rule finds a match. Default: false. */
      suppressDuplicates?: Flag | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Convert Record: Make a quote, order, invoice or revision from the record before it. */
  convertEntity: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** What to make: of an opportunity a quote, order or invoice; of a quote an order or revision; of an order an invoice. */
    to: "quote" | "order" | "invoice" | "revision";
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Run Batch Operations: Run many record actions in one request, all or nothing or each on its own. */
  batchEntityActions: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** JSON array of actions, each with collection and action (create, update, upsert, delete, get, …), key and data as needed. */
    actions: string | readonly unknown[];
    /** If an action fails, rollback undoes all writes outside groups. continue carries out each action on its own. Default: rollback. */
    onError?: "rollback" | "continue" | Unset;
    /** What to return for each action: its record, or its result with index, status, id, record and error, even if actions failed. Default: records. */
    results?: "records" | "verdicts" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
    } | string | Unset;
  };
  /** Bulk Create Entities: Create many records of a table, with a result for each row. */
  bulkCreateEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Array of objects with the columns of each record, or its JSON text. */
    records: string | readonly unknown[];
    /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
    onError?: "continue" | "stop" | Unset;
    /** Index of the first row: startAt in the result of a run that stopped early. */
    startAt?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** How to send rows: auto uses bulk messages if the table has them, else batches. Default: auto. */
      strategy?: "auto" | "multiple" | "batch" | "single" | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** The planHash of a preview of the same rows. If the outcome would be another one by now, nothing is written. */
      expectedPlanHash?: string | Unset;
    } | string | Unset;
  };
  /** Bulk Update Entities: Update many records of a table, with a result for each row. */
  bulkUpdateEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Array of objects with the columns of each record, or its JSON text. Each holds its ID, or the columns of Alternate Key. */
    records: string | readonly unknown[];
    /** Alternate key that identifies the records: its name, or its columns. If blank, the ID of the record. */
    alternateKey?: string | readonly unknown[] | Unset;
    /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
    onError?: "continue" | "stop" | Unset;
    /** Index of the first row: startAt in the result of a run that stopped early. */
    startAt?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** How to send rows: auto uses bulk messages if the table has them, else batches. Default: auto. */
      strategy?: "auto" | "multiple" | "batch" | "single" | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** Reads the record first, and writes nothing if that would change nothing: no plug-in or flow runs. Costs one read more. Default: false. */
      skipUnchanged?: Flag | Unset;
      /** The planHash of a preview of the same rows. If the outcome would be another one by now, nothing is written. */
      expectedPlanHash?: string | Unset;
    } | string | Unset;
  };
  /** Bulk Upsert Entities: Update many records of a table or create those that do not exist, with a result for each row. */
  bulkUpsertEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Array of objects with the columns of each record, or its JSON text. Each holds its ID, or the columns of Alternate Key. */
    records: string | readonly unknown[];
    /** Alternate key that identifies the records: its name, or its columns. If blank, the ID of the record. */
    alternateKey?: string | readonly unknown[] | Unset;
    /** What may happen: createOnly fails if the record exists, updateOnly if it does not exist. Default: both. */
    upsertMode?: "both" | "createOnly" | "updateOnly" | Unset;
    /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
    onError?: "continue" | "stop" | Unset;
    /** Index of the first row: startAt in the result of a run that stopped early. */
    startAt?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** How to send rows: auto uses bulk messages if the table has them, else batches. Default: auto. */
      strategy?: "auto" | "multiple" | "batch" | "single" | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Applies the table's duplicate detection rules. Fails if one of them finds a match. Default: false. */
      detectDuplicates?: Flag | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** Reads the record first, and writes nothing if that would change nothing: no plug-in or flow runs. Costs one read more. Default: false. */
      skipUnchanged?: Flag | Unset;
      /** The planHash of a preview of the same rows. If the outcome would be another one by now, nothing is written. */
      expectedPlanHash?: string | Unset;
    } | string | Unset;
  };
  /** Bulk Delete Entities: Delete many records of a table, with a result for each row. */
  bulkDeleteEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Array of IDs, or of objects with the ID or the columns of an alternate key, or its JSON text. */
    records: string | readonly unknown[];
    /** Alternate key that identifies the records: its name, or its columns. If blank, the ID of the record. */
    alternateKey?: string | readonly unknown[] | Unset;
    /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
    onError?: "continue" | "stop" | Unset;
    /** Index of the first row: startAt in the result of a run that stopped early. */
    startAt?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** How to send rows: auto uses bulk messages if the table has them, else batches. Default: auto. */
      strategy?: "auto" | "multiple" | "batch" | "single" | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** The planHash of a preview of the same rows. If the outcome would be another one by now, nothing is written. */
      expectedPlanHash?: string | Unset;
    } | string | Unset;
  };
  /** Preview Write: Describe what a create, update, upsert or delete of many records would change, and write nothing. */
  previewWrite: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Array of objects as the bulk action of the mode takes them, or its JSON text. */
    records: string | readonly unknown[];
    /** What would be done with the records: what the bulk action of that name does. Default: upsert. */
    mode?: "upsert" | "create" | "update" | "delete" | Unset;
    /** Alternate key that identifies the records: its name, or its columns. If blank, the ID of the record. */
    alternateKey?: string | readonly unknown[] | Unset;
    /** What may happen: createOnly fails if the record exists, updateOnly if it does not exist. Default: both. */
    upsertMode?: "both" | "createOnly" | "updateOnly" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Mirror Records: Update the rows of a table to match a list: write what differs, and keep, deactivate or delete what the list does not have. */
  mirrorEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** The whole list: array of objects with the columns of each record, or its JSON text. Each holds its ID, or the columns of Alternate Key. */
    records: string | readonly unknown[];
    /** Alternate key that identifies the records: its name, or its columns. If blank, the ID of the record. */
    alternateKey?: string | readonly unknown[] | Unset;
    /** Rows of the table that belong to the list: an OData condition, sent as it is, a view, or * for all. Needed to remove rows. */
    scope?: string | Unset;
    /** What becomes of rows of the scope that the list does not have. Guards limits it. Default: keep. */
    missing?: "keep" | "deactivate" | "delete" | Unset;
    /** What has to hold before rows are removed. Takes JSON text as well. */
    guards?: {
      /** Most rows that one run may remove. If more would be removed, none is. Default: 100. */
      maxRemovals?: number | string | Unset;
      /** Most rows that one run may remove, in percent of the rows in the scope. If more would be removed, none is. Default: 20. */
      maxRemovalPercent?: number | string | Unset;
      /** Lets an empty list remove rows. Otherwise an empty list is refused, since it mostly means that its source failed. Default: false. */
      allowEmpty?: Flag | Unset;
      /** Lets deletions take rows of other tables along, such as notes and activities. Otherwise nothing is deleted then. Default: false. */
      allowCascade?: Flag | Unset;
    } | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** What may be done with listed records: updateOnly rejects those without a row, insertOnly leaves rows that exist as they are. Default: upsert. */
      mode?: "upsert" | "updateOnly" | "insertOnly" | Unset;
      /** Activates the rows of listed records that are inactive. Default: true. */
      reactivate?: Flag | Unset;
      /** Writes listed records whose rows exist outside the scope. Otherwise they are rejected, since they belong to another scope. Default: false. */
      adopt?: Flag | Unset;
      /** If records of the list have the same key: refuse writes nothing at all, lastWins takes the last of them. Default: refuse. */
      duplicates?: "refuse" | "lastWins" | Unset;
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Reads everything, and answers with what would be done. Writes nothing. Default: false. */
      dryRun?: Flag | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** What empty text does to columns that hold no text: leaves them out or clears them. omitAll leaves out text columns too. Needs Repair Values. Default: omit. */
      emptyValues?: "omit" | "clear" | "omitAll" | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns. Default: refuse. */
      unmappedFields?: "refuse" | "ignore" | "pass" | Unset;
      /** The planHash of a preview of the same rows. If the outcome would be another one by now, nothing is written. */
      expectedPlanHash?: string | Unset;
    } | string | Unset;
  };
  /** List Related Records: List the records that a record is related to, page by page or all of them. */
  listRelatedEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Relationship of the table: its schema name or navigation property. The related table is enough if only one relationship leads to it. */
    relationship: string;
    /** Columns of the related table to return. An entry may hold several, comma-separated. If blank, all columns are returned, which is slower. */
    fieldNames?: TextList | Unset;
    /** Condition that returned records meet, in the syntax of OData's $filter, on columns of the related table. */
    filterExpression?: string | Unset;
    /** Returns the records of all pages instead of one page, held in memory. Max Records sets a limit. Default: false. */
    fetchAll?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Columns of the related table to sort by, comma-separated. Default: ascending, unless desc follows. */
      orderByFieldNames?: string | readonly unknown[] | Unset;
      /** Navigation properties of the related table to expand, comma-separated. Their options follow the name in brackets. */
      expandPropertyNames?: string | readonly unknown[] | Unset;
      /** Number of records to return in all. Not together with Fetch All. */
      top?: number | string | Unset;
      /** Number of records in a page, at most 5,000. With Fetch All, 100 means 5,000. Default: 100. */
      recordsPerPage?: number | string | Unset;
      /** The oDataNextLink of the page before. It holds the whole query: columns, filter and order given here are not used. */
      nextPageId?: string | Unset;
      /** Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** Time zone that dates without an offset in Filter Expression are meant in. */
      timeZone?: string | Unset;
      /** Returns the number of matching records as @odata.count, which Dataverse counts up to 5,000. Default: false. */
      count?: Flag | Unset;
      /** Stops Fetch All after the page that reaches this number; hasMore is then true. If blank, there is no limit. */
      maxRecords?: number | string | Unset;
      /** Annotations to return beside the values, comma-separated, such as formatted values. Use * for all of them. */
      includeAnnotations?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Associate Records: Associate a record with others along a relationship, with a result for each of them. */
  associateEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Relationship of the table: its schema name or navigation property. The related table is enough if only one relationship leads to it. */
    relationship: string;
    /** Records on the other side: IDs, alternate keys, addresses, objects with table and id, or rows of a query. A list, or its JSON text. */
    relatedRecords: string | JsonObject | readonly unknown[];
    /** What a link that exists before counts as. fail reads first, and fails that record. Default: ok. */
    ifAlreadyLinked?: "ok" | "fail" | Unset;
    /** If a lookup refers to another record: move replaces it. fail reads first, and names the present one. Not for many-to-many. Default: move. */
    ifLinkedElsewhere?: "move" | "fail" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Disassociate Records: Disassociate a record from others along a relationship, with a result for each of them. */
  disassociateEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Relationship of the table: its schema name or navigation property. The related table is enough if only one relationship leads to it. */
    relationship: string;
    /** Records on the other side: IDs, alternate keys, addresses, objects with table and id, or rows of a query. A list, or its JSON text. */
    relatedRecords: string | JsonObject | readonly unknown[];
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Assign Records: Assign one record or many to another user or team, with a result for each. */
  assignEntity: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** User or team to own the records: ID, name, user name or e-mail address, or team: Sales where both have that name. */
    owner: string | JsonObject;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. Leave blank to set Records. */
    entityId?: string | Unset;
    /** Array of records, or its JSON text: IDs, keys, references such as { table, id }, or rows that were read. Leave blank to set Entity ID. */
    records: string | JsonObject | readonly unknown[];
    /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
    onError?: "continue" | "stop" | Unset;
    /** Index of the first row: startAt in the result of a run that stopped early. */
    startAt?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Share Record: Share a record with a user or team, and return with whom it is shared. */
  shareEntity: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** User or team to share with: ID, name, user name or e-mail address, or team: Sales where both have that name. */
    principal: string | JsonObject;
    /** What the user or team may do with the record: Read, Write, Append, AppendTo, Delete, Share, Assign. */
    rights: ListOf<"Read" | "Write" | "Append" | "AppendTo" | "Delete" | "Share" | "Assign">;
    /** Rights from before: add leaves them, replace takes away those that Rights does not have. Default: add. */
    mode?: "add" | "replace" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Stop Sharing Record: Stop sharing a record with a user or team, and return with whom it is still shared. */
  unshareEntity: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** User or team whose share ends: ID, name, user name or e-mail address, or team: Sales where both have that name. */
    principal: string | JsonObject;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Upload File or Image: Upload a file to a file or image column of a record, in the place of the one there. */
  uploadFile: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** File or image column of the record: its logical or schema name, or its label. */
    fileColumn: string;
    /** File of an earlier step, or its bytes as a Buffer, Base64, a data URL or text. What Download File or Image returns is taken as a whole, too. */
    file: string | JsonObject | readonly unknown[] | Uint8Array;
    /** Name of the file, in any alphabet. If blank, the name that comes with the file; an image needs none. */
    name?: string | Unset;
    /** How a File that is text is read. Auto: data URLs and Base64 of 24 characters or more are decoded, anything else is plain text. Default: auto. */
    encoding?: "auto" | "base64" | "text" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Type of the file. If blank, the type that comes with it, or that of its name's extension. */
      contentType?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Download File or Image: Download the file or image that a column of a record holds, with its name and type. */
  downloadFile: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** File or image column of the record: its logical or schema name, or its label. */
    fileColumn: string;
    /** Of an image: its thumbnail, or the image as it was uploaded, if the column keeps full images. A file is always returned whole. Default: thumbnail. */
    imageSize?: "thumbnail" | "full" | Unset;
    /** Largest file to return, in megabytes: a larger one is refused before it is read. Default: 50. */
    maxSizeMB?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Delete File or Image: Delete what a file or image column of a record holds, and nothing else of it. */
  deleteFile: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** File or image column of the record: its logical or schema name, or its label. */
    fileColumn: string;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Add to Queue: Add records to a queue, with a result and the queue item of each. */
  addToQueue: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** One record or an array of them, or its JSON text: IDs, keys, references such as { table, id }, or rows that were read. */
    records: string | JsonObject | readonly unknown[];
    /** Queue to put the records into: its ID, name or e-mail address. */
    queue: string | JsonObject;
    /** If a record is in another queue: move takes it out of that one, fail reads first and leaves it there. E-mails stay in both. Default: move. */
    ifInAnotherQueue?: "move" | "fail" | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Remove from Queue: Remove records or queue items from their queue, with a result for each; no record is deleted. */
  removeFromQueue: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Queue items or records, one or an array, or its JSON text: IDs, keys, references such as { table, id }, or rows that were read. */
    records: string | JsonObject | readonly unknown[];
    /** Table of Records, for those that do not name theirs. If blank, they are queue items. */
    entityType?: string | Unset;
    /** Queue that the records are in: its ID, name or e-mail address. If blank, the one that each is in. Queue items need none. */
    queue?: string | JsonObject | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Pick from Queue: Pick records or queue items for a user to work on, or release them, with a result for each. */
  pickFromQueue: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Queue items or records, one or an array, or its JSON text: IDs, keys, references such as { table, id }, or rows that were read. */
    records: string | JsonObject | readonly unknown[];
    /** Table of Records, for those that do not name theirs. If blank, they are queue items. */
    entityType?: string | Unset;
    /** Queue that the records are in: its ID, name or e-mail address. If blank, the one that each is in. Queue items need none. */
    queue?: string | JsonObject | Unset;
    /** User to work on the items: ID, name, user name or e-mail address. If blank, the user of the connection, or the one acted for. */
    worker?: string | JsonObject | Unset;
    /** Give the items back to their queue, so that nobody works on them, instead of picking them. Default: false. */
    release?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Add List Members: Add accounts, contacts or leads to a static marketing list, with a result for each of them. */
  addListMembers: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Static marketing list: its ID or name. A dynamic or locked list is refused. */
    list: string | JsonObject;
    /** Accounts, contacts or leads, as the list has them, or JSON text: IDs, keys, references such as { table, id }, or rows that were read. */
    members: string | JsonObject | readonly unknown[];
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Remove List Members: Remove accounts, contacts or leads from a static marketing list, with a result for each. */
  removeListMembers: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Static marketing list: its ID or name. A dynamic or locked list is refused. */
    list: string | JsonObject;
    /** Accounts, contacts or leads, as the list has them, or JSON text: IDs, keys, references such as { table, id }, or rows that were read. */
    members: string | JsonObject | readonly unknown[];
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Add Team Members: Add users to a team, with a result for each of them. */
  addTeamMembers: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Team: its ID, name or e-mail address. Default teams, and teams of Microsoft Entra groups, are refused. */
    team: string | JsonObject;
    /** Array of users, its JSON text, or one on each line: IDs, names, user names, e-mail addresses, or references such as { table, id }. */
    members: string | JsonObject | readonly unknown[];
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Remove Team Members: Remove users from a team, with a result for each of them. */
  removeTeamMembers: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Team: its ID, name or e-mail address. Default teams, and teams of Microsoft Entra groups, are refused. */
    team: string | JsonObject;
    /** Array of users, its JSON text, or one on each line: IDs, names, user names, e-mail addresses, or references such as { table, id }. */
    members: string | JsonObject | readonly unknown[];
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any. Default: continue. */
      onError?: "continue" | "stop" | Unset;
      /** Index of the first row: startAt in the result of a run that stopped early. */
      startAt?: number | string | Unset;
      /** Most rows in one request. Default: 1,000. Fewer are sent if requests take long. */
      chunkSize?: number | string | Unset;
      /** Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy. */
      maxParallel?: number | string | Unset;
      /** Time after which no further rows are begun. The result says which rows are left for another run. Default: 780. */
      timeBudgetSeconds?: number | string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Add Note: Add a note to a record, with a file or without. */
  addNote: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the record: any of its names. It has to be enabled for notes. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Title of the note, at most 500 characters. One of Title, Text and File is needed. */
    subject?: string | Unset;
    /** Text of the note, at most 100,000 characters. */
    text?: string | Unset;
    /** File of an earlier step, or its bytes as a Buffer, Base64, a data URL or text. If blank, the note has none. */
    file?: string | JsonObject | readonly unknown[] | Uint8Array | Unset;
    /** Name of the file, in any alphabet. If blank, the name that comes with the file. */
    name?: string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** How a File that is text is read. Auto: data URLs and Base64 of 24 characters or more are decoded, anything else is plain text. Default: auto. */
      encoding?: "auto" | "base64" | "text" | Unset;
      /** Type of the file. If blank, the type that comes with it, or that of its name's extension. */
      contentType?: string | Unset;
      /** GUID for the new record, so that a repeated create makes no second one. If blank, Dataverse chooses one, and a lost answer stays unknown. */
      recordId?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** List Notes: List the notes of a record, the youngest first. */
  listNotes: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the record: any of its names. It has to be enabled for notes. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Returns only notes that have a file. Default: false. */
    filesOnly?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Stops Fetch All after the page that reaches this number; hasMore is then true. If blank, there is no limit. */
      maxRecords?: number | string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Download Note: Get a note with its file. */
  downloadNote: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** The note: its ID, or what List Notes and Add Note return of it. */
    noteId: string | JsonObject;
    /** Largest file to return, in megabytes: a larger one is refused before it is read. Default: 50. */
    maxSizeMB?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** List Unified Records: List records in a shape that is the same for every CRM, or what changed since an earlier list. */
  listUnified: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Kind of records, in a shape that is the same for every CRM. */
    model: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | "field";
    /** The next_cursor of the page before, which carries the whole query. If blank, the first page. */
    cursor?: string | Unset;
    /** Records a page. Default: 100. Default: 100. */
    limit?: number | string | Unset;
    /** Returns only records that were created or changed after this time. */
    modifiedAfter?: string | Unset;
    /** Condition that returned records meet, in the syntax of OData's $filter. */
    filter?: string | Unset;
    /** The next_since of an earlier list: returns what was created, changed and deleted from there on. Not together with a filter. */
    since?: string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Columns of fields: those of the model, such as website or emails.main, are kept there; others are added to custom_fields. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** For the model field: the model whose columns are meant. */
      fieldsOf?: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | Unset;
      /** Adds remote_data: the whole record as Dataverse has it. If false, only the columns of the model are read. Default: true. */
      includeRemoteData?: Flag | Unset;
      /** With Since: also returns the deleted records, as their IDs with deleted: true. Default: true. */
      includeDeleted?: Flag | Unset;
      /** Time zone that dates without an offset in Filter Expression are meant in. */
      timeZone?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Get Unified Record: Get a record in a shape that is the same for every CRM, by its ID or a key. */
  getUnified: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Kind of records, in a shape that is the same for every CRM. */
    model: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | "field";
    /** ID of the record, or a key such as external_id='A-1' with a field of Field Map. For the model field, the name of a column. */
    recordId: string;
    /** Returns null if the record does not exist, instead of failing. Default: false. */
    returnNullWhenMissing?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Columns of fields: those of the model, such as website or emails.main, are kept there; others are added to custom_fields. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** For the model field: the model whose columns are meant. */
      fieldsOf?: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note" | "user" | Unset;
      /** Adds remote_data: the whole record as Dataverse has it. If false, only the columns of the model are read. Default: true. */
      includeRemoteData?: Flag | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Upsert Unified Record: Create or update a record in a shape that is the same for every CRM, and return it as stored. */
  upsertUnified: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Kind of records, in a shape that is the same for every CRM. */
    model: "account" | "contact" | "lead" | "opportunity" | "engagement" | "note";
    /** ID of the record, or a key such as external_id='A-1' with a field of Field Map. If blank, the id in Record; else a new record. */
    recordId?: string | Unset;
    /** Record of the model. Fields that are left out are kept; those that a write does not set are ignored. */
    record: string | JsonObject;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Columns of fields: those of the model, such as website or emails.main, are kept there; others are added to custom_fields. */
      fieldMap?: string | JsonObject | readonly unknown[] | Unset;
      /** Adds remote_data: the whole record as Dataverse has it. If false, only the columns of the model are read. Default: true. */
      includeRemoteData?: Flag | Unset;
      /** The @odata.etag of an earlier read. Fails if the record has changed since. If blank, versions are not compared. */
      ifMatch?: string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** List Entity Types: List the entity set names of the environment. */
  listEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Number of entity types in a page. Smaller pages do not make a request cheaper. Default: 5000. */
    maxPageSize?: number | string | Unset;
    /** The nextLink of the page before, to get the page after it. */
    nextLink?: string | Unset;
    /** Returns all entity types, from Next Link on if it is set, instead of one page. Default: false. */
    fetchAll?: Flag | Unset;
    /** Page size and next link as a group. Overrides the inputs beside it. */
    pagination?: {
      /** Number of entity types in a page. Smaller pages do not make a request cheaper. */
      maxPageSize?: number | string | Unset;
      /** The nextLink of the page before, to get the page after it. */
      nextLink?: string | Unset;
    } | string | Unset;
  };
  /** List Entities: List the tables of the environment with their labels and kinds. */
  listEntitiesAction: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Lists custom tables as well as those of Dataverse and its apps. Default: true. */
    includeCustom?: Flag | Unset;
    /** Leaves out child tables, whose records live inside those of another table. Default: false. */
    includeOnlyTopLevel?: Flag | Unset;
    /** Also returns description, ownership, enabled features, color and icons of each entity. Default: false. */
    includeDetails?: Flag | Unset;
  };
  /** Get Entities Metadata: Get tables together with their columns, for a selection of objects. */
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
  /** Get Entity Metadata: Get the definition of a table, without its columns. */
  getEntityMetaData: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Kept for saved flows: true for a logical name, false for a MetadataId. Either works, and so does any other name. Default: true. */
    lookupField?: Flag | Unset;
  };
  /** Query Attributes: Query the column definitions of a table. */
  queryAttributes: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Type of the columns to return, such as Money, MoneyType or MoneyAttributeMetadata. If blank, all types. */
    attributeType?: string | Unset;
    /** Properties of the definition to return, in Dataverse's letter case (LogicalName). If blank, all of them. */
    fieldNames?: TextList | Unset;
    /** Condition that returned columns meet, as an OData $filter with eq, ne, gt and lt only. Letter case counts. */
    filterExpression?: string | Unset;
    /** Navigation properties of the definition to expand, such as OptionSet and GlobalOptionSet of choice columns. */
    expandPropertyNames?: TextList | Unset;
  };
  /** Get Attribute: Get the definition of one column by its MetadataId or name. */
  getAttribute: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Column to return: its MetadataId, or its logical or schema name. */
    attributeType: string;
    /** Properties of the definition to return, in Dataverse's letter case (LogicalName). If blank, all of them. */
    fieldNames?: TextList | Unset;
    /** Navigation properties of the definition to expand, such as OptionSet and GlobalOptionSet of choice columns. */
    expandPropertyNames?: TextList | Unset;
  };
  /** Create Attribute: Create a column of a table and return its definition as stored. */
  createAttribute: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Definition of the column (AttributeMetadata). Labels and requirement levels may be plain text. Not for lookups. */
    attributeBody: string | JsonObject;
    /** Unmanaged solution for the column, by its unique name. If blank, the default solution. */
    solutionName?: string | Unset;
  };
  /** Update Attribute: Change properties of a column and leave all others as they are. */
  updateAttribute: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Properties to change; all others stay. MetadataId, LogicalName or SchemaName names the column. Not for options of a choice. */
    attributeBody: string | JsonObject;
    /** Column to update. If blank, Attribute Body names it by MetadataId, LogicalName or SchemaName. */
    attributeKey?: string | Unset;
    /** Unmanaged solution for the column, by its unique name. If blank, the default solution. */
    solutionName?: string | Unset;
    /** Publishes the table after the update, with all its unpublished changes. Until then, readers see the old definition. Default: false. */
    publish?: Flag | Unset;
  };
  /** Delete Attribute: Delete a column of a table together with all of its values. */
  deleteAttribute: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Column to delete, with all of its values: its MetadataId, or its logical or schema name. */
    attributeKey: string;
  };
  /** List Attributes: List the columns of a table with their labels, types and uses. */
  listAttributesAction: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the columns: its MetadataId, or any of its names. */
    entityId: string;
    /** Type of the columns to return, such as Money, MoneyType or MoneyAttributeMetadata. If blank, all types. */
    attributeType?: string | Unset;
    /** Also returns schema name, field security, auditing and use in advanced find of each column. Default: false. */
    includeDetails?: Flag | Unset;
  };
  /** Describe Entity Type: Describe a table in one compact answer, with JSON Schemas of the records to create and update. */
  describeEntityType: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
  };
  /** Compare Schema: Compare tables with an earlier description or with another environment, and say which changes are breaking. */
  compareSchema: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Tables to compare. If blank, those of the descriptions, or between two environments those that Field Map names. */
    entityTypes?: TextList | Unset;
    /** Answers of Describe Entity Type, one or a list: an object, JSON text or a file. Not needed with Other Connection. */
    earlierDescription?: string | JsonObject | readonly unknown[] | Unset;
    /** What to compare with, in the same forms. If blank, the environment of Connection as it is now. */
    laterDescription?: string | JsonObject | readonly unknown[] | Unset;
    /** Environment to read the earlier side from, instead of Earlier Description. */
    otherConnection?: Connection | Unset;
    /** Returns only changes of what the map uses, and whether it still works: a field map's config variable, or an object. */
    fieldMap?: string | JsonObject | readonly unknown[] | Unset;
    /** Leaves out changed labels and descriptions of tables, columns and choices. Default: false. */
    ignoreLabels?: Flag | Unset;
    /** Also returns the descriptions that were read now, to save as the next Earlier Description. Default: false. */
    returnDescriptions?: Flag | Unset;
  };
  /** List Choices: List the choices of a column, or of a global choice, in every language. */
  listChoices: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table of the choice column, by any of its names. Needs Column Name. */
    entityType?: string | Unset;
    /** Column whose choices to list: a choice, status, status reason or yes/no column. */
    columnName?: string | Unset;
    /** Name of a global choice, instead of a table and a column. */
    globalChoiceName?: string | Unset;
  };
  /** Run Fetch XML Query: Run a FetchXML query and return its records, page by page or all of them. */
  fetchXml: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Root table of the query, by any name. If blank, the entity of the query is used. */
    entityType?: string | Unset;
    /** Query in FetchXML. It is sent unchanged, except for the attributes of paging. */
    xmlQuery: string;
    /** Annotations to return beside the values, comma-separated, such as formatted values. Use * for all of them. */
    includeAnnotations?: string | Unset;
    /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
    impersonateUserId?: string | Unset;
    /** Returns the records of all pages instead of one page, held in memory. A top in the query sets a limit. Default: false. */
    fetchAll?: Flag | Unset;
    /** Page to read. Next Page ID is more exact, and overrides it. */
    pageNumber?: number | string | Unset;
    /** The PagingInfo of the page before, or its cookie. */
    nextPageId?: string | JsonObject | Unset;
    /** Page number and cookie as a group. Overrides the inputs beside it. */
    pagination?: {
      /** Page to read. Next Page ID is more exact, and overrides it. */
      pageNumber?: number | string | Unset;
      /** The PagingInfo of the page before, or its cookie. */
      nextPageId?: string | JsonObject | Unset;
    } | string | Unset;
    /** Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field. */
    fieldMap?: string | JsonObject | readonly unknown[] | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Adds labels to each record: the texts of choices, states and yes/no, and the names of lookups, by column. Default: false. */
      includeLabels?: Flag | Unset;
      /** Adds recordUrl to each record: its address in the app. Default: false. */
      includeRecordUrl?: Flag | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Count Entities: Count the records of a table or the rows of a query, past the usual 5,000. */
  countEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table whose records to count, by any name. If blank, the entity of the XML Query is used. */
    entityType?: string | Unset;
    /** Condition that counted records meet, in the syntax of OData's $filter. Not together with an XML Query. */
    filterExpression?: string | Unset;
    /** FetchXML query whose rows to count. top and distinct have an effect; aggregations are refused. */
    fetchXml?: string | Unset;
    /** View whose query is run. Field Name and Order By replace its columns and order; Filter Expression is added to its filter. */
    view?: string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Time zone that dates without an offset in Filter Expression are meant in. */
      timeZone?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Search: Search the text of many tables at once, with the best matches first. */
  searchEntities: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** What to search for. In simple syntax, characters such as - or * are part of the text and no operators. */
    text: string;
    /** Tables to search. If blank, every table in the index, by its Quick Find columns. Named tables are searched by their names, or by Search Columns. */
    tables?: TextList | Unset;
    /** Columns of Tables to return; each table takes those it has, account.name only account. If blank, the name of the record. */
    columns?: TextList | Unset;
    /** Condition on columns of the index, sent as it is: eq, ne, gt, ge, lt, le, and, or, not and parentheses. Lookups go by their logical names. */
    filter?: string | Unset;
    /** Number of records to return. Default: 50. */
    top?: number | string | Unset;
    /** Number of records to leave out at the beginning, for the pages after the first. */
    skip?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Whether one of the words in Text is enough, or all of them have to be found. Default: any. */
      match?: "any" | "all" | Unset;
      /** How Text is meant. simple finds words as they are written; lucene has AND, OR, NOT, wildcards, phrases, fuzzy words and expressions. Default: simple. */
      syntax?: "simple" | "lucene" | Unset;
      /** Finds words that differ from those of Text by a letter or two as well. Only for simple syntax. Default: false. */
      fuzzy?: Flag | Unset;
      /** Columns of Tables to look in, comma-separated; each table takes those it has, account.name only account. If blank, the name. */
      searchColumns?: string | readonly unknown[] | Unset;
      /** What to count the matches by, a facet on each line: a column or table:column, and settings such as count:20, sort:value or interval:month. */
      facets?: string | readonly unknown[] | Unset;
      /** Columns of all Tables, or @search.score, comma-separated. Takes effect only in Lucene syntax with a wildcard in Text. */
      order?: string | readonly unknown[] | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** List Views: List the system views of a table, and the personal views that the user sees. */
  listViews: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Set Record State: Change the state and status of a record, such as to win a deal or resolve a case. */
  setEntityState: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table. Its entity set name (accounts) works fastest; any other name works too. */
    entityType: string;
    /** Record ID: a GUID, an alternate key such as accountnumber='A-1042', or the address of the record. */
    entityId: string;
    /** Status reason to set, by label or number. The label of a state (Won, Resolved, Inactive) means the state's default status reason. */
    status: string;
    /** What a closing keeps: subject, description, closeDate, actualRevenue, competitor, timeSpent (minutes). Only where Dataverse creates an activity. */
    details?: string | JsonObject | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Time zone of a closeDate without an offset. Default: UTC. */
      timeZone?: string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Send E-Mail: Send an e-mail from a user or queue, or keep it as a draft. */
  sendEmail: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** User or queue to send from: ID, name or address. If blank, the connection's user, which cannot be an application user. */
    from?: string | JsonObject | Unset;
    /** Addresses, names, IDs or references of contacts, accounts, leads, users and queues: one text with semicolons, or a list. */
    to?: string | JsonObject | readonly unknown[] | Unset;
    /** Subject of the e-mail. If blank, that of the template. */
    subject?: string | Unset;
    /** Body of the e-mail, as HTML or plain text. If blank, that of the template. */
    body?: string | Unset;
    /** Record that it is about: "table: name", { table, id }, the address of the record, or a row that was read. */
    regarding?: string | JsonObject | Unset;
    /** File of an earlier step, or a list: what Download File, Note or Attachment returns, or objects of name and file. */
    attachments?: string | JsonObject | readonly unknown[] | Uint8Array | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Who gets a copy. Takes what To takes. */
      cc?: string | JsonObject | readonly unknown[] | Unset;
      /** Who gets a copy that the others do not see. Takes what To takes. */
      bcc?: string | JsonObject | readonly unknown[] | Unset;
      /** Whether the e-mail is sent, or kept as a draft. Default: send. */
      send?: "send" | "draft" | Unset;
      /** E-mail template that gives subject and body, filled with the values of a record. */
      template?: string | Unset;
      /** Record whose values fill the template. If blank, Regarding, or the one recipient of To. */
      templateRecord?: string | JsonObject | Unset;
      /** What Body is. auto takes it for HTML if it has tags such as <p>; text keeps its characters and line breaks. Default: auto. */
      bodyFormat?: "auto" | "html" | "text" | Unset;
      /** GUID for the e-mail, so that a repeated run goes on with it and sends it once. If blank, one is chosen. */
      recordId?: string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Add Attachment: Add a file to an e-mail that is a draft. */
  addAttachment: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** The e-mail: its ID, its address, or the row as a step or trigger yields it. */
    email: string | JsonObject;
    /** File of an earlier step, or its bytes as a Buffer, Base64, a data URL or text. What the download actions return is taken too. */
    file: string | JsonObject | readonly unknown[] | Uint8Array;
    /** Name of the file, in any alphabet. If blank, the name that comes with the file. */
    name?: string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** How a File that is text is read. Auto: data URLs and Base64 of 24 characters or more are decoded, anything else is plain text. Default: auto. */
      encoding?: "auto" | "base64" | "text" | Unset;
      /** Type of the file. If blank, the type that comes with it, or that of its name's extension. */
      contentType?: string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** List Attachments: List the attachments of an e-mail, without their contents. */
  listAttachments: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** The e-mail: its ID, its address, or the row as a step or trigger yields it. */
    email: string | JsonObject;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Download Attachment: Download an attachment of an e-mail, with its name and type. */
  downloadAttachment: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** The attachment: its ID, or an entry of List Attachments. */
    attachment: string | JsonObject;
    /** Largest file to return, in megabytes: a larger one is refused before it is read. Default: 50. */
    maxSizeMB?: number | string | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Log Activity: Create a phone call, appointment, task or letter, completed or open. */
  logActivity: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** What is logged. */
    activityType: "phonecall" | "appointment" | "task" | "letter";
    /** Subject of the activity, at most 200 characters. */
    subject: string;
    /** Text of the activity. */
    description?: string | Unset;
    /** Who was called, written to or invited: names, IDs, addresses or references, one text with semicolons, or a list. */
    to?: string | JsonObject | readonly unknown[] | Unset;
    /** Record that it is about: "table: name", { table, id }, the address of the record, or a row that was read. */
    regarding?: string | JsonObject | Unset;
    /** Completes the activity, as one that was done. If false, it stays open. Default: true. */
    completed?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Who called or wrote, or the organizer of an appointment. Takes what To takes. */
      from?: string | JsonObject | readonly unknown[] | Unset;
      /** Who gets a copy of a letter, or is an optional attendee. Takes what To takes. */
      cc?: string | JsonObject | readonly unknown[] | Unset;
      /** Of a phone call or letter. Default: outgoing. */
      direction?: "incoming" | "outgoing" | Unset;
      /** When it begins or began. Required for an appointment. */
      start?: string | Unset;
      /** When it ends or is due, or when it ended. Required for an appointment. */
      end?: string | Unset;
      /** How long it took, in minutes. */
      durationMinutes?: number | string | Unset;
      /** Of a phone call. */
      phoneNumber?: string | Unset;
      /** Time zone of Start and End without an offset. Default: UTC. */
      timeZone?: string | Unset;
      /** GUID for the activity, so that a repeated run goes on with it and makes no second one. If blank, one is chosen. */
      recordId?: string | Unset;
      /** Custom plug-ins and workflows to skip. If blank, all of them run. Needs the privilege prvBypassCustomBusinessLogic. */
      bypassCustomLogic?: "CustomSync" | "CustomAsync" | "CustomSync,CustomAsync" | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Call Function: Call a function of Dataverse or a custom API, which reads and changes nothing. */
  callFunction: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Name of the message in any letter case, with or without Microsoft.Dynamics.CRM. before it. */
    message: string;
    /** Table that the message works on. Only needed where the message has it for several tables. */
    entityType?: string | Unset;
    /** Record that the message works on: a GUID, an alternate key or an address. If blank, it works on none. */
    entityId?: string | Unset;
    /** Values by the names of the parameters. A record is given as {table, id}, an option by label or number. */
    parameters?: string | JsonObject | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Call Action: Call an action of Dataverse or a custom API, or start a workflow on demand. */
  callAction: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Name of an action in any letter case, such as AddToQueue, or a workflow on demand: workflow: Send Welcome. */
    message: string;
    /** Table that the message works on. Only needed where the message has it for several tables. */
    entityType?: string | Unset;
    /** Record that the message works on: a GUID, an alternate key or an address. If blank, it works on none. */
    entityId?: string | Unset;
    /** Values by the names of the parameters. A record is given as {table, id}, an option by label or number. */
    parameters?: string | JsonObject | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** Converts values to what their columns take, such as dates from text and choices from labels. If false, values are sent unchanged. Default: true. */
      repairValues?: Flag | Unset;
      /** Time zone of date-times without an offset. Default: UTC. Needs Repair Values. */
      timeZone?: string | Unset;
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** List Messages: List the actions and functions that can be called, with what they take and answer. */
  listMessages: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Table whose messages to list. If blank, all messages are listed. */
    entityType?: string | Unset;
    /** Text that the name or the label of the message contains, in any letter case. */
    search?: string | Unset;
    /** Lists actions or functions only. If blank, both are listed. */
    kind?: "action" | "function" | Unset;
    /** Reads the whole $metadata (megabytes, once an hour), which alone has every message. If false, known messages and custom APIs. Default: false. */
    includeAll?: Flag | Unset;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Get Current User: Get the user, business unit and organization that the connection works as. */
  getCurrentUser: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Get Environment: Get the version, names, ids, languages, currency and settings of the environment, and the time zone of the user. */
  getOrganization: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Settings that are rarely needed, each optional. Takes JSON text as well. */
    options?: {
      /** User to act for: systemuserid, or an e-mail address or name that one active user has. Needs the privilege prvActOnBehalfOfAnotherUser. */
      impersonateUserId?: string | Unset;
      /** User to act for, by object ID in Microsoft Entra ID. Not together with Impersonate User ID. */
      impersonateObjectId?: string | Unset;
    } | string | Unset;
  };
  /** Validate Connection: Check the connection step by step, with what to do about each problem. */
  validateConnection: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Tables to check the connection's privileges for. If blank, no privilege is checked. */
    entityTypes?: TextList | Unset;
    /** Actions whose privileges to check, on the tables of Entity Types. If blank, every right on these tables is checked. */
    actionKeys?: TextList | Unset;
  };
  /** List Webhook Registrations: List every webhook of the environment with its steps and the last events that were not delivered. */
  listWebhookRegistrations: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Failed deliveries to list for each webhook, the latest first. Default: 5. */
    failures?: number | string | Unset;
  };
  /** Delete Webhook Registrations: Delete webhooks with their steps: those that this component registered, and others by their ids. */
  deleteWebhookRegistrations: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Webhooks to delete with their steps: those of this component by name or ID, all others by ID only. */
    registrations?: TextList | Unset;
    /** Also deletes webhooks of this instance whose address belongs to none of its flows any more. Default: false. */
    stale?: Flag | Unset;
  };
  /** Raw Request (Deprecated): Send any request to the Web API; kept for flows saved before the present Raw Request. */
  rawRequest: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Path from the host (/api/data/v9.2/accounts) or from the API root (accounts?$top=1). Other hosts are refused. */
    url: string;
    /** HTTP method of the request. */
    method: "DELETE" | "GET" | "HEAD" | "LINK" | "OPTIONS" | "PATCH" | "POST" | "PURGE" | "PUT" | "UNLINK";
    /** Body of the request. Text and files are sent unchanged, objects as JSON. Not together with Form Data or File Data. */
    data?: string | JsonObject | readonly unknown[] | Uint8Array | Unset;
    /** Text fields of a multipart form. */
    formData?: KeyValues | Unset;
    /** Files of a multipart form, usually referenced from an earlier step. */
    fileData?: KeyValues | Unset;
    /** Names of the files in File Data, by form field. Default: the name of the form field. */
    fileDataFileNames?: KeyValues | Unset;
    /** Parameters to add to the query of the address; they are encoded when sent. */
    queryParams?: KeyValues | Unset;
    /** Headers to send besides those of the connection, which cannot be replaced. */
    headers?: KeyValues | Unset;
    /** Form of the answer: json is parsed, text and document are text, arraybuffer a file. Default: json. */
    responseType?: "arraybuffer" | "document" | "json" | "text" | Unset;
    /** Milliseconds that one attempt may take. If blank or 0, the usual limit applies. */
    timeout?: number | string | Unset;
    /** Logs the request and its answer, without tokens, cookies and bodies. Default: false. */
    debugRequest?: Flag | Unset;
    /** Milliseconds to wait before another attempt. If Dataverse asks for more, it waits longer. Default: 0. */
    retryDelayMS?: number | string | Unset;
    /** Retries after any failure. If false, only after failures that may pass, if repeating is harmless. Default: false. */
    retryAllErrors?: Flag | Unset;
    /** Number of attempts after the first one; 0 for a single attempt. Default: 0. */
    maxRetries?: number | string | Unset;
    /** Waits longer before each further attempt, instead of the same Retry Delay every time. Default: false. */
    useExponentialBackoff?: Flag | Unset;
  };
  /** Raw Request: Send any request to the Web API and return the body of the answer. */
  rawRequestV2: {
    /** Environment to work in, and the user or application to work as. */
    connection: Connection;
    /** Path from the host (/api/data/v9.2/accounts) or from the API root (accounts?$top=1). Other hosts are refused. */
    url: string;
    /** HTTP method of the request. */
    method: "DELETE" | "GET" | "HEAD" | "LINK" | "OPTIONS" | "PATCH" | "POST" | "PURGE" | "PUT" | "UNLINK";
    /** Body of the request. Text and files are sent unchanged, objects as JSON. Not together with Form Data or File Data. */
    data?: string | JsonObject | readonly unknown[] | Uint8Array | Unset;
    /** Text fields of a multipart form. */
    formData?: KeyValues | Unset;
    /** Files of a multipart form, usually referenced from an earlier step. */
    fileData?: KeyValues | Unset;
    /** Names of the files in File Data, by form field. Default: the name of the form field. */
    fileDataFileNames?: KeyValues | Unset;
    /** Parameters to add to the query of the address; they are encoded when sent. */
    queryParams?: KeyValues | Unset;
    /** Headers to send besides those of the connection, which cannot be replaced. */
    headers?: KeyValues | Unset;
    /** Form of the answer: json is parsed, text and document are text, arraybuffer a file. Default: json. */
    responseType?: "arraybuffer" | "document" | "json" | "text" | Unset;
    /** Milliseconds that one attempt may take. If blank or 0, the usual limit applies. */
    timeout?: number | string | Unset;
    /** Logs the request and its answer, without tokens, cookies and bodies. Default: false. */
    debugRequest?: Flag | Unset;
    /** Milliseconds to wait before another attempt. If Dataverse asks for more, it waits longer. Default: 0. */
    retryDelayMS?: number | string | Unset;
    /** Retries after any failure. If false, only after failures that may pass, if repeating is harmless. Default: false. */
    retryAllErrors?: Flag | Unset;
    /** Number of attempts after the first one; 0 for a single attempt. Default: 0. */
    maxRetries?: number | string | Unset;
    /** Waits longer before each further attempt, instead of the same Retry Delay every time. Default: false. */
    useExponentialBackoff?: Flag | Unset;
  };
}
