import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type RecordList } from "../../client";
import { listRelatedEntitiesInputs } from "../../inputs";
import { outputOf, recordList } from "../schemas";

const context =
  "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#contacts(fullname,emailaddress1)";

const examplePayload: { data: RecordList } = {
  data: {
    "@odata.context": context,
    oDataContext: context,
    value: [
      {
        "@odata.etag": 'W/"81359849"',
        contactid: "b2a8a3c1-52c4-4f0e-9d41-2f9d7f1f6a11",
        fullname: "Yvonne McKay",
        emailaddress1: "yvonne@fabrikam.example",
      },
    ],
    hasMore: false,
    "@odata.nextLink": null,
    oDataNextLink: null,
  },
};

export const listRelatedEntities = action({
  display: {
    label: "List Related Records",
    description: "List the records that a record is related to, page by page or all of them.",
  },
  inputs: listRelatedEntitiesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(recordList),
  perform: async (platform, { connection, options, ...params }) => ({
    data: await createClient(connection, platform).queryRelated({ ...params, ...options }),
  }),
});
