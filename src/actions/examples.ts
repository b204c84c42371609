import type { DataverseRecord } from "../client";

/** A record as the actions on single records answer with. */
export const exampleAccount: DataverseRecord = {
  "@odata.context": "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#accounts/$entity",
  "@odata.etag": 'W/"81359849"',
  accountid: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
  name: "Fabrikam, Inc.",
  accountnumber: "A-1042",
  revenue: 1250000,
  numberofemployees: 250,
  telephone1: null,
  statecode: 0,
  statuscode: 1,
  createdon: "2025-03-14T09:26:53Z",
  modifiedon: "2025-06-20T16:05:00Z",
  _primarycontactid_value: "a1b2c3d4-0c5e-4f6a-8b7c-9d0e1f2a3b4c",
};
