import { optionsInput, requiredXmlInput, textInput, xmlInput } from "../builders";
import { connection } from "../connection/connection";
import { impersonateUserId } from "../connection/impersonation";
import { fieldMapToRead } from "../mapping/inputs";
import { optionTable } from "../options/table";
import { includeAnnotations } from "../records/reading";
import { entityType } from "../records/record";
import { view } from "../views/view";
import { expandPropertyNames, fieldNames } from "./columns";
import { fetchAllRows, fetchPagination, pageNumber, pagingInfo } from "./fetchPaging";
import { fetchAll, nextPageId, recordsPerPage } from "./paging";
import { filterExpression, orderByFieldNames, top } from "./query";

// The order of keys is the order in the designer: what saved flows know first, what is new after it.

const table = {
  dataSource: "entityTypes",
  placeholder: "Entity set name of the table",
  example: "accounts",
};

const xml = {
  placeholder: "<fetch>…</fetch>",
  example: '<fetch><entity name="account"><attribute name="name" /></entity></fetch>',
};

export const queryEntitiesInputs = {
  connection,
  entityType,
  fieldNames,
  filterExpression,
  orderByFieldNames,
  expandPropertyNames,
  fetchAll,
  recordsPerPage,
  nextPageId,
  top,
  fieldMap: fieldMapToRead,
  view,
  options: optionsInput({
    ...optionTable.extras,
    ...optionTable.filter,
    ...optionTable.list,
    ...optionTable.annotations,
    ...optionTable.impersonation,
  }),
};

export const fetchXmlInputs = {
  connection,
  entityType: textInput("Entity Type", {
    ...table,
    placeholder: "Entity set name of the root table",
    comments: "Root table of the query, by any name. If blank, the entity of the query is used.",
  }),
  xmlQuery: requiredXmlInput("XML Query", {
    ...xml,
    comments: "Query in FetchXML. It is sent unchanged, except for the attributes of paging.",
  }),
  includeAnnotations,
  impersonateUserId,
  fetchAll: fetchAllRows,
  pageNumber,
  nextPageId: pagingInfo,
  pagination: fetchPagination,
  fieldMap: fieldMapToRead,
  options: optionsInput({ ...optionTable.extras, ...optionTable.otherUser }),
};

export const countEntitiesInputs = {
  connection,
  entityType: textInput("Entity Type", {
    ...table,
    comments:
      "Table whose records to count, by any name. If blank, the entity of the XML Query is used.",
  }),
  filterExpression: textInput("Filter Expression", {
    placeholder: filterExpression.placeholder,
    example: filterExpression.example,
    comments:
      "Condition that counted records meet, in the syntax of OData's $filter. Not together with an XML Query.",
  }),
  fetchXml: xmlInput("XML Query", {
    ...xml,
    comments:
      "FetchXML query whose rows to count. top and distinct have an effect; aggregations are refused.",
  }),
  view,
  options: optionsInput({ ...optionTable.filter, ...optionTable.impersonation }),
};
