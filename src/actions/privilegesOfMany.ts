import type { Privileges } from "../client";

/** Privileges that several actions take, and when. */
export const DEFINITIONS = {
  when: "definitions are read",
  takes: ["prvReadEntity", "prvReadAttribute"],
};
export const RETURNED = { when: "the record is returned", takes: ["prvRead<Table>"] };
/** Skip Unchanged reads what is written, and the records that keys of lookups lead to. */
const COMPARED = {
  when: "records are compared before they are written",
  takes: ["prvRead<Table>", "prvRead<Related>"],
};
const LOOKUPS = {
  when: "a lookup is set",
  takes: ["prvAppend<Table>", "prvAppendTo<Related>", "prvRead<Related>"],
};
const OWNER = { when: "the owner is set", takes: ["prvAssign<Table>"] };
export const PRINCIPAL = {
  when: "a user or team is given by anything but table and ID",
  takes: ["prvReadUser", "prvReadTeam"],
};
const LINKED = { when: "other tables are read along", takes: ["prvRead<Related>"] };
const LOST_ANSWERS = { when: "an answer is lost", takes: ["prvRead<Table>"] };
const BULK_MESSAGES = {
  when: "many rows are written",
  takes: ["prvReadSdkMessage", "prvReadSdkMessageFilter"],
};
export const ORGANIZATION = {
  when: "a file is held against the rules of the organization",
  takes: ["prvReadOrganization"],
};
export const PUBLISHED = { when: "the change is published", takes: ["prvPublishCustomization"] };

export const CUSTOM_APIS = {
  when: "custom APIs are looked up",
  takes: [
    "prvReadCustomAPI",
    "prvReadCustomAPIRequestParameter",
    "prvReadCustomAPIResponseProperty",
  ],
};

export const reading: Privileges = { always: ["prvRead<Table>"], sometimes: [LINKED, DEFINITIONS] };
const VIEWS = { when: "a view is run", takes: ["prvReadQuery", "prvReadUserQuery"] };
export const querying: Privileges = {
  ...reading,
  sometimes: [LINKED, VIEWS, DEFINITIONS],
};
export const definitions: Privileges = { always: DEFINITIONS.takes };
export const values = [LOOKUPS, OWNER, DEFINITIONS];
/** What updates and upserts of one record take at times. */
export const changed = [RETURNED, COMPARED, ...values];
/** A view says which rows a list belongs to. */
export const mirroring: Privileges = {
  always: ["prvRead<Table>", "prvCreate<Table>", "prvWrite<Table>"],
  sometimes: [
    { when: "rows are deleted", takes: ["prvDelete<Table>"] },
    { when: "the scope is a view", takes: ["prvReadQuery", "prvReadUserQuery"] },
    BULK_MESSAGES,
    ...values,
  ],
};
const bulk = [LOST_ANSWERS, BULK_MESSAGES, ...values];
export const bulkWrites: Readonly<Record<string, Privileges>> = {
  bulkCreateEntities: { always: ["prvCreate<Table>"], sometimes: bulk },
  bulkUpdateEntities: { always: ["prvWrite<Table>"], sometimes: [COMPARED, ...bulk] },
  bulkUpsertEntities: {
    always: ["prvCreate<Table>", "prvWrite<Table>"],
    sometimes: [COMPARED, ...bulk],
  },
  bulkDeleteEntities: { always: ["prvDelete<Table>"], sometimes: [COMPARED, DEFINITIONS] },
  previewWrite: { always: ["prvRead<Table>"], sometimes: [LINKED, DEFINITIONS] },
};
/**
 * Both sides of a link take a privilege: the record that has the lookup is appended to the other one.
 * https://learn.microsoft.com/power-platform/admin/security-roles-privileges
 */
export const links: Privileges = {
  always: [],
  sometimes: [
    {
      when: "the related records have the lookup",
      takes: ["prvWrite<Related>", "prvAppend<Related>", "prvAppendTo<Table>"],
    },
    {
      when: "the record has the lookup",
      takes: ["prvWrite<Table>", "prvAppend<Table>", "prvAppendTo<Related>"],
    },
    {
      when: "the relationship is many-to-many",
      takes: [
        "prvAppend<Table>",
        "prvAppendTo<Table>",
        "prvAppend<Related>",
        "prvAppendTo<Related>",
      ],
    },
    { when: "links are read first", takes: ["prvRead<Table>", "prvRead<Related>"] },
    DEFINITIONS,
  ],
};
/** To link a record to its owner is to assign it. */
export const linking: Privileges = { ...links, sometimes: [...(links.sometimes ?? []), OWNER] };
export const sharing: Privileges = {
  always: ["prvShare<Table>", "prvRead<Table>", ...DEFINITIONS.takes],
  sometimes: [PRINCIPAL],
};
/**
 * Rights on a queue item follow from those on its queue.
 * https://learn.microsoft.com/power-apps/developer/data-platform/queue-entities
 */
export const queueItems: Privileges = {
  always: ["prvReadQueue", "prvAppendToQueue"],
  sometimes: [DEFINITIONS],
};
/** https://learn.microsoft.com/previous-versions/dynamicscrm-2016/developers-guide/gg327468(v=crm.8) */
export const listMembers: Privileges = {
  always: ["prvReadList", "prvWriteList"],
  sometimes: [
    { when: "the members are accounts", takes: ["prvReadAccount"] },
    { when: "the members are contacts", takes: ["prvReadContact"] },
    { when: "the members are leads", takes: ["prvReadLead"] },
    DEFINITIONS,
  ],
};
export const teamMembers: Privileges = {
  always: ["prvReadTeam", "prvWriteTeam", "prvReadUser"],
  sometimes: [DEFINITIONS],
};
export const newNote: Privileges = {
  always: [
    "prvCreateNote",
    "prvAppendNote",
    "prvAppendTo<Table>",
    "prvRead<Table>",
    "prvReadNote",
    ...DEFINITIONS.takes,
  ],
  sometimes: [ORGANIZATION],
};
export const unifiedReading: Privileges = {
  always: ["prvRead<Table>", ...DEFINITIONS.takes],
  sometimes: [{ when: "engagements are read", takes: ["prvReadActivity"] }],
};
export const unifiedWriting: Privileges = {
  always: ["prvRead<Table>", ...DEFINITIONS.takes],
  sometimes: [
    { when: "a record is created", takes: ["prvCreate<Table>"] },
    { when: "a record is changed", takes: ["prvWrite<Table>"] },
    LOOKUPS,
    OWNER,
    PRINCIPAL,
    {
      when: "an engagement is created, or a closing creates an activity",
      takes: ["prvCreateActivity", "prvAppendActivity", "prvAppendTo<Table>", "prvReadActivity"],
    },
  ],
};
export const anything: Privileges = {
  always: [],
  sometimes: [
    {
      when: "rows are read or written",
      takes: ["prvRead<Table>", "prvCreate<Table>", "prvWrite<Table>", "prvDelete<Table>"],
    },
  ],
};

/** Each message takes those of what it does. */
export const messages: Privileges = {
  always: [],
  sometimes: [
    { when: "the message reads or writes rows", takes: ["prvRead<Table>", "prvWrite<Table>"] },
    { when: "a workflow is started", takes: ["prvReadWorkflow"] },
    CUSTOM_APIS,
    DEFINITIONS,
  ],
};
