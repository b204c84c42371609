import type { UnifiedRecord } from "../../client";

const ID = "3f8d7f1f-6a11-ef11-9f89-000d3a4c3303";

export const exampleContact: UnifiedRecord = {
  id: ID,
  first_name: "Ann",
  last_name: "Lee",
  name: "Ann Lee",
  title: "Purchaser",
  account: { id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70", name: "Contoso" },
  owner: { id: "0a4c3303-6a11-ef11-9f89-000d3a4c3301", name: "Jane Reyes", type: "systemuser" },
  emails: [{ email: "ann.lee@contoso.com", type: "main" }],
  phones: [{ number: "+1 425 555 0100", type: "work" }],
  addresses: [
    {
      type: "primary",
      street_1: "1 Main Street",
      street_2: null,
      city: "Redmond",
      state: "WA",
      postal_code: "98052",
      country: "USA",
    },
  ],
  urls: [],
  created_at: "2026-10-13T17:41:21Z",
  updated_at: "2026-11-02T09:12:45Z",
  etag: 'W/"5812345"',
  custom_fields: { new_tier: "Gold" },
  remote_data: { contactid: ID, firstname: "Ann", lastname: "Lee", fullname: "Ann Lee" },
};
