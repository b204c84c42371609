import type { TriggerPayload } from "@prismatic-io/spectral";
import { type ExecutionContext, eventOf } from "../../client";
import { emptyRequest } from "../emptyRequest";
import { accepted, branches, eventPayload } from "./payload";

const contract = "http://schemas.microsoft.com/xrm/2011/Contracts";
const user = "75c2dd85-e89e-e711-8122-000d3aa2331c";
const contact = "6d81597f-0f9f-e711-8122-000d3aa2331c";

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
        Attributes: [
          { key: "firstname", value: "James" },
          { key: "creditlimit", value: { __type: `Money:${contract}`, Value: 5000 } },
          { key: "statuscode", value: { __type: `OptionSetValue:${contract}`, Value: 1 } },
          {
            key: "modifiedby",
            value: {
              __type: `EntityReference:${contract}`,
              Id: user,
              KeyAttributes: [],
              LogicalName: "systemuser",
              Name: null,
              RowVersion: null,
            },
          },
          { key: "modifiedon", value: "/Date(1506384247000)/" },
        ],
        FormattedValues: [],
        Id: contact,
        LogicalName: "contact",
      },
    },
  ],
  MessageName: "Update",
  Mode: 1,
  OperationCreatedOn: "/Date(1506409448000-0700)/",
  OperationId: "4af10637-4ea2-e711-8122-000d3aa2331c",
  OrganizationName: "contoso",
  OutputParameters: [],
  PostEntityImages: [],
  PreEntityImages: [],
  PrimaryEntityId: contact,
  PrimaryEntityName: "contact",
  RequestId: null,
  Stage: 40,
  UserId: user,
};

const headers = {
  "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
  "x-ms-dynamics-entity-name": "contact",
  "x-ms-dynamics-request-name": "Update",
  "x-request-id": "f2b51d4c-0a43-4f5e-a6f4-3d0d31fbb3a0",
};

const request: TriggerPayload = {
  ...emptyRequest,
  headers,
  rawBody: { data: JSON.stringify(body), contentType: "application/json" },
  body: { data: body, contentType: "application/json" },
};

/** An update as the trigger hands it on. Made by the trigger's own parts, so that it cannot go stale. */
export const examplePayload = {
  branch: branches.event,
  payload: eventPayload({ payload: request, headers }, body, eventOf(body, headers)),
  response: accepted,
};
