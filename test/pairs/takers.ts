import { teams, users } from "dataverse-sandbox";
import type { Meaning } from "./meanings";
import type { About, Offer } from "./offers";

type Inputs = Readonly<Record<string, unknown>>;

const ACCOUNTS: Inputs = { entityType: "accounts" };
const ROW = { fax: "1" };
const XML = '<fetch top="1"><entity name="account"><attribute name="name" /></entity></fetch>';

/** A record that stays where it is. */
export const SEED = "00000000-0000-4000-8000-00000000acc1";

/** Accounts are related to accounts. */
const CHILD_ACCOUNTS = "account_parent_account";

/** A custom API of the believable rows. */
const CREDIT: Inputs = { message: "new_CheckCredit", entityId: SEED, parameters: { Amount: "5" } };

/** A column of accounts that holds an image. */
const IMAGE: Inputs = { ...ACCOUNTS, entityId: SEED, fileColumn: "entityimage" };

/** What each action, trigger and data source needs beside the input in question. */
export const BESIDE: Readonly<Record<string, Inputs>> = {
  queryEntities: { ...ACCOUNTS, top: "1" },
  getEntity: { ...ACCOUNTS, entityId: SEED },
  findEntity: { ...ACCOUNTS, matchFields: { name: "Seed" }, ifMany: "all" },
  "findEntity.alternateKey": ACCOUNTS,
  "findEntity.fieldValues": {
    ...ACCOUNTS,
    matchFields: { accountnumber: "P-0" },
    ifNone: "create",
  },
  findDuplicates: { ...ACCOUNTS, dynamicValues: ROW },
  createEntity: { ...ACCOUNTS, dynamicValues: ROW },
  updateEntity: { ...ACCOUNTS, entityId: SEED, dynamicValues: ROW },
  upsertEntity: { ...ACCOUNTS, entityId: SEED, dynamicValues: ROW },
  deleteEntity: { ...ACCOUNTS, entityId: SEED },
  bulkCreateEntities: { ...ACCOUNTS, records: [] },
  bulkUpdateEntities: { ...ACCOUNTS, records: [] },
  bulkUpsertEntities: { ...ACCOUNTS, records: [] },
  previewWrite: { ...ACCOUNTS, records: [] },
  mirrorEntities: { ...ACCOUNTS, records: [] },
  bulkDeleteEntities: { ...ACCOUNTS, records: [] },
  uploadFile: { ...IMAGE, file: "R0lGODlhAQABAAAAACw=" },
  downloadFile: IMAGE,
  addNote: { ...ACCOUNTS, entityId: SEED, text: "x" },
  listNotes: { ...ACCOUNTS, entityId: SEED },
  logActivity: { activityType: "task", subject: "x" },
  deleteFile: IMAGE,
  listRelatedEntities: { ...ACCOUNTS, entityId: SEED, relationship: CHILD_ACCOUNTS },
  associateEntities: { ...ACCOUNTS, entityId: SEED, relationship: CHILD_ACCOUNTS },
  disassociateEntities: { ...ACCOUNTS, entityId: SEED, relationship: CHILD_ACCOUNTS },
  assignEntity: { ...ACCOUNTS, owner: `/teams(${teams.root})`, entityId: SEED },
  shareEntity: {
    ...ACCOUNTS,
    entityId: SEED,
    principal: `/teams(${teams.tender})`,
    rights: ["Read"],
  },
  unshareEntity: { ...ACCOUNTS, entityId: SEED, principal: `/teams(${teams.tender})` },
  "assignEntity.records": { ...ACCOUNTS, owner: `/teams(${teams.root})` },
  addToQueue: { entityType: "tasks", queue: "Support", records: [] },
  removeFromQueue: { entityType: "tasks", records: [] },
  pickFromQueue: { entityType: "tasks", records: [] },
  "pickFromQueue.worker": { records: [] },
  addListMembers: { list: "Key accounts", members: [SEED] },
  removeListMembers: { list: "Key accounts", members: [SEED] },
  addTeamMembers: { team: "Tender Desk", members: [users.manager.id] },
  removeTeamMembers: { team: "Tender Desk", members: [users.manager.id] },
  queryAttributes: { entityId: "account" },
  getAttribute: { entityId: "account", attributeType: "name" },
  createAttribute: { entityId: "account" },
  updateAttribute: {
    entityId: "account",
    attributeBody: { Description: "x" },
    attributeKey: "fax",
  },
  deleteAttribute: { entityId: "account" },
  listAttributesAction: { entityId: "account" },
  describeEntityType: ACCOUNTS,
  compareSchema: { earlierDescription: { logicalName: "account", columns: [] } },
  listViews: ACCOUNTS,
  batchEntityActions: { actions: [{ collection: "accounts", action: "create", data: ROW }] },
  countEntities: ACCOUNTS,
  callAction: CREDIT,
  callFunction: { message: "new_PairRank", entityId: SEED },
  "callFunction.message": {},
  setEntityState: { ...ACCOUNTS, entityId: SEED, status: "Active" },
  mergeEntities: { ...ACCOUNTS, masterRecord: SEED, checkParents: false },
  convertEntity: { entityType: "opportunities", to: "invoice" },
  sendEmail: {
    from: "Support",
    to: "jane@people.example",
    subject: "Offer",
    options: { send: "draft" },
  },
  statuses: ACCOUNTS,
  "listChoices.globalChoiceName": {},
  listChoices: { ...ACCOUNTS, columnName: "industrycode" },
  choices: { ...ACCOUNTS, columnName: "industrycode" },
  fetchXml: { xmlQuery: XML },
  searchEntities: { text: "seed" },
  listUnified: { model: "account" },
  getUnified: { model: "account", recordId: SEED },
  upsertUnified: { model: "account", recordId: SEED, record: { website: "x.example" } },
  attributes: { entityId: "account" },
  columns: ACCOUNTS,
  records: ACCOUNTS,
  alternateKeys: ACCOUNTS,
  fieldMap: ACCOUNTS,
  recordForm: ACCOUNTS,
  fieldValues: { objectType: "accounts", fieldName: "name" },
  recordKeys: ACCOUNTS,
  pollChangesTrigger: ACCOUNTS,
  changeTrackingTrigger: ACCOUNTS,
  managedWebhookTrigger: { entityTypes: ["account"] },
  columnChangedTrigger: { entityType: "account", columns: ["name"] },
};

const TASK: About = { table: "task", set: "tasks", label: "Task", name: "subject" };

/** Actions that take no records of accounts, and the table that they are tried with. */
export const ABOUT: Readonly<Record<string, About>> = {
  convertEntity: { table: "opportunity", set: "opportunities", label: "Opportunity" },
  addToQueue: TASK,
  removeFromQueue: TASK,
  pickFromQueue: TASK,
};

/** Columns that an input can be about; any column where nothing is said. */
export const COLUMNS_FOR: Readonly<Record<string, RegExp>> = {
  columnName: /^(industrycode|statecode)$/,
  timestampColumn: /^modifiedon$/,
  alternateKey: /^accountnumber$/,
  fieldValues: /^(fax|telephone1|name)$/,
  matchFields: /^(fax|telephone1|name)$/,
  dynamicValues: /^(fax|telephone1|name)$/,
  records: /^(fax|telephone1|name)$/,
  actions: /^(fax|telephone1|name)$/,
  takeFromMerged: /^(name|industrycode|primarycontactid|revenue)$/,
};

/** Read, sorted and filtered by as well as looked at: of each kind of column one. */
export const ANY_COLUMN = /^(name|industrycode|primarycontactid|modifiedon|revenue|accountid)$/;

/** What is given to an input for a value of a data source. */
export const givenFor = (
  owner: string,
  input: string,
  meaning: Meaning,
  { value, column }: Offer,
): unknown => {
  const row = meaning === "choice" ? { industrycode: value } : { [value]: "1" };
  switch (input) {
    case "dynamicValues":
      return row;
    case "fieldValues":
    case "matchFields":
      return Object.entries(row).map(([name, given]) => ({ key: name, value: given }));
    case "records":
      if (meaning === "record") {
        return [
          /^(bulkDelete|assign|addTo|removeFrom|pickFrom)/.test(owner)
            ? value
            : { accountid: value, fax: "2" },
        ];
      }
      return [owner === "bulkCreateEntities" ? row : { ...row, accountid: SEED }];
    case "members":
      return [value];
    case "actions":
      return [batchAction(meaning, value, row)];
    case "orderByFieldNames":
      return column === undefined ? [value] : [`${value} desc`];
    default:
      return value;
  }
};

const batchAction = (meaning: Meaning, value: string, row: object) => {
  if (meaning === "record") {
    return { collection: "accounts", action: "update", key: value, data: { fax: "3" } };
  }
  const collection = meaning === "table" ? value : "accounts";
  return { collection, action: "create", data: meaning === "table" ? { fax: "3" } : row };
};

/** A column to be created, or one that was created to be deleted. */
export const columnBody = (serial: number) => ({
  "@odata.type": "Microsoft.Dynamics.CRM.StringAttributeMetadata",
  SchemaName: `new_Pair${serial}`,
  DisplayName: `Pair ${serial}`,
  MaxLength: 10,
});
