import { emptyRequest } from "../emptyRequest";
import { listResult } from "./payload";

const created = {
  "@odata.etag": 'W/"81052965"',
  accountid: "7eb682f1-ca75-e511-80d4-00155d2a68d1",
  name: "Adventure Works",
  createdon: "2026-05-04T08:12:31Z",
  overriddencreatedon: null,
  modifiedon: "2026-05-04T08:12:31Z",
};

/** A record as a query returns it. */
export const updated = {
  "@odata.etag": 'W/"81052971"',
  accountid: "38e0dbe4-131b-4d11-ba7e-78e7d1620f5e",
  name: "Litware",
  createdon: "2024-11-19T15:40:02Z",
  overriddencreatedon: null,
  modifiedon: "2026-05-04T08:13:07Z",
};

/** One new and one updated record as the trigger hands them on, made by the trigger's own parts. */
export const examplePayload = listResult(emptyRequest, {
  changes: [
    {
      changeType: "created",
      record: created,
      key: "7eb682f1-ca75-e511-80d4-00155d2a68d1:81052965",
    },
    {
      changeType: "updated",
      record: updated,
      key: "38e0dbe4-131b-4d11-ba7e-78e7d1620f5e:81052971",
    },
  ],
  hasMore: false,
});
