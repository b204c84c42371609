import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type DataverseRecord } from "../../client";
import { convertEntityInputs } from "../../inputs";
import { outputOf, recordRead } from "../schemas";
import { convertedSample } from "./samples";

const examplePayload: { data: DataverseRecord } = {
  data: {
    "@odata.context":
      "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#salesorders/$entity",
    "@odata.etag": 'W/"81359901"',
    salesorderid: "5e0c9d3a-7b1f-4a2e-8d6c-3f4b5a6978c1",
    ordernumber: "ORD-01042-X7K2P1",
    name: "20 sensors",
    _quoteid_value: "2b7d9f10-4c3e-4b8a-9e5d-6f7a8b9c0d1e",
    totalamount: 12500,
    statecode: 0,
    statuscode: 1,
    createdon: "2025-06-20T16:05:00Z",
  },
};

export const convertEntity = action({
  display: {
    label: "Convert Record",
    description: "Make a quote, order, invoice or revision from the record before it.",
  },
  inputs: convertEntityInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: convertedSample,
  outputSchema: outputOf({
    ...recordRead,
    description: "The new record: columns by logical name, lookups as _name_value",
  }),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).convertEntity({ ...params, ...options }),
  }),
});
