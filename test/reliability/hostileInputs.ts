import { ids } from "../triggers/payloads";

export type Inputs = Record<string, unknown>;
type InputsOf = (name: string) => Inputs;

/** An object with one member, whatever its name. */
export const member = (name: string, value: unknown): Inputs => Object.fromEntries([[name, value]]);

export const accounts = { entityType: "accounts" };
const ACCOUNT = "accountnumber='HOSTILE'";
const batched =
  (action: (name: string) => Inputs): InputsOf =>
  (name) => ({ actions: [{ collection: "accounts", ...action(name) }] });

/** What is named, the action that takes it, and its inputs with a name in that place. */
export const HOSTILE_INPUTS: readonly (readonly [string, string, InputsOf])[] = [
  ["columns", "queryEntities", (name) => ({ ...accounts, fieldNames: [name] })],
  ["an order", "queryEntities", (name) => ({ ...accounts, orderByFieldNames: [name] })],
  ["an expand", "queryEntities", (name) => ({ ...accounts, expandPropertyNames: [name] })],
  [
    "columns of an expand",
    "queryEntities",
    (name) => ({ ...accounts, expandPropertyNames: [`primarycontactid($select=${name})`] }),
  ],
  ["a filter", "queryEntities", (name) => ({ ...accounts, filterExpression: `${name} eq 'x'` })],
  [
    "an alias of a filter",
    "queryEntities",
    (name) => ({ ...accounts, filterExpression: `name eq @${name}&@${name}='x'` }),
  ],
  [
    "an aggregate",
    "queryEntities",
    (name) => ({ ...accounts, options: { apply: `aggregate($count as ${name})` } }),
  ],
  ["a table", "queryEntities", (name) => ({ entityType: name })],
  [
    "columns of one record",
    "getEntity",
    (name) => ({ ...accounts, entityId: ids.account, fieldNames: [name] }),
  ],
  ["a column of a key", "getEntity", (name) => ({ ...accounts, entityId: `${name}='x'` })],
  [
    "a column of a key as JSON",
    "getEntity",
    (name) => ({ ...accounts, entityId: JSON.stringify(member(name, "x")) }),
  ],
  [
    "a column of a long number in a key",
    "getEntity",
    (name) => ({ ...accounts, entityId: `{"${name}":12345678901234567890}` }),
  ],
  ["a value", "createEntity", (name) => ({ ...accounts, dynamicValues: member(name, "x") })],
  [
    "a value of long digits",
    "createEntity",
    (name) => ({ ...accounts, dynamicValues: `{"${name}":12345678901234567890}` }),
  ],
  [
    "a value by key",
    "createEntity",
    (name) => ({ ...accounts, fieldValues: [{ key: name, value: "x" }] }),
  ],
  [
    "a bound lookup",
    "createEntity",
    (name) => ({
      ...accounts,
      dynamicValues: member(`${name}@odata.bind`, `/contacts(${ids.contact})`),
    }),
  ],
  [
    "a member of a lookup",
    "createEntity",
    (name) => ({ ...accounts, dynamicValues: { primarycontactid: member(name, ids.contact) } }),
  ],
  [
    "a value, unrepaired",
    "createEntity",
    (name) => ({ ...accounts, options: { repairValues: false }, dynamicValues: member(name, "x") }),
  ],
  [
    "a value of an update",
    "updateEntity",
    (name) => ({ ...accounts, entityId: ids.account, dynamicValues: member(name, "x") }),
  ],
  [
    "a value of an upsert",
    "upsertEntity",
    (name) => ({ ...accounts, entityId: ACCOUNT, dynamicValues: member(name, "x") }),
  ],
  [
    "a field of a batch",
    "batchEntityActions",
    batched((name) => ({ action: "get", key: ids.account, ...member(name, "x") })),
  ],
  [
    "data of a batch",
    "batchEntityActions",
    batched((name) => ({ action: "create", data: member(name, "x") })),
  ],
  [
    "a key of a batch",
    "batchEntityActions",
    batched((name) => ({ action: "get", key: `${name}='x'` })),
  ],
  [
    "a header of a batch",
    "batchEntityActions",
    batched((name) => ({ action: "get", key: ids.account, headers: member(name, "x") })),
  ],
  ["an action of a batch", "batchEntityActions", batched((name) => ({ action: name }))],
  [
    "a content id of a batch",
    "batchEntityActions",
    batched((name) => ({ action: "create", contentId: name, data: { name: "x" } })),
  ],
  [
    "a parameter of a function",
    "batchEntityActions",
    (name) => ({
      actions: [{ action: "function", name: "WhoAmI", parameters: member(name, "x") }],
    }),
  ],
  [
    "rows to create",
    "bulkCreateEntities",
    (name) => ({ ...accounts, records: [member(name, "x")] }),
  ],
  [
    "rows to update",
    "bulkUpdateEntities",
    (name) => ({ ...accounts, records: [{ accountid: ids.account, ...member(name, "x") }] }),
  ],
  [
    "rows to upsert",
    "bulkUpsertEntities",
    (name) => ({ ...accounts, alternateKey: name, records: [member(name, "x")] }),
  ],
  [
    "rows to delete",
    "bulkDeleteEntities",
    (name) => ({ ...accounts, alternateKey: name, records: [member(name, "x")] }),
  ],
  [
    "a raw header",
    "rawRequest",
    (name) => ({
      url: "accounts?$top=1",
      method: "GET",
      responseType: "json",
      headers: [{ key: name, value: "x" }],
    }),
  ],
  [
    "a raw parameter",
    "rawRequest",
    (name) => ({
      url: "accounts",
      method: "GET",
      responseType: "json",
      queryParams: [{ key: name, value: "x" }],
    }),
  ],
  [
    "a raw body",
    "rawRequest",
    (name) => ({ url: "accounts", method: "POST", responseType: "json", data: member(name, "x") }),
  ],
  [
    "a raw form",
    "rawRequest",
    (name) => ({
      url: "accounts",
      method: "POST",
      responseType: "json",
      formData: [{ key: name, value: "x" }],
    }),
  ],
  ["a column of choices", "listChoices", (name) => ({ ...accounts, columnName: name })],
  ["a global choice", "listChoices", (name) => ({ globalChoiceName: name })],
  ["a table to describe", "describeEntityType", (name) => ({ entityType: name })],
  [
    "a description to compare with",
    "compareSchema",
    (name) => ({
      earlierDescription: {
        logicalName: "account",
        columns: [{ ...member(name, "x"), name, type: name, choices: [{ value: name }] }],
      },
      fieldMap: member(name, name),
    }),
  ],
  [
    "a column by name",
    "getAttribute",
    (name) => ({ entityId: "account", attributeType: name, fieldNames: [name] }),
  ],
  [
    "a column to make",
    "createAttribute",
    (name) => ({ entityId: "account", attributeBody: member(name, "x") }),
  ],
  ["tables to check", "validateConnection", (name) => ({ entityTypes: [name] })],
  [
    "FetchXML columns",
    "fetchXml",
    (name) => ({
      xmlQuery: `<fetch><entity name="account"><attribute name="${name}"/></entity></fetch>`,
    }),
  ],
  [
    "FetchXML elements",
    "fetchXml",
    (name) => ({
      xmlQuery: `<fetch ${name}="1"><entity name="account"><${name}/></entity></fetch>`,
    }),
  ],
];
