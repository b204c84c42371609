import {
  ATTRIBUTE_BODY,
  BATCH_ACTIONS,
  CONNECTION,
  DYNAMIC_VALUES,
  ENTITY_ID,
  ENTITY_TYPE,
  EXPAND,
  FETCH_ALL,
  FIELD_NAMES,
  FIELD_VALUES,
  FILTER,
  INCLUDE_CUSTOM,
  PAGINATION,
  RAW_REQUEST,
  TABLES_WITH_COLUMNS,
  TOP_LEVEL,
} from "./inputs";
import type { CatalogueEntry } from "./rows";

const CHANGED = [ENTITY_TYPE, ENTITY_ID, FIELD_VALUES, DYNAMIC_VALUES, CONNECTION];

/** The actions of the existing component, with the inputs that its saved flows may hold, in their order. */
export const existingActions = {
  queryEntities: {
    label: "Query Entities",
    inputs: [
      CONNECTION,
      ENTITY_TYPE,
      FIELD_NAMES,
      FILTER,
      'orderByFieldNames "Order By Field Name" list?',
      EXPAND,
      FETCH_ALL,
      'recordsPerPage "Records Per Page" string? = 100',
      'nextPageId "Next Page ID" string?',
    ],
  },
  getEntity: {
    label: "Get Entity",
    inputs: [ENTITY_TYPE, ENTITY_ID, FIELD_NAMES, EXPAND, CONNECTION],
  },
  createEntity: {
    label: "Create Entity",
    inputs: [ENTITY_TYPE, DYNAMIC_VALUES, FIELD_VALUES, CONNECTION],
  },
  updateEntity: { label: "Update Entity", inputs: CHANGED },
  upsertEntity: { label: "Upsert Entity", inputs: CHANGED },
  deleteEntity: { label: "Delete Entity", inputs: [ENTITY_TYPE, ENTITY_ID, CONNECTION] },
  batchEntityActions: { label: "Run Batch Operations", inputs: [CONNECTION, BATCH_ACTIONS] },
  listEntities: {
    label: "List Entity Types",
    inputs: [
      CONNECTION,
      'maxPageSize "Max Page Size" string? = 5000',
      'nextLink "Next Link" string?',
      FETCH_ALL,
      PAGINATION,
    ],
  },
  listEntitiesAction: {
    label: "List Entities",
    inputs: [
      CONNECTION,
      INCLUDE_CUSTOM,
      TOP_LEVEL,
      'includeDetails "Include Entity Details" boolean? = false',
    ],
  },
  getEntitiesMetaData: { label: "Get Entities Metadata", inputs: TABLES_WITH_COLUMNS },
  getEntityMetaData: {
    label: "Get Entity Metadata",
    inputs: [CONNECTION, ENTITY_TYPE, 'lookupField "Use Logical Name for Lookup" boolean? = true'],
  },
  queryAttributes: {
    label: "Query Attributes",
    inputs: [
      CONNECTION,
      ENTITY_ID,
      'attributeType "Attribute Type" string?',
      FIELD_NAMES,
      FILTER,
      EXPAND,
    ],
  },
  getAttribute: {
    label: "Get Attribute",
    inputs: [CONNECTION, ENTITY_ID, 'attributeType "Attribute Key" string', FIELD_NAMES, EXPAND],
  },
  createAttribute: { label: "Create Attribute", inputs: [CONNECTION, ENTITY_ID, ATTRIBUTE_BODY] },
  updateAttribute: { label: "Update Attribute", inputs: [CONNECTION, ENTITY_ID, ATTRIBUTE_BODY] },
  listAttributesAction: {
    label: "List Attributes",
    inputs: [
      CONNECTION,
      ENTITY_ID,
      'attributeType "Attribute Type" string?',
      'includeDetails "Include Attribute Details" boolean? = false',
    ],
  },
  fetchXml: {
    label: "Run Fetch XML Query",
    inputs: [
      CONNECTION,
      'entityType "Entity Type" string?',
      'xmlQuery "XML Query" code:xml',
      'includeAnnotations "Include Annotations" string?',
      'impersonateUserId "Impersonate User ID" string?',
      FETCH_ALL,
      'pageNumber "Page Number" string?',
      'nextPageId "Next Page ID" string?',
      PAGINATION,
    ],
  },
  getCurrentUser: { label: "Get Current User", inputs: [CONNECTION] },
  rawRequest: { label: "Raw Request (Deprecated)", inputs: RAW_REQUEST },
  rawRequestV2: { label: "Raw Request", inputs: RAW_REQUEST },
} satisfies Readonly<Record<string, CatalogueEntry>>;
