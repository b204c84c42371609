import { connection } from "../connection/connection";
import { includeCustom, includeOnlyTopLevel } from "../pickers/tables";
import { entityType } from "../records/record";
import { changedAttributeBody, newAttributeBody } from "./attributeBody";
import { choiceTable, columnName, globalChoiceName } from "./choices";
import {
  attributeKey,
  attributeKeyAsType,
  attributeType,
  definitionExpand,
  definitionFilter,
  definitionProperties,
  includeAttributeDetails,
  optionalAttributeKey,
  tableId,
} from "./columns";
import {
  comparedFieldMap,
  comparedTables,
  earlierDescription,
  ignoreLabels,
  laterDescription,
  otherConnection,
  returnDescriptions,
} from "./comparing";
import { fetchAllEntityTypes, maxPageSize, nextLink, pagination } from "./paging";
import {
  defaultSelectedRecordTypes,
  includeAllCustomRecordTypes,
  includeEntityDetails,
  includeOnlyTopLevelRecordTypes,
  lookupField,
  recordTypeFilter,
} from "./tables";
import { publish, solutionName } from "./writing";

// The order of keys is the order in the designer: what saved flows know first, what is new after it.

export const listEntitiesInputs = {
  connection,
  maxPageSize,
  nextLink,
  fetchAll: fetchAllEntityTypes,
  pagination,
};

export const listEntitiesActionInputs = {
  connection,
  includeCustom,
  includeOnlyTopLevel,
  includeDetails: includeEntityDetails,
};

export const getEntitiesMetaDataInputs = {
  connection,
  defaultSelectedRecordTypes,
  recordTypeFilter,
  includeAllCustomRecordTypes,
  includeOnlyTopLevelRecordTypes,
};

export const getEntityMetaDataInputs = { connection, entityType, lookupField };

export const queryAttributesInputs = {
  connection,
  entityId: tableId,
  attributeType,
  fieldNames: definitionProperties,
  filterExpression: definitionFilter,
  expandPropertyNames: definitionExpand,
};

export const getAttributeInputs = {
  connection,
  entityId: tableId,
  attributeType: attributeKeyAsType,
  fieldNames: definitionProperties,
  expandPropertyNames: definitionExpand,
};

export const createAttributeInputs = {
  connection,
  entityId: tableId,
  attributeBody: newAttributeBody,
  solutionName,
};

export const updateAttributeInputs = {
  connection,
  entityId: tableId,
  attributeBody: changedAttributeBody,
  attributeKey: optionalAttributeKey,
  solutionName,
  publish,
};

export const deleteAttributeInputs = { connection, entityId: tableId, attributeKey };

export const listAttributesActionInputs = {
  connection,
  entityId: tableId,
  attributeType,
  includeDetails: includeAttributeDetails,
};

export const describeEntityTypeInputs = { connection, entityType };

export const compareSchemaInputs = {
  connection,
  entityTypes: comparedTables,
  earlierDescription,
  laterDescription,
  otherConnection,
  fieldMap: comparedFieldMap,
  ignoreLabels,
  returnDescriptions,
};

export const listChoicesInputs = {
  connection,
  entityType: choiceTable,
  columnName,
  globalChoiceName,
};
