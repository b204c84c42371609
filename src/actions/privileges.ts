import type { Privileges } from "../client";
import { mail } from "./email/privileges";
import { metadata } from "./metadata/privileges";
import {
  anything,
  bulkWrites,
  CUSTOM_APIS,
  changed,
  DEFINITIONS,
  linking,
  links,
  listMembers,
  messages,
  mirroring,
  newNote,
  ORGANIZATION,
  PRINCIPAL,
  querying,
  queueItems,
  RETURNED,
  reading,
  sharing,
  teamMembers,
  unifiedReading,
  unifiedWriting,
  values,
} from "./privilegesOfMany";

/**
 * The privileges that each action takes, by its key: those it always takes, and those that only some of its
 * inputs make it take. Every action has a line here.
 * https://learn.microsoft.com/power-platform/admin/security-roles-privileges
 */
export const privileges: Readonly<Record<string, Privileges>> = {
  queryEntities: querying,
  getEntity: reading,
  findEntity: {
    always: ["prvRead<Table>"],
    sometimes: [{ when: "the record is created", takes: ["prvCreate<Table>"] }, ...values],
  },
  findDuplicates: {
    always: ["prvRead<Table>", "prvReadDuplicateRule"],
    sometimes: [
      { when: "rules find records of other tables", takes: ["prvRead<Related>"] },
      { when: "it is to be said why none was applied", takes: ["prvReadOrganization"] },
      PRINCIPAL,
      DEFINITIONS,
    ],
  },
  createEntity: { always: ["prvCreate<Table>"], sometimes: [RETURNED, ...values] },
  updateEntity: { always: ["prvWrite<Table>"], sometimes: changed },
  upsertEntity: { always: ["prvCreate<Table>", "prvWrite<Table>"], sometimes: changed },
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
  ...mail,
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
  ...bulkWrites,
  mirrorEntities: mirroring,
  listRelatedEntities: { always: ["prvRead<Table>", "prvRead<Related>"], sometimes: [DEFINITIONS] },
  associateEntities: linking,
  disassociateEntities: links,
  assignEntity: {
    always: ["prvAssign<Table>", "prvWrite<Table>", "prvRead<Table>"],
    sometimes: [PRINCIPAL, DEFINITIONS],
  },
  shareEntity: sharing,
  unshareEntity: sharing,
  uploadFile: {
    always: ["prvWrite<Table>", "prvRead<Table>", ...DEFINITIONS.takes],
    sometimes: [ORGANIZATION],
  },
  deleteFile: { always: ["prvWrite<Table>", "prvRead<Table>", ...DEFINITIONS.takes] },
  downloadFile: { always: ["prvRead<Table>", ...DEFINITIONS.takes] },
  addToQueue: {
    always: ["prvReadQueue", "prvAppendToQueue", "prvRead<Table>", ...DEFINITIONS.takes],
  },
  removeFromQueue: queueItems,
  pickFromQueue: { ...queueItems, sometimes: [...(queueItems.sometimes ?? []), PRINCIPAL] },
  addListMembers: listMembers,
  removeListMembers: listMembers,
  addTeamMembers: teamMembers,
  removeTeamMembers: teamMembers,
  addNote: newNote,
  listNotes: { always: ["prvReadNote", "prvRead<Table>", ...DEFINITIONS.takes] },
  downloadNote: { always: ["prvReadNote"] },
  listUnified: unifiedReading,
  getUnified: unifiedReading,
  upsertUnified: unifiedWriting,
  listEntities: { always: [] },
  ...metadata,
  fetchXml: reading,
  searchEntities: {
    always: [],
    sometimes: [
      { when: "records of a table are to be found", takes: ["prvRead<Table>"] },
      DEFINITIONS,
    ],
  },
  countEntities: querying,
  listViews: { always: ["prvReadQuery", "prvReadUserQuery"], sometimes: [DEFINITIONS] },
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
  getOrganization: {
    always: [],
    sometimes: [
      {
        when: "everything is to be read",
        takes: [
          "prvReadOrganization",
          "prvReadTransactionCurrency",
          "prvReadUserSettings",
          "prvReadRecycleBinConfig",
        ],
      },
    ],
  },
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
