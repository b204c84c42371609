import type { WebhookRegistration } from "../../client";

const step = "a21beb47-03b6-8d2c-9d43-0e1f3c1b6a55";

/** A webhook of this instance, one of whose events could not be delivered. */
export const examplePayload: { data: { registrations: WebhookRegistration[] } } = {
  data: {
    registrations: [
      {
        id: "6f0c2b3a-9d1e-8f42-a5c7-2b9d4e6f8a10",
        name: "Record Events 1f8ac10f23c5-7b52009b64fd-0a7d5558716a",
        url: "https://hooks.example.com/trigger/EXAMPLE",
        description:
          'Made by the trigger Record Events for flow "Contacts" of instance "Contoso"; removed with it. Key q7Jm2xVb09aT.',
        authentication: "WebhookKey",
        ownedByComponent: true,
        ownedByInstance: true,
        trigger: "Record Events",
        steps: [
          {
            id: step,
            name: "Record Events 1f8ac10f23c5-7b52009b64fd-0a7d5558716a: Update of contact",
            message: "Update",
            table: "contact",
            filteringColumns: ["emailaddress1"],
            synchronous: false,
            enabled: true,
          },
        ],
        lastFailures: [
          {
            stepId: step,
            message: "The webhook call failed because the http request timed out at client side.",
            errorCode: -2147015605,
            completedOn: "2026-03-02T09:14:33Z",
          },
        ],
      },
    ],
  },
};
