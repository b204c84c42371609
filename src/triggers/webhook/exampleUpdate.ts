import type { TriggerPayload } from "@prismatic-io/spectral";
import type { ExecutionContext } from "../../client";
import { emptyRequest } from "../emptyRequest";

/** Of the data contracts that Dataverse names the types of values by. */
export const contract = "http://schemas.microsoft.com/xrm/2011/Contracts";
export const user = "75c2dd85-e89e-e711-8122-000d3aa2331c";

type Images = ExecutionContext["PostEntityImages"];

interface Update {
  readonly table: string;
  readonly id: string;
  /** The columns written, as an event has them. */
  readonly written: readonly { readonly key: string; readonly value: unknown }[];
  /** When it happened, in the form of an event. */
  readonly on: string;
  readonly images?: { readonly before: Images; readonly after: Images };
  readonly moreHeaders?: Readonly<Record<string, string>>;
}

/** The update of a record as Dataverse delivers it to a webhook. */
export function exampleUpdate({ table, id, written, on, images, moreHeaders }: Update) {
  const body: ExecutionContext = {
    BusinessUnitId: "e2b9dd85-e89e-e711-8122-000d3aa2331c",
    CorrelationId: "b374239d-4233-41a9-8b17-a86cb4f737b5",
    Depth: 1,
    InitiatingUserId: user,
    InputParameters: [
      {
        key: "Target",
        value: {
          __type: `Entity:${contract}`,
          Attributes: written,
          FormattedValues: [],
          Id: id,
          LogicalName: table,
        },
      },
    ],
    MessageName: "Update",
    Mode: 1,
    OperationCreatedOn: on,
    OperationId: "4af10637-4ea2-e711-8122-000d3aa2331c",
    OrganizationName: "contoso",
    OutputParameters: [],
    PostEntityImages: images?.after ?? [],
    PreEntityImages: images?.before ?? [],
    PrimaryEntityId: id,
    PrimaryEntityName: table,
    RequestId: null,
    Stage: 40,
    UserId: user,
  };
  const headers = {
    "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
    "x-ms-dynamics-entity-name": table,
    "x-ms-dynamics-request-name": "Update",
    ...moreHeaders,
  };
  const request: TriggerPayload = {
    ...emptyRequest,
    headers,
    rawBody: { data: JSON.stringify(body), contentType: "application/json" },
    body: { data: body, contentType: "application/json" },
  };
  return { body, headers, request };
}
