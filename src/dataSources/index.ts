import { alternateKeys } from "./alternateKeys";
import { attributes } from "./attributes";
import { choices } from "./choices";
import { columns } from "./columns";
import { connectionStatus } from "./connectionStatus";
import { emailTemplates } from "./emailTemplates";
import { entities } from "./entities";
import { entityTypes } from "./entityTypes";
import { fieldMap } from "./fieldMap";
import { fieldValues } from "./fieldValues";
import { fileColumns } from "./fileColumns";
import { functions } from "./functions";
import { getEntitiesMetaData } from "./getEntitiesMetaData";
import { globalChoices } from "./globalChoices";
import { lists } from "./lists";
import { messages } from "./messages";
import { queues } from "./queues";
import { recordForm } from "./recordForm";
import { recordKeys } from "./recordKeys";
import { records } from "./records";
import { relationships } from "./relationships";
import { searchTables } from "./searchTables";
import { senders } from "./senders";
import { statuses } from "./statuses";
import { teams } from "./teams";
import { timeZones } from "./timeZones";
import { users } from "./users";
import { views } from "./views";
import { webhookRegistrations } from "./webhookRegistrations";

/** The registry of data sources: those that saved flows know first. */
export const dataSources = {
  entityTypes,
  entities,
  attributes,
  getEntitiesMetaData,
  columns,
  records,
  choices,
  alternateKeys,
  fieldMap,
  connectionStatus,
  webhookRegistrations,
  relationships,
  users,
  timeZones,
  globalChoices,
  recordForm,
  recordKeys,
  fieldValues,
  statuses,
  messages,
  functions,
  searchTables,
  fileColumns,
  queues,
  lists,
  teams,
  views,
  senders,
  emailTemplates,
};
