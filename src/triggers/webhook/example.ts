import { eventOf } from "../../client";
import { contract, exampleUpdate, user } from "./exampleUpdate";
import { accepted, branches, eventPayload } from "./payload";

const { body, headers, request } = exampleUpdate({
  table: "contact",
  id: "6d81597f-0f9f-e711-8122-000d3aa2331c",
  written: [
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
  on: "/Date(1506409448000-0700)/",
  moreHeaders: { "x-request-id": "f2b51d4c-0a43-4f5e-a6f4-3d0d31fbb3a0" },
});

/** An update as the trigger hands it on. Made by the trigger's own parts, so that it cannot go stale. */
export const examplePayload = {
  branch: branches.event,
  payload: eventPayload({ payload: request, headers }, body, eventOf(body, headers)),
  response: accepted,
};
