/** Bodies and requests as Dataverse sends them to a webhook, with made-up rows. */

const CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";

export const ids = {
  contact: "6d81597f-0f9f-e711-8122-000d3aa2331c",
  account: "38e0dbe4-131b-4d11-ba7e-78e7d1620f5e",
  list: "9a1f5c0e-2b3d-4e5f-8a6b-7c8d9e0f1a2b",
  user: "75c2dd85-e89e-e711-8122-000d3aa2331c",
  caller: "4026be43-6b69-4111-8f65-78e7d1620f5e",
  correlation: "b374239d-4233-41a9-8b17-a86cb4f737b5",
  operation: "4af10637-4ea2-e711-8122-000d3aa2331c",
  none: "00000000-0000-0000-0000-000000000000",
} as const;

export type Context = Record<string, unknown>;

export const pair = (key: string, value: unknown) => ({ key, value });
export const typed = (type: string, value: object) => ({
  __type: `${type}:${CONTRACTS}`,
  ...value,
});
export const choice = (value: number) => typed("OptionSetValue", { Value: value });
export const money = (value: number) => typed("Money", { Value: value });

/** Without its type where the declaration says it already, as of a step's own reference. */
export const bareReference = (table: string, id: string, name: string | null = null) => ({
  Id: id,
  KeyAttributes: [],
  LogicalName: table,
  Name: name,
  RowVersion: null,
});

export const reference = (table: string, id: string, name: string | null = null) =>
  typed("EntityReference", bareReference(table, id, name));

/** A row of a collection or an image, whose type the declaration says. */
export const bareRow = (
  table: string,
  id: string,
  columns: Record<string, unknown>,
  labels: Record<string, string> = {},
) => ({
  Attributes: Object.entries(columns).map(([key, value]) => pair(key, value)),
  EntityState: null,
  FormattedValues: Object.entries(labels).map(([key, value]) => pair(key, value)),
  Id: id,
  KeyAttributes: [],
  LogicalName: table,
  RelatedEntities: [],
  RowVersion: null,
});

export const row = (...given: Parameters<typeof bareRow>) => typed("Entity", bareRow(...given));

/** Activity parties and other rows inside of a value. */
export const rows = (table: string, entities: object[]) =>
  typed("EntityCollection", {
    Entities: entities,
    EntityName: table,
    MinActiveRowVersion: "-1",
    MoreRecords: false,
    PagingCookie: null,
    TotalRecordCount: -1,
    TotalRecordCountLimitExceeded: false,
  });

/** What every event has, of a contact after the operation, asynchronously. */
export const context = (changes: Context = {}): Context => ({
  BusinessUnitId: "e2b9dd85-e89e-e711-8122-000d3aa2331c",
  CorrelationId: ids.correlation,
  Depth: 1,
  InitiatingUserId: ids.user,
  InputParameters: [],
  IsExecutingOffline: false,
  IsInTransaction: false,
  IsOfflinePlayback: false,
  IsolationMode: 1,
  MessageName: "Update",
  Mode: 1,
  OperationCreatedOn: "/Date(1506409448000-0700)/",
  OperationId: ids.operation,
  OrganizationId: "4ef5b371-e89e-e711-8122-000d3aa2331c",
  OrganizationName: "contoso",
  OutputParameters: [],
  OwningExtension: bareReference(
    "sdkmessageprocessingstep",
    "75417616-4ea2-e711-8122-000d3aa2331c",
  ),
  ParentContext: null,
  PostEntityImages: [],
  PreEntityImages: [],
  PrimaryEntityId: ids.contact,
  PrimaryEntityName: "contact",
  RequestId: null,
  SecondaryEntityName: "none",
  SharedVariables: [pair("IsAutoTransact", true)],
  Stage: 40,
  UserId: ids.user,
  ...changes,
});

/** A person changed the first name, the state and a few more columns of a contact. */
export const contactUpdate = (changes: Context = {}): Context =>
  context({
    InputParameters: [
      pair(
        "Target",
        row("contact", ids.contact, {
          firstname: "James",
          contactid: ids.contact,
          creditlimit: money(1234.5),
          statuscode: choice(1),
          new_colours: [choice(2), choice(9)],
          donotphone: true,
          modifiedon: "/Date(1506384247000)/",
          parentcustomerid: reference("account", ids.account, "Fabrikam"),
          modifiedonbehalfby: null,
        }),
      ),
      pair("SuppressDuplicateDetection", false),
    ],
    PreEntityImages: [
      pair("before", bareRow("contact", ids.contact, { firstname: "Jim", statuscode: choice(2) })),
    ],
    PostEntityImages: [
      pair("AsynchronousStepPrimaryName", bareRow("contact", ids.contact, { fullname: "James B" })),
      pair(
        "after",
        bareRow("contact", ids.contact, { statuscode: choice(1) }, { statuscode: "Active" }),
      ),
    ],
    ParentContext: context({ Stage: 30, PrimaryEntityId: ids.contact }),
    ...changes,
  });

/** What is left of the same event above 256 KB. */
export const cut = (changes: Context = {}): Context => {
  const left = contactUpdate(changes);
  for (const name of ["ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"]) {
    delete left[name];
  }
  return left;
};

export const contactDelete = (): Context =>
  context({
    MessageName: "Delete",
    InputParameters: [pair("Target", reference("contact", ids.contact))],
    PreEntityImages: [pair("before", bareRow("contact", ids.contact, { firstname: "James" }))],
  });

export const contactCreate = (): Context =>
  context({
    MessageName: "Create",
    PrimaryEntityId: ids.none,
    InputParameters: [pair("Target", row("contact", ids.none, { firstname: "James" }))],
    OutputParameters: [pair("id", ids.contact)],
  });

export const association = (message: "Associate" | "Disassociate" = "Associate"): Context =>
  context({
    MessageName: message,
    PrimaryEntityId: ids.none,
    PrimaryEntityName: "none",
    InputParameters: [
      pair("Target", reference("list", ids.list)),
      pair(
        "Relationship",
        typed("Relationship", { PrimaryEntityRole: null, SchemaName: "listcontact_association" }),
      ),
      pair("RelatedEntities", [
        bareReference("contact", ids.contact, "James"),
        bareReference("contact", ids.account),
      ]),
    ],
  });

export const setState = (): Context =>
  context({
    MessageName: "SetStateDynamicEntity",
    InputParameters: [
      pair("EntityMoniker", reference("contact", ids.contact)),
      pair("State", choice(1)),
      pair("Status", choice(2)),
    ],
  });

export const customMessage = (): Context =>
  context({
    MessageName: "contoso_Recalculate",
    PrimaryEntityId: ids.none,
    PrimaryEntityName: "none",
    InputParameters: [
      pair("Factor", 1.23),
      pair("Names", ["ABC", "DEF"]),
      pair("Limit", money(345.678)),
      pair("Kind", choice(2)),
      pair("From", "/Date(1506384247125)/"),
      pair("Account", row("account", ids.account, { name: "Fabrikam" })),
      pair("Accounts", rows("account", [bareRow("account", ids.account, { name: "Fabrikam" })])),
    ],
    OutputParameters: [pair("Total", money(9))],
  });

/** An email was sent; the image shows its sender, with labels. */
export const emailUpdate = (): Context =>
  context({
    PrimaryEntityName: "email",
    InputParameters: [pair("Target", row("email", ids.contact, { statecode: choice(3) }))],
    PreEntityImages: [
      pair(
        "Image",
        bareRow("email", ids.contact, {
          from: rows("activityparty", [
            bareRow(
              "activityparty",
              ids.list,
              {
                participationtypemask: choice(1),
                partyid: reference("contact", ids.caller, "Some Contact"),
                scheduledend: "/Date(1724701394000)/",
              },
              { participationtypemask: "Sender", scheduledend: "2024-08-26T22:43:14+03:00" },
            ),
          ]),
        }),
      ),
    ],
  });

export interface RequestOptions {
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  /** What stands in `rawBody.data`; the body as text unless given. */
  readonly raw?: unknown;
  readonly body?: unknown;
}

/** The request around a body, as the platform hands it to a trigger. */
export const request = (
  body: unknown,
  { headers = {}, query = {}, ...bodies }: RequestOptions = {},
) => ({
  headers: {
    "Content-Type": "application/json; charset=utf-8",
    "X-Request-Id": "f2b51d4c-0a43-4f5e-a6f4-3d0d31fbb3a0",
    "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
    "x-ms-dynamics-request-name": "Update",
    "x-ms-correlation-request-id": ids.correlation,
    ...headers,
  },
  queryParameters: query,
  rawBody: {
    data: "raw" in bodies ? bodies.raw : JSON.stringify(body),
    contentType: "application/json",
  },
  body: { data: "body" in bodies ? bodies.body : body, contentType: "application/json" },
});
