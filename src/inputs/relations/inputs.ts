import { optionsInput } from "../builders";
import { onError, startAt } from "../bulk/running";
import { connection } from "../connection/connection";
import { fieldMapToRead } from "../mapping/inputs";
import { optionTable } from "../options/table";
import { fetchAll, recordsPerPage } from "../queries/paging";
import { top } from "../queries/query";
import { entityId, entityType } from "../records/record";
import { ifAlreadyLinked, ifLinkedElsewhere, relatedRecords, relationship } from "./links";
import {
  relatedExpand,
  relatedFieldNames,
  relatedFilter,
  relatedNextPage,
  relatedOrder,
} from "./related";

const record = { connection, entityType, entityId, relationship };
const { pace, customLogic, impersonation } = optionTable;
const running = {
  options: optionsInput({ onError, startAt, ...pace, ...customLogic, ...impersonation }),
};

export const associateEntitiesInputs = {
  ...record,
  relatedRecords,
  ifAlreadyLinked,
  ifLinkedElsewhere,
  ...running,
};

export const disassociateEntitiesInputs = { ...record, relatedRecords, ...running };

export const listRelatedEntitiesInputs = {
  ...record,
  fieldNames: relatedFieldNames,
  filterExpression: relatedFilter,
  fetchAll,
  options: optionsInput({
    orderByFieldNames: relatedOrder,
    expandPropertyNames: relatedExpand,
    top,
    recordsPerPage,
    nextPageId: relatedNextPage,
    fieldMap: fieldMapToRead,
    ...optionTable.extras,
    ...optionTable.filter,
    ...optionTable.listing,
    ...optionTable.annotations,
    ...optionTable.impersonation,
  }),
};
