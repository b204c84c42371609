/**
 * What each data source yields and what each input takes, in one place: every value of a data source is
 * taken by every input of the same meaning. A data source or an input that is missing here fails a test.
 */
export const YIELDS: Readonly<Record<string, string>> = {
  entityTypes: "table",
  entities: "table",
  getEntitiesMetaData: "tables with columns",
  attributes: "column",
  columns: "column",
  records: "record",
  choices: "choice",
  alternateKeys: "key",
  fieldMap: "mapping",
};

/** Actions that take the values of each meaning, in the input of this name. */
export interface Taker {
  readonly action: string;
  readonly input: string;
  /** What the action needs beside it. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

export const TAKES: Readonly<Record<"table" | "column" | "record" | "key" | "choice", Taker[]>> = {
  table: [
    { action: "queryEntities", input: "entityType", beside: { top: "1" } },
    { action: "countEntities", input: "entityType" },
    { action: "describeEntityType", input: "entityType" },
    { action: "getEntityMetaData", input: "entityType" },
    { action: "listAttributesAction", input: "entityId" },
    { action: "bulkCreateEntities", input: "entityType", beside: { records: [] } },
    { action: "validateConnection", input: "entityTypes" },
  ],
  column: [
    { action: "getAttribute", input: "attributeType", beside: { entityId: "account" } },
    {
      action: "bulkUpdateEntities",
      input: "alternateKey",
      beside: { entityType: "accounts", records: [] },
    },
    { action: "listChoices", input: "columnName", beside: { entityType: "accounts" } },
  ],
  record: [
    { action: "getEntity", input: "entityId", beside: { entityType: "accounts" } },
    {
      action: "updateEntity",
      input: "entityId",
      beside: { entityType: "accounts", dynamicValues: { fax: "1" } },
    },
  ],
  key: [
    {
      action: "bulkUpsertEntities",
      input: "alternateKey",
      beside: { entityType: "accounts", records: [] },
    },
  ],
  choice: [],
};
