import { flag, integer, object, type Schema, text } from "../../src/actions/schemas";

/** What later steps of saved flows read of an answer: these fields, of these types. */
const fields = (properties: Record<string, Schema>, always: readonly string[] = []): Schema =>
  object("", properties, [...always]);

const listOf = (items: Schema): Schema => ({ type: "array", description: "", items });
const record = fields({});
const records = listOf(record);
const link: Schema = { type: ["string", "null"], description: "On the last page there is none" };
const maybe: Schema = { type: ["string", "null"], description: "" };
const yes = flag("");
const count = integer("");
const name = text("");

const page = fields(
  {
    value: records,
    "@odata.context": name,
    oDataContext: name,
    oDataCount: count,
    "@odata.nextLink": link,
    oDataNextLink: link,
  },
  ["value"],
);

const fetchPage = fields(
  {
    value: records,
    PagingInfo: fields({ cookie: name, page: count, nextPage: count }, ["page", "nextPage"]),
  },
  ["value"],
);

const entity = fields(
  {
    entityId: name,
    logicalName: name,
    schemaName: name,
    displayName: maybe,
    pluralDisplayName: maybe,
    isCustomEntity: yes,
    isChildEntity: yes,
  },
  ["entityId", "logicalName", "schemaName", "isCustomEntity", "isChildEntity"],
);

const attribute = fields(
  {
    logicalName: name,
    displayName: maybe,
    attributeType: name,
    description: maybe,
    isCustomAttribute: yes,
    isPrimaryId: yes,
    isPrimaryName: yes,
    requiredLevel: maybe,
    isValidForRead: yes,
    isValidForCreate: yes,
    isValidForUpdate: yes,
  },
  ["logicalName", "attributeType", "isCustomAttribute", "isPrimaryId", "isPrimaryName"],
);

/** What the actions of the existing component answer with; a raw request answers with whatever it is for. */
export const existingAnswers: Readonly<Record<string, Schema>> = {
  queryEntities: page,
  getEntity: record,
  createEntity: record,
  updateEntity: record,
  upsertEntity: record,
  deleteEntity: record,
  batchEntityActions: records,
  listEntities: fields(
    {
      entities: listOf(fields({ name, kind: name, url: name }, ["name", "kind", "url"])),
      totalCount: count,
      nextLink: link,
      hasMore: yes,
    },
    ["entities", "totalCount", "hasMore"],
  ),
  listEntitiesAction: fields(
    {
      entities: listOf(entity),
      totalCount: count,
      customEntitiesCount: count,
      systemEntitiesCount: count,
    },
    ["entities", "totalCount", "customEntitiesCount", "systemEntitiesCount"],
  ),
  getEntitiesMetaData: listOf(
    fields(
      {
        object: fields({ key: name, label: name }, ["key", "label"]),
        defaultSelected: yes,
        fields: listOf(fields({ key: name, label: name }, ["key", "label"])),
      },
      ["object", "defaultSelected", "fields"],
    ),
  ),
  getEntityMetaData: fields(
    { result: fields({ LogicalName: name, MetadataId: name }, ["LogicalName", "MetadataId"]) },
    ["result"],
  ),
  queryAttributes: fields({ value: records }, ["value"]),
  getAttribute: fields({ LogicalName: name, MetadataId: name }),
  createAttribute: fields({ LogicalName: name, MetadataId: name }, ["LogicalName", "MetadataId"]),
  updateAttribute: record,
  listAttributesAction: fields(
    {
      entityId: name,
      attributes: listOf(attribute),
      totalCount: count,
      customAttributesCount: count,
      systemAttributesCount: count,
      attributesByType: record,
      primaryIdAttribute: maybe,
      primaryNameAttribute: maybe,
    },
    [
      "entityId",
      "attributes",
      "totalCount",
      "customAttributesCount",
      "systemAttributesCount",
      "attributesByType",
    ],
  ),
  fetchXml: fetchPage,
  getCurrentUser: fields({ BusinessUnitId: name, UserId: name, OrganizationId: name }, [
    "BusinessUnitId",
    "UserId",
    "OrganizationId",
  ]),
};

/** What flows get from the triggers of the existing component. */
export const existingPayloads: Readonly<Record<string, Schema>> = {
  dynamicsWebhookTrigger: fields(
    {
      bodyData: record,
      requestId: maybe,
      organization: maybe,
      entityName: maybe,
      inputParameters: { type: ["array", "object", "null"], description: "" },
      initiatingUserId: maybe,
      messageName: name,
    },
    ["bodyData", "messageName"],
  ),
  pollChangesTrigger: fields(
    {
      body: fields(
        { data: fields({ created: records, updated: records }, ["created", "updated"]) },
        ["data"],
      ),
    },
    ["body"],
  ),
};
