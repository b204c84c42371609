import type { TriggerPayload } from "@prismatic-io/spectral";
import { columnChanges, type ExecutionContext, eventOf, watchedImages } from "../../client";
import { emptyRequest } from "../emptyRequest";
import { accepted, branches, eventPayload } from "../webhook/payload";

const contract = "http://schemas.microsoft.com/xrm/2011/Contracts";
const user = "75c2dd85-e89e-e711-8122-000d3aa2331c";
const opportunity = "b1a3f0c2-5d1e-4f7a-9c2b-7e6d5c4b3a21";

const choice = (value: number) => ({ __type: `OptionSetValue:${contract}`, Value: value });

const image = (stage: number, label: string) => [
  {
    key: "watched",
    value: {
      Attributes: [
        { key: "opportunityid", value: opportunity },
        { key: "salesstage", value: choice(stage) },
      ],
      FormattedValues: [{ key: "salesstage", value: label }],
      Id: opportunity,
      LogicalName: "opportunity",
    },
  },
];

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
          { key: "salesstage", value: choice(2) },
          { key: "opportunityid", value: opportunity },
          { key: "modifiedon", value: "/Date(1767384247000)/" },
        ],
        FormattedValues: [],
        Id: opportunity,
        LogicalName: "opportunity",
      },
    },
  ],
  MessageName: "Update",
  Mode: 1,
  OperationCreatedOn: "/Date(1767409448000-0700)/",
  OperationId: "4af10637-4ea2-e711-8122-000d3aa2331c",
  OrganizationName: "contoso",
  OutputParameters: [],
  PostEntityImages: image(2, "Propose"),
  PreEntityImages: image(1, "Develop"),
  PrimaryEntityId: opportunity,
  PrimaryEntityName: "opportunity",
  RequestId: null,
  Stage: 40,
  UserId: user,
};

const headers = {
  "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
  "x-ms-dynamics-entity-name": "opportunity",
  "x-ms-dynamics-request-name": "Update",
};

const request: TriggerPayload = {
  ...emptyRequest,
  headers,
  rawBody: { data: JSON.stringify(body), contentType: "application/json" },
  body: { data: body, contentType: "application/json" },
};

const event = eventOf(body, headers);

/** A change of a stage as the trigger hands it on. Made by the trigger's own parts, so that it cannot go stale. */
export const examplePayload = {
  branch: branches.event,
  payload: {
    ...eventPayload({ payload: request, headers }, body, event),
    changes: columnChanges(event, watchedImages(body), { watched: ["salesstage"] }),
  },
  response: accepted,
};
