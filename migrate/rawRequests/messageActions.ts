import { CONVERSIONS } from "../../src/client/conversions/conversions";

/** The action of this component that carries out a message of Dataverse, and the inputs it takes for it. */
export interface MessageAction {
  readonly action: string;
  /** Inputs with fixed or shown values; the record that a message is bound to is added. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly note?: string;
}

const record = { entityType: "…", entityId: "…" };
const rows = { entityType: "…", records: "…" };
const closed = (entityType: string, status: string): MessageAction => ({
  action: "setEntityState",
  inputs: { entityType, entityId: "…", status, details: "…" },
});
const shared = (mode: string): MessageAction => ({
  action: "shareEntity",
  inputs: { ...record, principal: "…", rights: "…", mode },
});
const bulk = (action: string): MessageAction => ({
  action,
  inputs: rows,
  note: "Any number of rows, each with a result",
});
const blocks = "One step takes the whole file; the blocks are sent by the action";
const upload: MessageAction = {
  action: "uploadFile",
  inputs: { ...record, fileColumn: "…", file: "…" },
  note: blocks,
};
const download: MessageAction = {
  action: "downloadFile",
  inputs: { ...record, fileColumn: "…" },
  note: blocks,
};
const note: MessageAction = {
  action: "addNote",
  inputs: { ...record, file: "…" },
  note: blocks,
};
const attachment: MessageAction = {
  action: "addAttachment",
  inputs: { email: "…", file: "…" },
  note: blocks,
};
const environment: MessageAction = { action: "getOrganization", inputs: {} };

const conversions = CONVERSIONS.map(({ message, from, to }): [string, MessageAction] => [
  message,
  { action: "convertEntity", inputs: { entityType: from.entitySetName, entityId: "…", to } },
]);

/** By the name of the message. */
export const MESSAGE_ACTIONS: ReadonlyMap<string, MessageAction> = new Map([
  ["WhoAmI", { action: "getCurrentUser", inputs: {} }],
  ["RetrieveCurrentOrganization", environment],
  ["RetrieveOrganizationInfo", environment],
  ["RetrieveVersion", environment],
  ["CreateMultiple", bulk("bulkCreateEntities")],
  ["UpdateMultiple", bulk("bulkUpdateEntities")],
  ["UpsertMultiple", bulk("bulkUpsertEntities")],
  ["DeleteMultiple", bulk("bulkDeleteEntities")],
  [
    "Merge",
    { action: "mergeEntities", inputs: { entityType: "…", masterRecord: "…", mergedRecord: "…" } },
  ],
  ["QualifyLead", { action: "qualifyLead", inputs: { lead: "…" } }],
  ...conversions,
  ["WinOpportunity", closed("opportunities", "Won")],
  ["LoseOpportunity", closed("opportunities", "Lost")],
  ["CloseIncident", closed("incidents", "Resolved")],
  ["WinQuote", closed("quotes", "Won")],
  ["CloseQuote", closed("quotes", "Closed")],
  ["CancelSalesOrder", closed("salesorders", "Canceled")],
  ["FulfillSalesOrder", closed("salesorders", "Fulfilled")],
  ["SetState", { action: "setEntityState", inputs: { ...record, status: "…" } }],
  ["Assign", { action: "assignEntity", inputs: { ...record, owner: "…" } }],
  ["GrantAccess", shared("add")],
  ["ModifyAccess", shared("replace")],
  ["RevokeAccess", { action: "unshareEntity", inputs: { ...record, principal: "…" } }],
  ["AddToQueue", { action: "addToQueue", inputs: { ...rows, queue: "…" } }],
  ["RemoveFromQueue", { action: "removeFromQueue", inputs: { records: "…" } }],
  ["PickFromQueue", { action: "pickFromQueue", inputs: { records: "…", worker: "…" } }],
  ["ReleaseToQueue", { action: "pickFromQueue", inputs: { records: "…", release: "true" } }],
  ["AddListMembersList", { action: "addListMembers", inputs: { list: "…", members: "…" } }],
  ["AddMemberList", { action: "addListMembers", inputs: { list: "…", members: "…" } }],
  ["RemoveMemberList", { action: "removeListMembers", inputs: { list: "…", members: "…" } }],
  ["AddMembersTeam", { action: "addTeamMembers", inputs: { team: "…", members: "…" } }],
  ["RemoveMembersTeam", { action: "removeTeamMembers", inputs: { team: "…", members: "…" } }],
  ["SendEmail", { action: "sendEmail", inputs: { from: "…", to: "…", subject: "…", body: "…" } }],
  [
    "SendEmailFromTemplate",
    { action: "sendEmail", inputs: { from: "…", to: "…", "options.template": "…" } },
  ],
  [
    "InstantiateTemplate",
    { action: "sendEmail", inputs: { from: "…", to: "…", "options.template": "…" } },
  ],
  ["searchquery", { action: "searchEntities", inputs: { text: "…", tables: "…" } }],
  ["RetrieveDuplicates", { action: "findDuplicates", inputs: record }],
  [
    "RetrieveTotalRecordCount",
    {
      action: "countEntities",
      inputs: { entityType: "…" },
      note: "Counts now; the function answers with a count of up to a day ago",
    },
  ],
  ["RetrieveEntity", { action: "describeEntityType", inputs: { entityType: "…" } }],
  ["RetrieveAllEntities", { action: "getEntitiesMetaData", inputs: {} }],
  [
    "RetrieveMetadataChanges",
    {
      action: "describeEntityType",
      inputs: { entityType: "…" },
      note: "What changed between two times: Compare Schema",
    },
  ],
  [
    "PublishXml",
    {
      action: "updateAttribute",
      inputs: { publish: "true" },
      note: "Update Attribute publishes its change itself; everything else by Call Action",
    },
  ],
  ["InitializeFileBlocksUpload", upload],
  ["UploadBlock", upload],
  ["CommitFileBlocksUpload", upload],
  ["InitializeFileBlocksDownload", download],
  ["DownloadBlock", download],
  ["DeleteFile", { action: "deleteFile", inputs: { ...record, fileColumn: "…" } }],
  ["InitializeAnnotationBlocksUpload", note],
  ["CommitAnnotationBlocksUpload", note],
  [
    "InitializeAnnotationBlocksDownload",
    { action: "downloadNote", inputs: { noteId: "…" }, note: blocks },
  ],
  ["InitializeAttachmentBlocksUpload", attachment],
  ["CommitAttachmentBlocksUpload", attachment],
  [
    "InitializeAttachmentBlocksDownload",
    { action: "downloadAttachment", inputs: { attachment: "…" }, note: blocks },
  ],
]);
