import { createAttribute } from "./attributes/createAttribute";
import { deleteAttribute } from "./attributes/deleteAttribute";
import { getAttribute } from "./attributes/getAttribute";
import { listAttributesAction } from "./attributes/listAttributesAction";
import { queryAttributes } from "./attributes/queryAttributes";
import { updateAttribute } from "./attributes/updateAttribute";
import { batchEntityActions } from "./batch/batchEntityActions";
import { bulkCreateEntities } from "./bulk/bulkCreateEntities";
import { bulkDeleteEntities } from "./bulk/bulkDeleteEntities";
import { bulkUpdateEntities } from "./bulk/bulkUpdateEntities";
import { bulkUpsertEntities } from "./bulk/bulkUpsertEntities";
import { validateConnection } from "./connection/validateConnection";
import { createEntity } from "./entities/createEntity";
import { deleteEntity } from "./entities/deleteEntity";
import { getEntity } from "./entities/getEntity";
import { queryEntities } from "./entities/queryEntities";
import { updateEntity } from "./entities/updateEntity";
import { upsertEntity } from "./entities/upsertEntity";
import { describeEntityType } from "./metadata/describeEntityType";
import { getEntitiesMetaData } from "./metadata/getEntitiesMetaData";
import { getEntityMetaData } from "./metadata/getEntityMetaData";
import { listChoices } from "./metadata/listChoices";
import { listEntities } from "./metadata/listEntities";
import { listEntitiesAction } from "./metadata/listEntitiesAction";
import { countEntities } from "./queries/countEntities";
import { fetchXml } from "./queries/fetchXml";
import { rawRequest } from "./requests/rawRequest";
import { rawRequestV2 } from "./requests/rawRequestV2";
import { getCurrentUser } from "./users/getCurrentUser";
import { deleteWebhookRegistrations } from "./webhooks/deleteWebhookRegistrations";
import { listWebhookRegistrations } from "./webhooks/listWebhookRegistrations";

/** The registry of actions, in the order of the designer. */
export const actions = {
  queryEntities,
  getEntity,
  createEntity,
  updateEntity,
  upsertEntity,
  deleteEntity,
  batchEntityActions,
  bulkCreateEntities,
  bulkUpdateEntities,
  bulkUpsertEntities,
  bulkDeleteEntities,
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
  listChoices,
  fetchXml,
  countEntities,
  getCurrentUser,
  validateConnection,
  listWebhookRegistrations,
  deleteWebhookRegistrations,
  rawRequest,
  rawRequestV2,
};
