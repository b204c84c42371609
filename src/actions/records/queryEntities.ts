import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type RecordList } from "../../client";
import { queryEntitiesInputs } from "../../inputs";
import { outputOf, recordList } from "../schemas";

const nextLink =
  "https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$select=name,revenue&$skiptoken=%3Ccookie%20pagenumber=%222%22%20/%3E";
const context = "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#accounts(name,revenue)";

const examplePayload: { data: RecordList } = {
  data: {
    "@odata.context": context,
    oDataContext: context,
    value: [
      {
        "@odata.etag": 'W/"81359849"',
        accountid: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
        name: "Fabrikam, Inc.",
        revenue: 1250000,
      },
    ],
    hasMore: true,
    "@odata.nextLink": nextLink,
    oDataNextLink: nextLink,
  },
};

export const queryEntities = action({
  display: {
    label: "Query Entities",
    description: "Query the records of a table, page by page or all of them.",
    important: true,
  },
  inputs: queryEntitiesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(recordList),
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).queryRecords({ ...params, ...options }),
  }),
});
