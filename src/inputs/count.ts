import { input } from "@prismatic-io/spectral";
import { optionalText } from "./clean";
import { connection } from "./connection";
import { impersonateObjectId, impersonateUserId } from "./impersonation";
import { xmlText } from "./xmlText";

/** The order of keys is the order in the designer. */
export const countEntitiesInputs = {
  connection,
  entityType: input({
    label: "Entity Type",
    type: "string",
    required: false,
    dataSource: "entityTypes",
    placeholder: "Entity set name of the table",
    example: "accounts",
    comments:
      "Table whose records to count, by any of its names. With an XML Query it may be left empty: the query's own entity tells.",
    clean: optionalText("Entity Type"),
  }),
  filterExpression: input({
    label: "Filter Expression",
    type: "string",
    required: false,
    placeholder: "OData filter on the table's columns",
    example: "statecode eq 0 and revenue gt 100000",
    comments:
      "Condition that counted records meet, in the syntax of OData's $filter. Not together with an XML Query; with neither, all records are counted.",
    clean: optionalText("Filter Expression"),
  }),
  fetchXml: input({
    label: "XML Query",
    type: "code",
    language: "xml",
    required: false,
    placeholder: "<fetch>…</fetch>",
    example: '<fetch><entity name="account"><attribute name="name" /></entity></fetch>',
    comments:
      "Query in FetchXML whose rows to count. Its top limits the count and its distinct counts rows that differ; pages and orders make no difference, and aggregations are refused.",
    clean: xmlText,
  }),
  impersonateUserId,
  impersonateObjectId,
};
