import type { Privileges } from "../client";

const DEFINITIONS = { when: "definitions are read", takes: ["prvReadEntity", "prvReadAttribute"] };
const RETURNED = { when: "the record is returned", takes: ["prvRead<Table>"] };
const LOOKUPS = {
  when: "a lookup is set",
  takes: ["prvAppend<Table>", "prvAppendTo<Related>", "prvRead<Related>"],
};
const OWNER = { when: "the owner is set", takes: ["prvAssign<Table>"] };
const PRINCIPAL = {
  when: "a user or team is given by anything but table and ID",
  takes: ["prvReadUser", "prvReadTeam"],
};
const LINKED = { when: "other tables are read along", takes: ["prvRead<Related>"] };
const LOST_ANSWERS = { when: "an answer is lost", takes: ["prvRead<Table>"] };
const BULK_MESSAGES = {
  when: "many rows are written",
  takes: ["prvReadSdkMessage", "prvReadSdkMessageFilter"],
};
const PUBLISHED = { when: "the change is published", takes: ["prvPublishCustomization"] };

const CUSTOM_APIS = {
  when: "custom APIs are looked up",
  takes: [
    "prvReadCustomAPI",
    "prvReadCustomAPIRequestParameter",
    "prvReadCustomAPIResponseProperty",
  ],
};

const reading: Privileges = { always: ["prvRead<Table>"], sometimes: [LINKED, DEFINITIONS] };
const definitions: Privileges = { always: DEFINITIONS.takes };
const values = [LOOKUPS, OWNER, DEFINITIONS];
const bulk = [LOST_ANSWERS, BULK_MESSAGES, ...values];
/**
 * Both sides of a link take a privilege: the record that has the lookup is appended to the other one.
 * https://learn.microsoft.com/power-platform/admin/security-roles-privileges
 */
const links: Privileges = {
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
const anything: Privileges = {
  always: [],
  sometimes: [
    {
      when: "rows are read or written",
      takes: ["prvRead<Table>", "prvCreate<Table>", "prvWrite<Table>", "prvDelete<Table>"],
    },
  ],
};

/** Each message takes those of what it does. */
const messages: Privileges = {
  always: [],
  sometimes: [
    { when: "the message reads or writes rows", takes: ["prvRead<Table>", "prvWrite<Table>"] },
    { when: "a workflow is started", takes: ["prvReadWorkflow"] },
    CUSTOM_APIS,
    DEFINITIONS,
  ],
};

/**
 * The privileges that each action takes, by its key: those it always takes, and those that only some of its
 * inputs make it take. Every action has a line here.
 * https://learn.microsoft.com/power-platform/admin/security-roles-privileges
 */
export const privileges: Readonly<Record<string, Privileges>> = {
  queryEntities: reading,
  getEntity: reading,
  createEntity: { always: ["prvCreate<Table>"], sometimes: [RETURNED, ...values] },
  updateEntity: { always: ["prvWrite<Table>"], sometimes: [RETURNED, ...values] },
  upsertEntity: {
    always: ["prvCreate<Table>", "prvWrite<Table>"],
    sometimes: [RETURNED, ...values],
  },
  deleteEntity: { always: ["prvDelete<Table>"], sometimes: [DEFINITIONS] },
  mergeEntities: {
    always: [
      "prvRead<Table>",
      "prvWrite<Table>",
      "prvAppend<Table>",
      "prvAppendTo<Table>",
      "prvMerge",
    ],
    sometimes: [DEFINITIONS],
  },
  qualifyLead: {
    always: ["prvReadLead", "prvWriteLead"],
    sometimes: [
      { when: "an account is created or used", takes: ["prvCreateAccount", "prvReadAccount"] },
      { when: "a contact is created or used", takes: ["prvCreateContact", "prvReadContact"] },
      { when: "an opportunity is created", takes: ["prvCreateOpportunity", "prvReadOpportunity"] },
      { when: "a currency is given", takes: ["prvReadTransactionCurrency"] },
      { when: "a campaign is given", takes: ["prvReadCampaign", "prvAppendToCampaign"] },
      DEFINITIONS,
    ],
  },
  convertEntity: {
    always: ["prvRead<Table>"],
    sometimes: [
      { when: "a quote or a revision is made", takes: ["prvCreateQuote", "prvReadQuote"] },
      { when: "an order is made", takes: ["prvCreateOrder", "prvReadOrder"] },
      { when: "an invoice is made", takes: ["prvCreateInvoice", "prvReadInvoice"] },
      DEFINITIONS,
    ],
  },
  batchEntityActions: {
    always: [],
    sometimes: [
      { when: "records are created", takes: ["prvCreate<Table>"] },
      { when: "records are updated", takes: ["prvWrite<Table>"] },
      { when: "records are deleted", takes: ["prvDelete<Table>"] },
      RETURNED,
      ...values,
    ],
  },
  bulkCreateEntities: { always: ["prvCreate<Table>"], sometimes: bulk },
  bulkUpdateEntities: { always: ["prvWrite<Table>"], sometimes: bulk },
  bulkUpsertEntities: { always: ["prvCreate<Table>", "prvWrite<Table>"], sometimes: bulk },
  bulkDeleteEntities: { always: ["prvDelete<Table>"], sometimes: [DEFINITIONS] },
  listRelatedEntities: { always: ["prvRead<Table>", "prvRead<Related>"], sometimes: [DEFINITIONS] },
  associateEntities: links,
  disassociateEntities: links,
  assignEntity: {
    always: ["prvAssign<Table>", "prvWrite<Table>", "prvRead<Table>"],
    sometimes: [PRINCIPAL, DEFINITIONS],
  },
  listEntities: { always: [] },
  listEntitiesAction: definitions,
  getEntitiesMetaData: definitions,
  getEntityMetaData: definitions,
  queryAttributes: definitions,
  getAttribute: definitions,
  createAttribute: { always: [...DEFINITIONS.takes, "prvCreateAttribute"], sometimes: [] },
  updateAttribute: {
    always: [...DEFINITIONS.takes, "prvWriteAttribute"],
    sometimes: [PUBLISHED],
  },
  deleteAttribute: { always: [...DEFINITIONS.takes, "prvDeleteAttribute"] },
  listAttributesAction: definitions,
  describeEntityType: definitions,
  listChoices: definitions,
  fetchXml: reading,
  countEntities: reading,
  setEntityState: {
    always: ["prvRead<Table>", "prvWrite<Table>", ...DEFINITIONS.takes],
    sometimes: [
      {
        when: "a closing creates an activity",
        takes: ["prvCreateActivity", "prvAppendActivity", "prvAppendTo<Table>", "prvReadActivity"],
      },
    ],
  },
  callFunction: messages,
  callAction: messages,
  listMessages: { always: [], sometimes: [CUSTOM_APIS, DEFINITIONS] },
  getCurrentUser: { always: [] },
  validateConnection: {
    always: [],
    sometimes: [
      { when: "the user's roles are read", takes: ["prvReadUser", "prvReadRole"] },
      DEFINITIONS,
    ],
  },
  listWebhookRegistrations: {
    always: ["prvReadServiceEndpoint", "prvReadSdkMessageProcessingStep"],
  },
  deleteWebhookRegistrations: {
    always: [
      "prvReadServiceEndpoint",
      "prvReadSdkMessageProcessingStep",
      "prvDeleteServiceEndpoint",
      "prvDeleteSdkMessageProcessingStep",
    ],
  },
  rawRequest: anything,
  rawRequestV2: anything,
};
