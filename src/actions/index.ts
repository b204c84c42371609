import { assignEntity } from "./access/assignEntity";
import { shareEntity } from "./access/shareEntity";
import { unshareEntity } from "./access/unshareEntity";
import { batchEntityActions } from "./batch/batchEntityActions";
import { bulkCreateEntities } from "./bulk/bulkCreateEntities";
import { bulkDeleteEntities } from "./bulk/bulkDeleteEntities";
import { bulkUpdateEntities } from "./bulk/bulkUpdateEntities";
import { bulkUpsertEntities } from "./bulk/bulkUpsertEntities";
import { previewWrite } from "./bulk/previewWrite";
import { getCurrentUser } from "./connection/getCurrentUser";
import { getOrganization } from "./connection/getOrganization";
import { validateConnection } from "./connection/validateConnection";
import { addAttachment } from "./email/addAttachment";
import { downloadAttachment } from "./email/downloadAttachment";
import { listAttachments } from "./email/listAttachments";
import { logActivity } from "./email/logActivity";
import { sendEmail } from "./email/sendEmail";
import { deleteFile } from "./files/deleteFile";
import { downloadFile } from "./files/downloadFile";
import { uploadFile } from "./files/uploadFile";

import { addListMembers } from "./groups/addListMembers";
import { addTeamMembers } from "./groups/addTeamMembers";
import { addToQueue } from "./groups/addToQueue";
import { pickFromQueue } from "./groups/pickFromQueue";
import { removeFromQueue } from "./groups/removeFromQueue";
import { removeListMembers } from "./groups/removeListMembers";
import { removeTeamMembers } from "./groups/removeTeamMembers";
import { callAction } from "./messages/callAction";
import { callFunction } from "./messages/callFunction";
import { listMessages } from "./messages/listMessages";
import { compareSchema } from "./metadata/compareSchema";
import { createAttribute } from "./metadata/createAttribute";
import { deleteAttribute } from "./metadata/deleteAttribute";
import { describeEntityType } from "./metadata/describeEntityType";
import { getAttribute } from "./metadata/getAttribute";
import { getEntitiesMetaData } from "./metadata/getEntitiesMetaData";
import { getEntityMetaData } from "./metadata/getEntityMetaData";
import { listAttributesAction } from "./metadata/listAttributesAction";
import { listChoices } from "./metadata/listChoices";
import { listEntities } from "./metadata/listEntities";
import { listEntitiesAction } from "./metadata/listEntitiesAction";
import { queryAttributes } from "./metadata/queryAttributes";
import { updateAttribute } from "./metadata/updateAttribute";
import { mirrorEntities } from "./mirror/mirrorEntities";
import { addNote } from "./notes/addNote";
import { downloadNote } from "./notes/downloadNote";
import { listNotes } from "./notes/listNotes";
import { countEntities } from "./queries/countEntities";
import { fetchXml } from "./queries/fetchXml";
import { createEntity } from "./records/createEntity";
import { deleteEntity } from "./records/deleteEntity";
import { findDuplicates } from "./records/findDuplicates";
import { findEntity } from "./records/findEntity";
import { getEntity } from "./records/getEntity";
import { mergeEntities } from "./records/mergeEntities";
import { queryEntities } from "./records/queryEntities";
import { updateEntity } from "./records/updateEntity";
import { upsertEntity } from "./records/upsertEntity";
import { associateEntities } from "./relations/associateEntities";
import { disassociateEntities } from "./relations/disassociateEntities";
import { listRelatedEntities } from "./relations/listRelatedEntities";
import { rawRequest } from "./requests/rawRequest";
import { rawRequestV2 } from "./requests/rawRequestV2";
import { convertEntity } from "./sales/convertEntity";
import { qualifyLead } from "./sales/qualifyLead";
import { searchEntities } from "./search/searchEntities";
import { setEntityState } from "./states/setEntityState";
import { getUnified } from "./unified/getUnified";
import { listUnified } from "./unified/listUnified";
import { upsertUnified } from "./unified/upsertUnified";
import { listViews } from "./views/listViews";
import { deleteWebhookRegistrations } from "./webhooks/deleteWebhookRegistrations";
import { listWebhookRegistrations } from "./webhooks/listWebhookRegistrations";

/** The registry of actions, in the order of the designer. */
export const actions = {
  queryEntities,
  getEntity,
  findEntity,
  findDuplicates,
  createEntity,
  updateEntity,
  upsertEntity,
  deleteEntity,
  mergeEntities,
  qualifyLead,
  convertEntity,
  batchEntityActions,
  bulkCreateEntities,
  bulkUpdateEntities,
  bulkUpsertEntities,
  bulkDeleteEntities,
  previewWrite,
  mirrorEntities,
  listRelatedEntities,
  associateEntities,
  disassociateEntities,
  assignEntity,
  shareEntity,
  unshareEntity,
  uploadFile,
  downloadFile,
  deleteFile,
  addToQueue,
  removeFromQueue,
  pickFromQueue,
  addListMembers,
  removeListMembers,
  addTeamMembers,
  removeTeamMembers,
  addNote,
  listNotes,
  downloadNote,
  listUnified,
  getUnified,
  upsertUnified,
  listEntities,
  listEntitiesAction,
  getEntitiesMetaData,
  getEntityMetaData,
  queryAttributes,
  getAttribute,
  createAttribute,
  updateAttribute,
  deleteAttribute,
  listAttributesAction,
  describeEntityType,
  compareSchema,
  listChoices,
  fetchXml,
  countEntities,
  searchEntities,
  listViews,
  setEntityState,
  sendEmail,
  addAttachment,
  listAttachments,
  downloadAttachment,
  logActivity,
  callFunction,
  callAction,
  listMessages,
  getCurrentUser,
  getOrganization,
  validateConnection,
  listWebhookRegistrations,
  deleteWebhookRegistrations,
  rawRequest,
  rawRequestV2,
};
