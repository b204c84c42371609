import { createEntity } from "./entities/createEntity";
import { deleteEntity } from "./entities/deleteEntity";
import { getEntity } from "./entities/getEntity";
import { queryEntities } from "./entities/queryEntities";
import { updateEntity } from "./entities/updateEntity";
import { upsertEntity } from "./entities/upsertEntity";
import { rawRequest } from "./requests/rawRequest";
import { rawRequestV2 } from "./requests/rawRequestV2";
import { getCurrentUser } from "./users/getCurrentUser";

/** The registry of actions, in the order of the designer. */
export const actions = {
  queryEntities,
  getEntity,
  createEntity,
  updateEntity,
  upsertEntity,
  deleteEntity,
  getCurrentUser,
  rawRequest,
  rawRequestV2,
};
