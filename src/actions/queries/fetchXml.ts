import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type FetchXmlList } from "../../client";
import { fetchXmlInputs, mergeFetchPaging } from "../../inputs";
import { flag, integer, object, outputOf, recordRead, text } from "../schemas";

const examplePayload: { data: FetchXmlList } = {
  data: {
    value: [
      {
        "@odata.etag": 'W/"81359849"',
        accountid: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
        name: "Fabrikam, Inc.",
        "contact.fullname": "Zoë O'Brien",
        contact: { fullname: "Zoë O'Brien" },
      },
    ],
    PagingInfo: {
      cookie:
        "&lt;cookie page=&quot;1&quot;&gt;&lt;accountid last=&quot;{7D577253-3EF0-4A0A-BB7F-8335C2596E70}&quot; /&gt;&lt;/cookie&gt;",
      page: 1,
      nextPage: 2,
    },
    hasMore: true,
  },
};

export const fetchXml = action({
  display: {
    label: "Run Fetch XML Query",
    description: "Run a FetchXML query and return its records, page by page or all of them.",
  },
  inputs: fetchXmlInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: outputOf(
    object(
      "One page of records, or every page with Fetch All",
      {
        value: { type: "array", items: recordRead, description: "The records" },
        PagingInfo: object("Where the next page begins", {
          cookie: text("For Next Page ID; empty on the last page"),
          page: integer("Number of this page"),
          nextPage: integer("Number of the page after it"),
        }),
        hasMore: flag("False when value holds everything the query has"),
        warning: text("Why Fetch All stopped early, where it did"),
      },
      ["value", "hasMore"],
    ),
  ),
  perform: async (context, { connection, options, ...params }) => {
    const { pagination, pageNumber, nextPageId, ...query } = params;
    const page = mergeFetchPaging({ pagination, pageNumber, nextPageId });
    return {
      data: await createClient(connection, context).fetchXml({ ...query, ...options, ...page }),
    };
  },
});
