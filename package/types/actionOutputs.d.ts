// Generated from the component by `npm run docs`. Change the source, not this file.
import type { AnyRecord } from "./values.js";

/** The `data` that each action answers with, by its key. */
export interface ActionOutputs {
  /** Query Entities: Query the records of a table, page by page or all of them. */
  queryEntities: {
    /** The records */
    value: Array<{
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    }>;
    /** False when value holds everything the query has */
    hasMore: boolean;
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Number of matching records, where Count is on; at most 5,000 */
    "@odata.count"?: number;
    /** Link to the next page */
    "@odata.nextLink"?: string | null;
    /** The same as @odata.context */
    oDataContext?: string;
    /** The same as @odata.count */
    oDataCount?: number;
    /** The same as @odata.nextLink */
    oDataNextLink?: string | null;
    /** With View: what the view shows, in its order */
    columns?: Array<{
      /** Logical name; of a linked table with the alias before it */
      name: string;
      /** Label in the user's language */
      label: string;
      [name: string]: unknown;
    }>;
    /** Why Fetch All stopped early, where it did */
    warning?: string;
    /** Expanded collections that hold more than was returned, where there are any */
    incompleteExpands?: Array<{
      /** Position of the record in value */
      index: number;
      /** Where the collection is inside the record */
      path: string;
      /** Link to the rest of the collection */
      nextLink: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Get Entity: Get one record by its GUID or an alternate key. */
  getEntity: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Version of the record, for Record Version */
    "@odata.etag"?: string;
    /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
    labels?: AnyRecord;
    /** With Include Record URL: address of the record in the app */
    recordUrl?: string;
    /** With Field Map: values by the fields of the app */
    mapped?: AnyRecord;
    [name: string]: unknown;
  } | null;
  /** Find Record: Find a record by values or by a key, and create it if it does not exist. */
  findEntity: {
    /** Whether a record was there */
    found: boolean;
    /** Whether this run created the record */
    created: boolean;
    /** Records that have these values; at most 5,000 where only one of them is returned */
    count: number;
    /** The record that was found or created; the first one of several; null if none */
    record: {
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    } | null;
    /** Every record that is returned */
    records: Array<{
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    }>;
    /** Whether records holds every record that has these values */
    complete: boolean;
    /** Why If Many all stopped early, where it did */
    warning?: string;
    [name: string]: unknown;
  };
  /** Find Duplicates: Find the records that duplicate detection rules take for the same as a record. */
  findDuplicates: {
    /** found, none, switchedOff, notEnabled, noRules or noValues */
    status: string;
    /** Whether rules were applied: true for found and none */
    checked: boolean;
    /** Number of matches */
    count: number;
    /** Whether matches is everything that the rules find */
    complete: boolean;
    /** The records that were found */
    matches: Array<{
      /** Logical name of its table */
      table: string;
      /** ID of the record */
      id: string;
      /** Primary name of the record */
      name: string | null;
      /** Columns by logical name, lookups as _name_value, annotations beside them */
      record: {
        /** Address of the description of the answer */
        "@odata.context"?: string;
        /** Version of the record, for Record Version */
        "@odata.etag"?: string;
        /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
        labels?: AnyRecord;
        /** With Include Record URL: address of the record in the app */
        recordUrl?: string;
        /** With Field Map: values by the fields of the app */
        mapped?: AnyRecord;
        [name: string]: unknown;
      };
      [name: string]: unknown;
    }>;
    /** Every published rule of the table */
    rules: Array<{
      /** ID of the rule */
      id: string;
      /** Name of the rule */
      name: string;
      /** Logical name of the table that it finds records of */
      matchingTable: string;
      /** Whether letter case makes a difference */
      isCaseSensitive?: boolean;
      /** Whether inactive records are left out */
      activeOnly?: boolean;
      /** Comparisons, all of which have to hold */
      conditions: Array<{
        /** Logical name of the column */
        column: string;
        /** Logical name of the other record's column */
        matchingColumn: string;
        /** same, sameFirst, sameLast, sameDate, sameDateAndTime, sameLabel or sameValue */
        operator: string;
        /** Characters that sameFirst and sameLast compare */
        characters: number | null;
        /** Whether the rule is left out where the column is empty */
        ignoresBlanks: boolean;
        [name: string]: unknown;
      }>;
      /** Whether the rule can find anything with these values */
      applied: boolean;
      /** Columns of the rule that are empty */
      missing: Array<string>;
      [name: string]: unknown;
    }>;
    /** Why no rule was applied, or some were not; null if all were */
    reason: string | null;
    [name: string]: unknown;
  };
  /** Create Entity: Create a record and return it as stored. */
  createEntity: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Version of the record, for Record Version */
    "@odata.etag"?: string;
    /** With Skip Unchanged: true if nothing was written, since nothing would have changed */
    unchanged?: boolean;
    [name: string]: unknown;
  };
  /** Update Entity: Update an existing record and return it as stored. */
  updateEntity: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Version of the record, for Record Version */
    "@odata.etag"?: string;
    /** With Skip Unchanged: true if nothing was written, since nothing would have changed */
    unchanged?: boolean;
    [name: string]: unknown;
  };
  /** Upsert Entity: Update a record, or create it if it does not exist, and return it as stored. */
  upsertEntity: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Version of the record, for Record Version */
    "@odata.etag"?: string;
    /** With Skip Unchanged: true if nothing was written, since nothing would have changed */
    unchanged?: boolean;
    [name: string]: unknown;
  };
  /** Delete Entity: Delete one record by its GUID or an alternate key. */
  deleteEntity: {
    /** False where Ignore Missing let a missing record pass */
    deleted: boolean;
    [name: string]: unknown;
  };
  /** Merge Records: Merge an account, contact, lead or case into another, which cannot be undone. */
  mergeEntities: {
    /** False if they were merged before */
    changed: boolean;
    /** Columns that the master record took from the merged record */
    taken: Array<string>;
    /** The record that stays */
    masterRecord: {
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    };
    /** The record that is inactive now */
    mergedRecord: {
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  /** Qualify Lead: Qualify a lead and return the account, contact and opportunity made from it. */
  qualifyLead: {
    /** False if the lead was qualified before */
    changed: boolean;
    /** ID of the lead */
    leadId: string;
    /** The account made from it, or null */
    account: {
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    } | null;
    /** The contact made from it, or null */
    contact: {
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    } | null;
    /** The opportunity made from it, or null */
    opportunity: {
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    } | null;
    /** Every record made from it, the oldest of each table first */
    records: Array<{
      /** Logical name of its table */
      table: string;
      /** Its ID */
      id: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Convert Record: Make a quote, order, invoice or revision from the record before it. */
  convertEntity: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Version of the record, for Record Version */
    "@odata.etag"?: string;
    /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
    labels?: AnyRecord;
    /** With Include Record URL: address of the record in the app */
    recordUrl?: string;
    /** With Field Map: values by the fields of the app */
    mapped?: AnyRecord;
    [name: string]: unknown;
  };
  /** Run Batch Operations: Run many record actions in one request, all or nothing or each on its own. */
  batchEntityActions: Array<AnyRecord>;
  /** Bulk Create Entities: Create many records of a table, with a result for each row. */
  bulkCreateEntities: {
    /** Rows given */
    total: number;
    /** Rows that were written, or needed no write */
    succeeded: number;
    /** Rows that needed no write; only with Skip Unchanged or Expected Plan Hash */
    unchanged?: number;
    /** Rows that were refused */
    failed: number;
    /** Rows of which it is not known whether they were written */
    unknown: number;
    /** Rows that were not sent: another run goes on with them */
    unprocessed: number;
    /** Index of the first row without a row result; total if there is none */
    startAt: number;
    /** One row result for each row */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** created, updated, upserted, deleted, unchanged, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the row */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Bulk Update Entities: Update many records of a table, with a result for each row. */
  bulkUpdateEntities: {
    /** Rows given */
    total: number;
    /** Rows that were written, or needed no write */
    succeeded: number;
    /** Rows that needed no write; only with Skip Unchanged or Expected Plan Hash */
    unchanged?: number;
    /** Rows that were refused */
    failed: number;
    /** Rows of which it is not known whether they were written */
    unknown: number;
    /** Rows that were not sent: another run goes on with them */
    unprocessed: number;
    /** Index of the first row without a row result; total if there is none */
    startAt: number;
    /** One row result for each row */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** created, updated, upserted, deleted, unchanged, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the row */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Bulk Upsert Entities: Update many records of a table or create those that do not exist, with a result for each row. */
  bulkUpsertEntities: {
    /** Rows given */
    total: number;
    /** Rows that were written, or needed no write */
    succeeded: number;
    /** Rows that needed no write; only with Skip Unchanged or Expected Plan Hash */
    unchanged?: number;
    /** Rows that were refused */
    failed: number;
    /** Rows of which it is not known whether they were written */
    unknown: number;
    /** Rows that were not sent: another run goes on with them */
    unprocessed: number;
    /** Index of the first row without a row result; total if there is none */
    startAt: number;
    /** One row result for each row */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** created, updated, upserted, deleted, unchanged, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the row */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Bulk Delete Entities: Delete many records of a table, with a result for each row. */
  bulkDeleteEntities: {
    /** Rows given */
    total: number;
    /** Rows that were written, or needed no write */
    succeeded: number;
    /** Rows that needed no write; only with Skip Unchanged or Expected Plan Hash */
    unchanged?: number;
    /** Rows that were refused */
    failed: number;
    /** Rows of which it is not known whether they were written */
    unknown: number;
    /** Rows that were not sent: another run goes on with them */
    unprocessed: number;
    /** Index of the first row without a row result; total if there is none */
    startAt: number;
    /** One row result for each row */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** created, updated, upserted, deleted, unchanged, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the row */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Preview Write: Describe what a create, update, upsert or delete of many records would change, and write nothing. */
  previewWrite: {
    /** One entry for each row */
    rows: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** create, update, unchanged, delete or refused */
      action: string;
      /** ID of the record, if there is one */
      id?: string;
      /** Columns with another value */
      changes: Array<{
        /** Logical name of the column */
        column: string;
        /** Display name of the column */
        label: string;
        /** The value that is stored; null if the column is empty, or the record is new */
        from?: unknown;
        /** The value to be written; of a lookup the ID of the record */
        to?: unknown;
        /** The stored value as Dataverse formats it */
        fromLabel?: string | null;
        /** Labels of the options to be written */
        toLabel?: string | null;
        [name: string]: unknown;
      }>;
      /** Why the row would be refused, and what is not known of it */
      problems: Array<string>;
      [name: string]: unknown;
    }>;
    /** Rows by what would become of them */
    counts: {
      /** Records that would be created */
      create: number;
      /** Records that would be changed */
      update: number;
      /** Records that are as they should be */
      unchanged: number;
      /** Records that would be deleted */
      delete: number;
      /** Rows that would be refused */
      refused: number;
      [name: string]: unknown;
    };
    /** Requests that were sent */
    requests: number;
    /** For Expected Plan Hash of a bulk action with the same rows */
    planHash: string;
    /** What a preview does not know */
    notForeseen: string;
    [name: string]: unknown;
  };
  /** Mirror Records: Update the rows of a table to match a list: write what differs, and keep, deactivate or delete what the list does not have. */
  mirrorEntities: {
    /** Whether nothing is left for another run: every record written or rejected, every removal that was due done */
    complete: boolean;
    /** Whether this is what would be done: nothing was written */
    dryRun: boolean;
    /** Rows that were created */
    inserted: number;
    /** Rows that were changed */
    updated: number;
    /** Rows that are as they should be, or that Mode leaves as they are */
    unchanged: number;
    /** Rows that were inactive and are active now */
    reactivated: number;
    /** Rows that the list does not have and that are inactive now */
    deactivated: number;
    /** Rows that the list does not have and that were deleted */
    deleted: number;
    /** Records that were not written, each with the reason in results */
    rejected: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that the run did not come to: another run does them */
    unprocessed: number;
    /** Rows in the scope when it was read */
    scopeRows: number;
    /** Rows that were removed */
    removals: Array<{
      /** ID of the row */
      id: string;
      /** deactivated, deleted or unknown */
      status: string;
      [name: string]: unknown;
    }>;
    /** Rows that the list does not have and that were left as they are */
    skippedRemovals: Array<{
      /** ID of the row */
      id: string;
      /** Why it was left */
      reason: string;
      [name: string]: unknown;
    }>;
    /** Why no row was removed although some were due */
    removalsRefused?: string | null;
    /** Lookups by which rows of other tables are deleted along */
    cascades?: Array<{
      /** Logical name of the table */
      table: string;
      /** Logical name of the lookup */
      column: string;
      [name: string]: unknown;
    }>;
    /** Lookups by which rows of other tables keep rows from deletion */
    restricts?: Array<{
      /** Logical name of the table */
      table: string;
      /** Logical name of the lookup */
      column: string;
      [name: string]: unknown;
    }>;
    /** One entry for each record of the list */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the row, if known */
      id?: string;
      /** inserted, updated, unchanged, reactivated, rejected, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** For Expected Plan Hash of the same list */
    planHash?: string;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** List Related Records: List the records that a record is related to, page by page or all of them. */
  listRelatedEntities: {
    /** The records */
    value: Array<{
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    }>;
    /** False when value holds everything the query has */
    hasMore: boolean;
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** Number of matching records, where Count is on; at most 5,000 */
    "@odata.count"?: number;
    /** Link to the next page */
    "@odata.nextLink"?: string | null;
    /** The same as @odata.context */
    oDataContext?: string;
    /** The same as @odata.count */
    oDataCount?: number;
    /** The same as @odata.nextLink */
    oDataNextLink?: string | null;
    /** With View: what the view shows, in its order */
    columns?: Array<{
      /** Logical name; of a linked table with the alias before it */
      name: string;
      /** Label in the user's language */
      label: string;
      [name: string]: unknown;
    }>;
    /** Why Fetch All stopped early, where it did */
    warning?: string;
    /** Expanded collections that hold more than was returned, where there are any */
    incompleteExpands?: Array<{
      /** Position of the record in value */
      index: number;
      /** Where the collection is inside the record */
      path: string;
      /** Link to the rest of the collection */
      nextLink: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Associate Records: Associate a record with others along a relationship, with a result for each of them. */
  associateEntities: {
    /** Records that are linked now */
    linked: number;
    /** Records that were linked before, as far as that was read or told */
    alreadyLinked: number;
    /** Records given */
    total: number;
    /** Records that were refused */
    failed: Array<{
      /** Position in Related Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** Why the row was not written, or why that is not known */
      error: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      [name: string]: unknown;
    }>;
    /** Records of which it is not known whether they were written */
    unknown: Array<{
      /** Position in Related Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** Why the row was not written, or why that is not known */
      error: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      [name: string]: unknown;
    }>;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each related record */
    results: Array<{
      /** Position in Related Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** linked, alreadyLinked, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Disassociate Records: Disassociate a record from others along a relationship, with a result for each of them. */
  disassociateEntities: {
    /** Records whose link was ended */
    unlinked: number;
    /** Records that were not linked to this one any more */
    alreadyUnlinked: number;
    /** Records given */
    total: number;
    /** Records that were refused */
    failed: Array<{
      /** Position in Related Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** Why the row was not written, or why that is not known */
      error: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      [name: string]: unknown;
    }>;
    /** Records of which it is not known whether they were written */
    unknown: Array<{
      /** Position in Related Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** Why the row was not written, or why that is not known */
      error: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      [name: string]: unknown;
    }>;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each related record */
    results: Array<{
      /** Position in Related Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** unlinked, alreadyUnlinked, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Assign Records: Assign one record or many to another user or team, with a result for each. */
  assignEntity: {
    /** The user or team that Owner means */
    owner: {
      /** systemuser or team */
      table: string;
      /** GUID of the user or team */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Records given */
    total: number;
    /** Records that were assigned */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were assigned */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** assigned, failed, unknown or notRun */
      status: string;
      /** Who owns the record now, if it was assigned */
      owner?: {
        /** systemuser or team */
        table: string;
        /** GUID of the user or team */
        id: string;
        /** Its name, if it was read */
        name?: string;
        [name: string]: unknown;
      };
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Share Record: Share a record with a user or team, and return with whom it is shared. */
  shareEntity: {
    /** The record */
    record: {
      /** Logical name of its table */
      table: string;
      /** GUID of the record */
      id: string;
      [name: string]: unknown;
    };
    /** The user or team that Principal means */
    principal: {
      /** systemuser or team */
      table: string;
      /** GUID of the user or team */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** What it may do now by sharing; null if that could not be read */
    rights: Array<string> | null;
    /** Every user and team with which the record is shared; null if that could not be read */
    sharedWith: Array<{
      /** systemuser or team */
      table: string;
      /** GUID of the user or team */
      id: string;
      /** Its name, if it was read */
      name?: string;
      /** What it may do */
      rights?: Array<string>;
      [name: string]: unknown;
    }> | null;
    /** Why it could not be read, if so */
    warning?: string;
    [name: string]: unknown;
  };
  /** Stop Sharing Record: Stop sharing a record with a user or team, and return with whom it is still shared. */
  unshareEntity: {
    /** The record */
    record: {
      /** Logical name of its table */
      table: string;
      /** GUID of the record */
      id: string;
      [name: string]: unknown;
    };
    /** The user or team that Principal means */
    principal: {
      /** systemuser or team */
      table: string;
      /** GUID of the user or team */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** What it may do now by sharing; null if that could not be read */
    rights: Array<string> | null;
    /** Every user and team with which the record is shared; null if that could not be read */
    sharedWith: Array<{
      /** systemuser or team */
      table: string;
      /** GUID of the user or team */
      id: string;
      /** Its name, if it was read */
      name?: string;
      /** What it may do */
      rights?: Array<string>;
      [name: string]: unknown;
    }> | null;
    /** Why it could not be read, if so */
    warning?: string;
    [name: string]: unknown;
  };
  /** Upload File or Image: Upload a file to a file or image column of a record, in the place of the one there. */
  uploadFile: {
    /** The record */
    record: {
      /** Logical name of its table */
      table: string;
      /** GUID of the record */
      id: string;
      [name: string]: unknown;
    };
    /** Logical name of the column */
    column: string;
    /** Name of the file; null for an image without one */
    name: string | null;
    /** Size in bytes */
    size: number;
    /** MIME type of the file */
    contentType: string;
    [name: string]: unknown;
  };
  /** Download File or Image: Download the file or image that a column of a record holds, with its name and type. */
  downloadFile: {
    /** The file, for inputs that take one */
    file: {
      /** Its bytes */
      data: Uint8Array;
      /** MIME type of the file */
      contentType: string;
      [name: string]: unknown;
    } | null;
    /** Name of the file; null for most images */
    name: string | null;
    /** Size in bytes */
    size: number | null;
    [name: string]: unknown;
  };
  /** Delete File or Image: Delete what a file or image column of a record holds, and nothing else of it. */
  deleteFile: {
    /** False if Dataverse says that the column was empty */
    deleted: boolean;
    [name: string]: unknown;
  };
  /** Add to Queue: Add records to a queue, with a result and the queue item of each. */
  addToQueue: {
    /** The queue that Queue means, if it was given */
    queue?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** ID of the queue item, if known */
      queueItemId?: string;
      /** added, alreadyInQueue, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Remove from Queue: Remove records or queue items from their queue, with a result for each; no record is deleted. */
  removeFromQueue: {
    /** The queue that Queue means, if it was given */
    queue?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** ID of the queue item, if known */
      queueItemId?: string;
      /** removed, notInQueue, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Pick from Queue: Pick records or queue items for a user to work on, or release them, with a result for each. */
  pickFromQueue: {
    /** The queue that Queue means, if it was given */
    queue?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** The user who works on the items now, unless they were released */
    worker?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Records, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** ID of the queue item, if known */
      queueItemId?: string;
      /** picked, released, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Add List Members: Add accounts, contacts or leads to a static marketing list, with a result for each of them. */
  addListMembers: {
    /** The list that List means */
    list?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Logical name of the table that its members are of */
    memberTable?: string;
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Members, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** added, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Remove List Members: Remove accounts, contacts or leads from a static marketing list, with a result for each. */
  removeListMembers: {
    /** The list that List means */
    list?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Logical name of the table that its members are of */
    memberTable?: string;
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Members, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** removed, notMember, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Add Team Members: Add users to a team, with a result for each of them. */
  addTeamMembers: {
    /** The team that Team means */
    team?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Members, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** added, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Remove Team Members: Remove users from a team, with a result for each of them. */
  removeTeamMembers: {
    /** The team that Team means */
    team?: {
      /** GUID */
      id: string;
      /** Its name, if it was read */
      name?: string;
      [name: string]: unknown;
    };
    /** Records given */
    total: number;
    /** Records that are as they were wanted */
    succeeded: number;
    /** Records that were refused */
    failed: number;
    /** Records of which it is not known whether they were written */
    unknown: number;
    /** Records that were not sent: another run goes on with them */
    unprocessed: number;
    /** False when another run has to go on with startAt */
    complete: boolean;
    /** Index of the first record without a result; total if there is none */
    startAt: number;
    /** One result for each record */
    results: Array<{
      /** Position in Members, from 0 */
      index: number;
      /** ID of the record, if known */
      id?: string;
      /** removed, failed, unknown or notRun */
      status: string;
      /** Why the row was not written, or why that is not known */
      error?: {
        /** The whole reason, in words */
        message: string;
        /** Dataverse code in hex */
        code?: string;
        /** HTTP status */
        status?: number;
        /** Id for Microsoft support */
        requestId?: string;
        /** What to do about it */
        hint?: string;
        [name: string]: unknown;
      };
      /** Requests that carried the record */
      attempts: number;
      [name: string]: unknown;
    }>;
    /** Requests that were sent */
    requests?: number;
    /** Milliseconds spent waiting because Dataverse was busy */
    waitedMs?: number;
    [name: string]: unknown;
  };
  /** Add Note: Add a note to a record, with a file or without. */
  addNote: {
    /** GUID of the note */
    id: string;
    /** The record it is about */
    record: {
      /** Logical name of its table */
      table: string;
      /** GUID of the record */
      id: string;
      [name: string]: unknown;
    };
    /** Its file */
    file: {
      /** Name of the file */
      name: string | null;
      /** Size in bytes */
      size: number | null;
      /** MIME type of the file */
      contentType: string | null;
      [name: string]: unknown;
    } | null;
    [name: string]: unknown;
  };
  /** List Notes: List the notes of a record, the youngest first. */
  listNotes: {
    /** Notes, without the contents of their files */
    notes: Array<{
      /** GUID of the note */
      id: string;
      /** Title of the note */
      subject: string | null;
      /** Text of the note */
      text: string | null;
      /** Its file */
      file: {
        /** Name of the file */
        name: string | null;
        /** Size in bytes */
        size: number | null;
        /** MIME type of the file */
        contentType: string | null;
        [name: string]: unknown;
      } | null;
      /** When it was created, in UTC */
      createdOn: string;
      /** Name of the user who created it */
      createdBy: string | null;
      /** When it was changed, in UTC */
      modifiedOn: string;
      /** Name of the user who changed it */
      modifiedBy: string | null;
      [name: string]: unknown;
    }>;
    /** False if these are all */
    hasMore: boolean;
    /** Why reading stopped early, if so */
    warning?: string;
    [name: string]: unknown;
  };
  /** Download Note: Get a note with its file. */
  downloadNote: {
    /** GUID of the note */
    id: string;
    /** Title of the note */
    subject: string | null;
    /** Text of the note */
    text: string | null;
    /** The file, for inputs that take one */
    file: {
      /** Its bytes */
      data: Uint8Array;
      /** MIME type of the file */
      contentType: string;
      [name: string]: unknown;
    } | null;
    /** Name of the file; null for a note without one */
    name: string | null;
    /** Size in bytes; null for a note without a file */
    size: number | null;
    [name: string]: unknown;
  };
  /** List Unified Records: List records in a shape that is the same for every CRM, or what changed since an earlier list. */
  listUnified: {
    /** The records of this page */
    result: Array<{
      /** GUID of the record; of a field, the name of its column */
      id: string;
      /** When it was created */
      created_at?: string | null;
      /** When it was changed last */
      updated_at?: string | null;
      /** Version of the record */
      etag?: string | null;
      /** Columns with a publisher's prefix, and fields of Field Map */
      custom_fields?: AnyRecord;
      /** With Include Remote Data: the record as Dataverse has it */
      remote_data?: AnyRecord;
      /** With Since: true for a record that was deleted */
      deleted?: boolean;
      [name: string]: unknown;
    }>;
    /** Cursor of the next page; null if there is none */
    next_cursor: string | null;
    /** Whether there are more: the next page is asked for with next_cursor */
    has_more: boolean;
    /** On the last page, where changes can be tracked: Since of a later list */
    next_since?: string;
    /** What cannot be known, if so */
    warning?: string;
    [name: string]: unknown;
  };
  /** Get Unified Record: Get a record in a shape that is the same for every CRM, by its ID or a key. */
  getUnified: {
    /** GUID of the record; of a field, the name of its column */
    id: string;
    /** When it was created */
    created_at?: string | null;
    /** When it was changed last */
    updated_at?: string | null;
    /** Version of the record */
    etag?: string | null;
    /** Columns with a publisher's prefix, and fields of Field Map */
    custom_fields?: AnyRecord;
    /** With Include Remote Data: the record as Dataverse has it */
    remote_data?: AnyRecord;
    /** With Since: true for a record that was deleted */
    deleted?: boolean;
    [name: string]: unknown;
  } | null;
  /** Upsert Unified Record: Create or update a record in a shape that is the same for every CRM, and return it as stored. */
  upsertUnified: {
    /** GUID of the record; of a field, the name of its column */
    id: string;
    /** When it was created */
    created_at?: string | null;
    /** When it was changed last */
    updated_at?: string | null;
    /** Version of the record */
    etag?: string | null;
    /** Columns with a publisher's prefix, and fields of Field Map */
    custom_fields?: AnyRecord;
    /** With Include Remote Data: the record as Dataverse has it */
    remote_data?: AnyRecord;
    /** With Since: true for a record that was deleted */
    deleted?: boolean;
    [name: string]: unknown;
  };
  /** List Entity Types: List the entity set names of the environment. */
  listEntities: {
    /** The entity types */
    entities: Array<{
      /** Entity set name */
      name?: string;
      /** EntitySet, as a rule */
      kind?: string;
      /** Address relative to the root of the Web API */
      url?: string;
      [name: string]: unknown;
    }>;
    /** Number of entity types in the environment, not only on this page */
    totalCount: number;
    /** For Next Link, to get the next page; null on the last one */
    nextLink: string | null;
    /** False when there is no further page */
    hasMore: boolean;
    [name: string]: unknown;
  };
  /** List Entities: List the tables of the environment with their labels and kinds. */
  listEntitiesAction: {
    /** By schema name */
    entities: Array<{
      /** MetadataId of the table */
      entityId?: string;
      /** Logical name */
      logicalName?: string;
      /** Schema name */
      schemaName?: string;
      /** Label in the language of the user */
      displayName?: string | null;
      /** Plural label in the language of the user */
      pluralDisplayName?: string | null;
      /** True for a custom table */
      isCustomEntity?: boolean;
      /** True for a table whose records live inside those of another */
      isChildEntity?: boolean;
      /** Description; with Include Entity Details, as all that follows */
      description?: string | null;
      /** UserOwned, OrganizationOwned and the like */
      ownershipType?: string | null;
      /** True for an activity */
      isActivity?: boolean | null;
      /** True where business process flows are enabled */
      isBusinessProcessEnabled?: boolean | null;
      /** True where advanced find shows the table */
      isValidForAdvancedFind?: boolean | null;
      /** True where records can be put into queues */
      isValidForQueue?: boolean | null;
      /** Color, as in #0078d4 */
      entityColor?: string | null;
      /** Name of the large icon */
      iconLargeName?: string | null;
      /** Name of the medium icon */
      iconMediumName?: string | null;
      /** Name of the small icon */
      iconSmallName?: string | null;
      [name: string]: unknown;
    }>;
    /** Number of tables returned */
    totalCount: number;
    /** Number of custom tables among them */
    customEntitiesCount: number;
    /** Number of other tables among them */
    systemEntitiesCount: number;
    [name: string]: unknown;
  };
  /** Get Entities Metadata: Get tables together with their columns, for a selection of objects. */
  getEntitiesMetaData: Array<{
    /** Key and label */
    object: {
      /** MetadataId of the table */
      key: string;
      /** Schema name of the table */
      label: string;
      [name: string]: unknown;
    };
    /** True where Default Selected Entity Types names the table */
    defaultSelected: boolean;
    /** Columns by label, without those that only show another column's label or name */
    fields: Array<{
      /** Logical name of the column */
      key: string;
      /** Label of the column, else its logical name */
      label: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  }>;
  /** Get Entity Metadata: Get the definition of a table, without its columns. */
  getEntityMetaData: {
    /** A definition as Dataverse has it, properties in PascalCase */
    result: {
      /** Type of the definition */
      "@odata.type"?: string;
      /** Id of the definition */
      MetadataId?: string;
      /** Logical name */
      LogicalName?: string;
      /** Schema name */
      SchemaName?: string;
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  /** Query Attributes: Query the column definitions of a table. */
  queryAttributes: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** The same as @odata.context */
    oDataContext?: string;
    /** The definitions */
    value: Array<{
      /** Type of the definition */
      "@odata.type"?: string;
      /** Id of the definition */
      MetadataId?: string;
      /** Logical name */
      LogicalName?: string;
      /** Schema name */
      SchemaName?: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Get Attribute: Get the definition of one column by its MetadataId or name. */
  getAttribute: {
    /** Type of the definition */
    "@odata.type"?: string;
    /** Id of the definition */
    MetadataId?: string;
    /** Logical name */
    LogicalName?: string;
    /** Schema name */
    SchemaName?: string;
    [name: string]: unknown;
  };
  /** Create Attribute: Create a column of a table and return its definition as stored. */
  createAttribute: {
    /** Type of the definition */
    "@odata.type"?: string;
    /** Id of the definition */
    MetadataId?: string;
    /** Logical name */
    LogicalName?: string;
    /** Schema name */
    SchemaName?: string;
    [name: string]: unknown;
  };
  /** Update Attribute: Change properties of a column and leave all others as they are. */
  updateAttribute: {
    /** Id of the column's definition */
    MetadataId?: string;
    /** Logical name of the column */
    LogicalName: string;
    /** Schema name of the column */
    SchemaName?: string;
    /** Logical name of the table */
    EntityLogicalName?: string;
    /** Always true: anything else is an error */
    updated: boolean;
    /** True where the table was published */
    published: boolean;
    [name: string]: unknown;
  };
  /** Delete Attribute: Delete a column of a table together with all of its values. */
  deleteAttribute: {
    /** Always true: anything else is an error */
    deleted: boolean;
    [name: string]: unknown;
  };
  /** List Attributes: List the columns of a table with their labels, types and uses. */
  listAttributesAction: {
    /** MetadataId of the table */
    entityId: string;
    /** By logical name */
    attributes: Array<{
      /** Logical name */
      logicalName?: string;
      /** Label in the language of the user; the logical name where it has none */
      displayName?: string;
      /** Money, Picklist, Lookup, File and so on */
      attributeType?: string;
      /** Description in the language of the user */
      description?: string | null;
      /** True for a custom column */
      isCustomAttribute?: boolean;
      /** True for the column that holds the record's id */
      isPrimaryId?: boolean;
      /** True for the column that holds the record's name */
      isPrimaryName?: boolean;
      /** None, Recommended, ApplicationRequired or SystemRequired */
      requiredLevel?: string | null;
      /** True where the column can be read */
      isValidForRead?: boolean;
      /** True where a create may set the column */
      isValidForCreate?: boolean;
      /** True where an update may set the column */
      isValidForUpdate?: boolean;
      /** Column whose label or name this one only shows */
      attributeOf?: string | null;
      /** Schema name; with Include Attribute Details, as all that follows */
      schemaName?: string | null;
      /** True where field security applies */
      isSecured?: boolean | null;
      /** True where changes are audited */
      isAuditEnabled?: boolean | null;
      /** True where advanced find shows the column */
      isValidForAdvancedFind?: boolean | null;
      [name: string]: unknown;
    }>;
    /** Number of columns returned */
    totalCount: number;
    /** Number of custom columns among them */
    customAttributesCount?: number;
    /** Number of other columns among them */
    systemAttributesCount?: number;
    /** Number of columns of each type */
    attributesByType?: AnyRecord;
    /** Column that holds the record's id */
    primaryIdAttribute?: string | null;
    /** Column that holds the record's name */
    primaryNameAttribute?: string | null;
    [name: string]: unknown;
  };
  /** Describe Entity Type: Describe a table in one compact answer, with JSON Schemas of the records to create and update. */
  describeEntityType: {
    /** Logical name */
    logicalName: string;
    /** Schema name */
    schemaName?: string;
    /** Entity set name, as in addresses */
    entitySetName: string;
    /** Label in the language of the user */
    label?: string;
    /** Plural label in the language of the user */
    pluralLabel?: string;
    /** MetadataId of the table */
    metadataId?: string;
    /** Column that holds the record's id */
    primaryIdAttribute?: string;
    /** Column that holds the record's name */
    primaryNameAttribute?: string | null;
    /** Standard, Elastic or Virtual */
    tableType?: string;
    /** True for a custom table */
    isCustom?: boolean;
    /** True for an activity */
    isActivity?: boolean;
    /** True where changes are tracked */
    changeTracking?: boolean;
    /** Columns by name */
    columns: Array<{
      /** Logical name */
      name?: string;
      /** Label in the language of the user; the logical name where it has none */
      label?: string;
      /** Description in the language of the user */
      description?: string;
      /** string, memo, integer, money, choice, lookup, datetime and so on */
      type?: string;
      /** None, Recommended, ApplicationRequired or SystemRequired */
      required?: string;
      /** True where a create may set it */
      create?: boolean;
      /** True where an update may set it */
      update?: boolean;
      /** True where it can be read */
      read?: boolean;
      /** Longest text, in characters */
      maxLength?: number;
      /** Smallest number */
      min?: number;
      /** Largest number */
      max?: number;
      /** Number of decimals */
      precision?: number;
      /** Largest content of a file or image, in KiB */
      maxSizeInKB?: number;
      /** UserLocal, DateOnly or TimeZoneIndependent */
      dateBehavior?: string;
      /** Email, Url, DateOnly and so on */
      format?: string;
      /** Options */
      choices?: Array<{
        /** Number of the option */
        value?: number;
        /** Label in the language of the user */
        label?: string;
        /** Status that a status reason belongs to */
        state?: number;
        [name: string]: unknown;
      }>;
      /** Tables that a lookup may refer to */
      targets?: Array<{
        /** Logical name */
        table?: string;
        /** Navigation property that reaches it */
        navigation?: string;
        [name: string]: unknown;
      }>;
      [name: string]: unknown;
    }>;
    /** Alternate keys */
    keys?: Array<{
      /** Logical name */
      name?: string;
      /** Columns of the key */
      columns?: Array<string>;
      /** Only an Active key can be used */
      status?: string;
      [name: string]: unknown;
    }>;
    /** Relationships */
    relationships?: Array<{
      /** Schema name */
      name?: string;
      /** manyToOne, oneToMany or manyToMany */
      kind?: string;
      /** Navigation property of this table */
      navigation?: string;
      /** Logical name of the other table */
      table?: string;
      /** The lookup column, for the two directed kinds */
      column?: string;
      [name: string]: unknown;
    }>;
    /** JSON Schema (draft 2020-12) of Dynamic Values of a create */
    createSchema: AnyRecord;
    /** JSON Schema (draft 2020-12) of Dynamic Values of an update */
    updateSchema: AnyRecord;
    [name: string]: unknown;
  };
  /** Compare Schema: Compare tables with an earlier description or with another environment, and say which changes are breaking. */
  compareSchema: {
    /** True where nothing differs */
    same: boolean;
    /** True where a change is breaking */
    breaking: boolean;
    /** True where everything was compared; else see notCompared */
    complete: boolean;
    /** Number of changes */
    counts: {
      /** What was added */
      added: number;
      /** What was removed */
      removed: number;
      /** What has another value */
      changed: number;
      /** Those of all that are breaking */
      breaking: number;
      [name: string]: unknown;
    };
    /** Logical names of the compared tables */
    tables: Array<string>;
    /** All changes, by table */
    changes: Array<{
      /** Logical name of the table */
      table: string;
      /** table, column, option, target, key or relationship */
      element: string;
      /** Its name; the number of an option, the table of a target */
      name: string;
      /** Column that is meant, or that an option or target belongs to */
      column: string | null;
      /** added, removed or changed */
      change: string;
      /** Property that has changed, such as type, required or maxLength */
      property: string | null;
      /** Earlier value of the property */
      before: string | number | boolean | unknown[] | null;
      /** Later value of the property */
      after: string | number | boolean | unknown[] | null;
      /** True where what worked before may fail */
      breaking: boolean;
      /** The change in one sentence */
      message: string;
      [name: string]: unknown;
    }>;
    /** What was not compared */
    notCompared: Array<{
      /** Table */
      table: string;
      /** What was not compared */
      part: string;
      /** Why not */
      reason: string;
      [name: string]: unknown;
    }>;
    /** With Field Map: whether it still works */
    mapping?: {
      /** True where each field leads to a column of the same type as before */
      works?: boolean;
      /** Fields that do not work */
      problems?: Array<{
        /** Logical name of the table */
        table: string;
        /** Field of the app */
        field: string;
        /** Column, as the map names it */
        column: string;
        /** What is wrong */
        problem: string;
        [name: string]: unknown;
      }>;
      /** Columns that a create has to hold by now, and that the map lacks */
      unmappedRequired?: Array<{
        /** Logical name of the table */
        table: string;
        /** Logical name of the column */
        column: string;
        [name: string]: unknown;
      }>;
      [name: string]: unknown;
    };
    /** With Return Descriptions: the tables as they are now */
    descriptions?: Array<{
      /** Logical name */
      logicalName: string;
      /** Schema name */
      schemaName?: string;
      /** Entity set name, as in addresses */
      entitySetName: string;
      /** Label in the language of the user */
      label?: string;
      /** Plural label in the language of the user */
      pluralLabel?: string;
      /** MetadataId of the table */
      metadataId?: string;
      /** Column that holds the record's id */
      primaryIdAttribute?: string;
      /** Column that holds the record's name */
      primaryNameAttribute?: string | null;
      /** Standard, Elastic or Virtual */
      tableType?: string;
      /** True for a custom table */
      isCustom?: boolean;
      /** True for an activity */
      isActivity?: boolean;
      /** True where changes are tracked */
      changeTracking?: boolean;
      /** Columns by name */
      columns: Array<{
        /** Logical name */
        name?: string;
        /** Label in the language of the user; the logical name where it has none */
        label?: string;
        /** Description in the language of the user */
        description?: string;
        /** string, memo, integer, money, choice, lookup, datetime and so on */
        type?: string;
        /** None, Recommended, ApplicationRequired or SystemRequired */
        required?: string;
        /** True where a create may set it */
        create?: boolean;
        /** True where an update may set it */
        update?: boolean;
        /** True where it can be read */
        read?: boolean;
        /** Longest text, in characters */
        maxLength?: number;
        /** Smallest number */
        min?: number;
        /** Largest number */
        max?: number;
        /** Number of decimals */
        precision?: number;
        /** Largest content of a file or image, in KiB */
        maxSizeInKB?: number;
        /** UserLocal, DateOnly or TimeZoneIndependent */
        dateBehavior?: string;
        /** Email, Url, DateOnly and so on */
        format?: string;
        /** Options */
        choices?: Array<{
          /** Number of the option */
          value?: number;
          /** Label in the language of the user */
          label?: string;
          /** Status that a status reason belongs to */
          state?: number;
          [name: string]: unknown;
        }>;
        /** Tables that a lookup may refer to */
        targets?: Array<{
          /** Logical name */
          table?: string;
          /** Navigation property that reaches it */
          navigation?: string;
          [name: string]: unknown;
        }>;
        [name: string]: unknown;
      }>;
      /** Alternate keys */
      keys?: Array<{
        /** Logical name */
        name?: string;
        /** Columns of the key */
        columns?: Array<string>;
        /** Only an Active key can be used */
        status?: string;
        [name: string]: unknown;
      }>;
      /** Relationships */
      relationships?: Array<{
        /** Schema name */
        name?: string;
        /** manyToOne, oneToMany or manyToMany */
        kind?: string;
        /** Navigation property of this table */
        navigation?: string;
        /** Logical name of the other table */
        table?: string;
        /** The lookup column, for the two directed kinds */
        column?: string;
        [name: string]: unknown;
      }>;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** List Choices: List the choices of a column, or of a global choice, in every language. */
  listChoices: {
    /** Name of the option set */
    name?: string | null;
    /** Logical name of the table */
    entityType?: string | null;
    /** Logical name of the column */
    columnName?: string | null;
    /** True where several columns may share the choices */
    isGlobal?: boolean;
    /** True where several choices can be made at once */
    isMultiSelect?: boolean;
    /** In the order of the definition */
    choices: Array<{
      /** Number of the choice */
      value?: number;
      /** Label in the language of the user */
      label?: string | null;
      /** Labels by language code */
      labels?: AnyRecord;
      /** Color, as in #0078d4 */
      color?: string | null;
      /** Status that a status reason belongs to */
      state?: number | null;
      /** Status reason that a status has where none is given */
      defaultStatus?: number | null;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Run Fetch XML Query: Run a FetchXML query and return its records, page by page or all of them. */
  fetchXml: {
    /** The records */
    value: Array<{
      /** Address of the description of the answer */
      "@odata.context"?: string;
      /** Version of the record, for Record Version */
      "@odata.etag"?: string;
      /** With Include Labels: texts of choices, states and yes/no, and names of lookups, by column; several of a multi-select choice as a list */
      labels?: AnyRecord;
      /** With Include Record URL: address of the record in the app */
      recordUrl?: string;
      /** With Field Map: values by the fields of the app */
      mapped?: AnyRecord;
      [name: string]: unknown;
    }>;
    /** Where the next page begins */
    PagingInfo?: {
      /** For Next Page ID; empty on the last page */
      cookie?: string;
      /** Number of this page */
      page?: number;
      /** Number of the page after it */
      nextPage?: number;
      [name: string]: unknown;
    };
    /** False when value holds everything the query has */
    hasMore: boolean;
    /** Why Fetch All stopped early, where it did */
    warning?: string;
    [name: string]: unknown;
  };
  /** Count Entities: Count the records of a table or the rows of a query, past the usual 5,000. */
  countEntities: {
    /** Number of records */
    count: number;
    /** False where the count is a snapshot that may be a day old, or the run had to end before everything was counted */
    exact: boolean;
    /** aggregate (one aggregation), slices (one for each span of createdon), pages (all keys read) or snapshot */
    method: string;
    /** Number of requests it took */
    requests: number;
    /** What is to be known of a count that is not exact */
    warning?: string;
    [name: string]: unknown;
  };
  /** Search: Search the text of many tables at once, with the best matches first. */
  searchEntities: {
    /** Number of records that match; null if Dataverse does not say */
    count: number | null;
    /** Whether there are more: the next page is asked for with Skip */
    hasMore: boolean;
    /** The records of this page */
    hits: Array<{
      /** Logical name of its table */
      table: string;
      /** GUID of the record */
      id: string;
      /** How well it matches; comparable within one search only */
      score: number;
      /** By column, lists of texts with each match between {crmhit} and {/crmhit} */
      highlights: AnyRecord;
      /** Values of the columns that the index has of the record */
      values: AnyRecord;
      /** How Dataverse shows these values, for dates, choices and lookups */
      labels: AnyRecord;
      /** Address of the record in the app */
      recordUrl: string | null;
      [name: string]: unknown;
    }>;
    /** By facet, lists of { value, label, count }, or of { from, to, count } for ranges */
    facets: AnyRecord;
    /** What was asked for and may have no effect, if so */
    warning?: string;
    [name: string]: unknown;
  };
  /** List Views: List the system views of a table, and the personal views that the user sees. */
  listViews: {
    /** The views, system views first, by name */
    views: Array<{
      /** ID of the view, for View */
      id: string;
      /** Name of the view, in the user's language */
      name: string;
      /** system, or personal: seen by its owner and by whom it is shared with */
      kind: string;
      /** Of a system view: public, advancedFind, associated or lookup */
      type?: string;
      /** Whether it is the view that the app shows first */
      isDefault: boolean;
      /** Description, where there is one */
      description?: string;
      /** Names of the columns that it shows, in order; of linked tables with the alias before them */
      columns: Array<string>;
      /** The query of the view */
      fetchXml: string;
      [name: string]: unknown;
    }>;
    /** Number of views */
    count: number;
    [name: string]: unknown;
  };
  /** Set Record State: Change the state and status of a record, such as to win a deal or resolve a case. */
  setEntityState: {
    /** False where the record was there already */
    changed: boolean;
    /** State before */
    from: {
      /** Label of the state */
      state: string;
      /** Label of the status reason */
      status: string;
      /** Number of the state */
      statecode: number;
      /** Number of the status reason */
      statuscode: number;
      [name: string]: unknown;
    };
    /** State afterwards */
    to: {
      /** Label of the state */
      state: string;
      /** Label of the status reason */
      status: string;
      /** Number of the state */
      statecode: number;
      /** Number of the status reason */
      statuscode: number;
      [name: string]: unknown;
    };
    /** What was sent, in this order */
    steps: Array<{
      /** Update, or the name of the message */
      by: string;
      /** State after the step */
      to: {
        /** Label of the state */
        state: string;
        /** Label of the status reason */
        status: string;
        /** Number of the state */
        statecode: number;
        /** Number of the status reason */
        statuscode: number;
        [name: string]: unknown;
      };
      [name: string]: unknown;
    }>;
    /** Activity that keeps the closing, where Dataverse created one and it could be read */
    created?: {
      /** Logical name of its table */
      table: string;
      /** ID of the activity */
      id: string;
      [name: string]: unknown;
    };
    [name: string]: unknown;
  };
  /** Send E-Mail: Send an e-mail from a user or queue, or keep it as a draft. */
  sendEmail: {
    /** ID of the e-mail */
    id: string;
    /** False where a run before with the same Record ID had done it */
    changed: boolean;
    /** Draft, Pending Send (Dataverse has taken it and sends it within minutes), Sending, or Sent */
    status: string;
    /** When it went out; null as long as it waits */
    sentOn: string | null;
    /** Its subject, with the tracking token that Dataverse adds */
    subject: string | null;
    /** What keeps it from going out, where something does */
    warning?: string;
    [name: string]: unknown;
  };
  /** Add Attachment: Add a file to an e-mail that is a draft. */
  addAttachment: {
    /** ID of the attachment */
    id: string;
    /** Name of the file */
    name: string | null;
    /** Size in bytes */
    size: number | null;
    /** MIME type of the file */
    contentType: string | null;
    /** ID of the e-mail */
    emailId: string;
    [name: string]: unknown;
  };
  /** List Attachments: List the attachments of an e-mail, without their contents. */
  listAttachments: {
    /** Attachments, without their contents */
    attachments: Array<{
      /** ID of the attachment */
      id: string;
      /** Name of the file */
      name: string | null;
      /** Size in bytes */
      size: number | null;
      /** MIME type of the file */
      contentType: string | null;
      [name: string]: unknown;
    }>;
    /** False if these are all */
    hasMore: boolean;
    /** Why the list ends early, where it does */
    warning?: string;
    [name: string]: unknown;
  };
  /** Download Attachment: Download an attachment of an e-mail, with its name and type. */
  downloadAttachment: {
    /** ID of the attachment */
    id: string;
    /** ID of the e-mail or other activity that has it */
    activityId: string | null;
    /** The file, for inputs that take one */
    file: {
      /** Its bytes */
      data: Uint8Array;
      /** MIME type of the file */
      contentType: string;
      [name: string]: unknown;
    } | null;
    /** Name of the file */
    name: string | null;
    /** Size in bytes */
    size: number | null;
    [name: string]: unknown;
  };
  /** Log Activity: Create a phone call, appointment, task or letter, completed or open. */
  logActivity: {
    /** ID of the activity */
    id: string;
    /** Logical name of its table */
    table: string;
    /** False where a run before with the same Record ID had done it */
    changed: boolean;
    /** Whether it was completed */
    completed: boolean;
    [name: string]: unknown;
  };
  /** Call Function: Call a function of Dataverse or a custom API, which reads and changes nothing. */
  callFunction: {
    /** Where the message answers with a list */
    value?: Array<unknown>;
    /** Where the message answers with a list: false when value holds all of it */
    hasMore?: boolean;
    [name: string]: unknown;
  };
  /** Call Action: Call an action of Dataverse or a custom API, or start a workflow on demand. */
  callAction: {
    /** Where the message answers with a list */
    value?: Array<unknown>;
    /** Where the message answers with a list: false when value holds all of it */
    hasMore?: boolean;
    [name: string]: unknown;
  };
  /** List Messages: List the actions and functions that can be called, with what they take and answer. */
  listMessages: {
    /** By name */
    messages: Array<{
      /** Name that Call Action or Call Function takes */
      name: string;
      /** action or function */
      kind: string;
      /** What it works on; null for an unbound message */
      boundTo: {
        /** Logical name of the table, * for every table */
        entityType?: string;
        /** True where it works on the table, false where it works on a record */
        wholeTable?: boolean;
        [name: string]: unknown;
      } | null;
      /** builtIn (known without asking), customApi or metadata */
      source: string;
      /** platform, sales, service, marketing or scheduling, where that is known */
      app?: string | null;
      /** Display name of a custom API */
      label?: string | null;
      /** Description of a custom API */
      description?: string | null;
      /** Why Call Action does not send it, and what to use instead */
      refused: string | null;
      /** JSON Schema of Parameters */
      parameters: AnyRecord;
      /** JSON Schema of the answer */
      result: AnyRecord;
      [name: string]: unknown;
    }>;
    /** True where every message that was asked for is listed */
    complete: boolean;
    /** What is missing, where something is */
    warning?: string;
    [name: string]: unknown;
  };
  /** Get Current User: Get the user, business unit and organization that the connection works as. */
  getCurrentUser: {
    /** Address of the description of the answer */
    "@odata.context"?: string;
    /** GUID of the user's business unit */
    BusinessUnitId?: string;
    /** GUID of the user (systemuserid) */
    UserId?: string;
    /** GUID of the organization */
    OrganizationId?: string;
    [name: string]: unknown;
  };
  /** Get Environment: Get the version, names, ids, languages, currency and settings of the environment, and the time zone of the user. */
  getOrganization: {
    /** Version of Dataverse */
    version?: string | null;
    /** Name that people see */
    name?: string | null;
    /** Unique name */
    uniqueName?: string | null;
    /** Name in its addresses */
    urlName?: string | null;
    /** GUID of the organization */
    organizationId?: string | null;
    /** Id of the environment in Power Platform */
    environmentId?: string | null;
    /** GUID of the tenant */
    tenantId?: string | null;
    /** Region, such as EMEA */
    geo?: string | null;
    /** Customer (production), CustomerTest (sandbox), Developer, … */
    type?: string | null;
    /** Where people open the apps */
    appUrl: string;
    /** Root of the Web API */
    apiUrl: string;
    /** Languages, by LCID */
    languages: {
      /** The one that the environment was made with */
      base?: number | null;
      /** All that are switched on */
      provisioned?: Array<number> | null;
      /** The one that the user sees labels in */
      user?: number | null;
      [name: string]: unknown;
    };
    /** Currency of the columns that end in _base */
    baseCurrency: {
      /** GUID of the currency */
      id?: string | null;
      /** Name */
      name?: string | null;
      /** ISO code, such as EUR */
      code?: string | null;
      /** Symbol */
      symbol?: string | null;
      /** Digits behind the decimal sign */
      precision?: number | null;
      [name: string]: unknown;
    };
    /** Settings of the fiscal year */
    fiscal: {
      /** First day of a fiscal year */
      start?: string | null;
      /** Number of the kind of its periods */
      periodType?: number | null;
      /** Whether somebody has set these */
      isSet?: boolean | null;
      [name: string]: unknown;
    };
    /** The user's time zone */
    timeZone: {
      /** Its number in Dataverse */
      code?: number | null;
      /** As the app shows it */
      name?: string | null;
      /** As Windows calls it */
      standardName?: string | null;
      [name: string]: unknown;
    };
    /** Largest attachment, in bytes of its Base64 */
    maxUploadBytes?: number | null;
    /** Whether changes are audited */
    isAuditOn?: boolean | null;
    /** Whether Dataverse search is on */
    isSearchOn?: boolean | null;
    /** Whether deleted records can be restored */
    isRecycleBinOn?: boolean | null;
    /** For how many days */
    recycleBinDays?: number | null;
    /** What could not be read */
    notRead: Array<{
      /** What it is */
      what?: string;
      /** Why it could not be read */
      message?: string;
      /** Dataverse code in hex */
      code?: string;
      /** HTTP status */
      status?: number;
      /** Id for Microsoft support */
      requestId?: string;
      /** What to do about it */
      hint?: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Validate Connection: Check the connection step by step, with what to do about each problem. */
  validateConnection: {
    /** False when a step failed */
    ok: boolean;
    /** URL, token, sign-in, user and roles, privileges, rate limits, in this order */
    steps: Array<{
      /** What was looked at */
      name: string;
      /** False when the step failed, null when it was skipped */
      ok: boolean | null;
      /** True when there was nothing to look at */
      skipped: boolean;
      /** What was found */
      detail: string;
      /** What to do about it */
      todo: string | null;
      [name: string]: unknown;
    }>;
    /** What the user may not do with the records of the tables in Entity Types */
    missingPrivileges: Array<{
      /** Table as it is named in Entity Types */
      entityType: string;
      /** Logical name of the table */
      logicalName: string;
      /** create, read, write, delete, append, appendTo, assign or share */
      right: string;
      /** Name of the privilege */
      privilege: string;
      [name: string]: unknown;
    }>;
    /** What the actions of Action Keys take, one entry for each action and table */
    actions: Array<{
      /** Key of the action */
      action: string;
      /** Table as it is named in Entity Types */
      entityType: string | null;
      /** False when a privilege is missing, null when it is not known */
      ok: boolean | null;
      /** What it always takes and the user lacks */
      missing: Array<string>;
      /** What it takes only sometimes and the user lacks */
      sometimesMissing: Array<{
        /** When it takes them */
        when: string;
        /** The privileges */
        takes: Array<string>;
        [name: string]: unknown;
      }>;
      /** What was found */
      detail: string;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** List Webhook Registrations: List every webhook of the environment with its steps and the last events that were not delivered. */
  listWebhookRegistrations: {
    /** The webhooks, by name */
    registrations: Array<{
      /** serviceendpointid */
      id: string;
      /** Name of the webhook */
      name: string;
      /** Address that events are posted to */
      url?: string | null;
      /** Description of the webhook */
      description?: string | null;
      /** WebhookKey, HttpHeader, HttpQueryString or a number */
      authentication?: string | null;
      /** True where this component registered it */
      ownedByComponent: boolean;
      /** True where it did so for this instance */
      ownedByInstance: boolean;
      /** Trigger that registered it; null where another software did */
      trigger?: string | null;
      /** What is posted */
      steps: Array<{
        /** sdkmessageprocessingstepid */
        id: string;
        /** Name of the step */
        name: string;
        /** Create, Update, Delete or any other message */
        message: string | null;
        /** Logical name of the table; null for all tables */
        table: string | null;
        /** Columns whose updates are posted; all where empty */
        filteringColumns: Array<string>;
        /** True for a step that keeps the user waiting */
        synchronous: boolean;
        /** False for a step that is switched off */
        enabled: boolean;
        [name: string]: unknown;
      }>;
      /** The last events that could not be delivered, the latest first */
      lastFailures: Array<{
        /** Step that it belongs to */
        stepId: string;
        /** What Dataverse says of the failure */
        message: string | null;
        /** Its code, as a signed number */
        errorCode: number | null;
        /** When Dataverse gave up, in UTC */
        completedOn: string | null;
        [name: string]: unknown;
      }>;
      [name: string]: unknown;
    }>;
    [name: string]: unknown;
  };
  /** Delete Webhook Registrations: Delete webhooks with their steps: those that this component registered, and others by their ids. */
  deleteWebhookRegistrations: {
    /** The webhooks that were deleted */
    deleted: Array<{
      /** serviceendpointid */
      id: string;
      /** Its name */
      name: string;
      [name: string]: unknown;
    }>;
    /** Those that lost their own steps, but stay for steps made by hand */
    kept: Array<{
      /** serviceendpointid */
      id: string;
      /** Its name */
      name: string;
      [name: string]: unknown;
    }>;
    /** Names and ids of Registrations that there is no webhook of */
    missing: Array<string>;
    [name: string]: unknown;
  };
  /** Raw Request (Deprecated): Send any request to the Web API; kept for flows saved before the present Raw Request. */
  rawRequest: unknown;
  /** Raw Request: Send any request to the Web API and return the body of the answer. */
  rawRequestV2: unknown;
}
