import { expectThat, recordOf, rowsOf } from "./expect";
import type { Step } from "./types";

export const currentUser: Step = {
  title: "Who is signed in?",
  run: async ({ act }) => {
    const user = recordOf((await act("getCurrentUser", {})).data);
    expectThat(typeof user["UserId"] === "string", "a user id");
    return {
      says: `user ${String(user["UserId"])} of organization ${String(user["OrganizationId"])}`,
    };
  },
};

export const queryPages: Step = {
  title: "Read every active account with its primary contact, 10 a page",
  run: async ({ act, sandbox }) => {
    const { data, requests } = await act("queryEntities", {
      entityType: "accounts",
      fieldNames: ["name", "address1_city", "revenue"],
      filterExpression: "statecode eq 0",
      orderByFieldNames: ["name"],
      expandPropertyNames: ["primarycontactid($select=fullname)"],
      fetchAll: "true",
      recordsPerPage: "10",
    });
    const rows = rowsOf(data);
    expectThat(recordOf(data)["hasMore"] === false, "a list that is complete");
    expectThat(
      !sandbox || requests.length === Math.max(1, Math.ceil(rows.length / 10)),
      "one request a page",
    );
    return {
      says: `${rows.length} accounts on ${requests.length} pages, and the answer says it is complete`,
      rows: rows.map((row) => ({ ...row, contact: name(row["primarycontactid"]) })),
      columns: ["name", "address1_city", "revenue", "contact"],
    };
  },
};

export const pipelineByStage: Step = {
  title: "Add up the open pipeline by stage, inside Dataverse",
  run: async ({ act }) => {
    const { data } = await act("queryEntities", {
      entityType: "opportunities",
      options: {
        apply:
          "filter(statecode eq 0)/groupby((stepname),aggregate(estimatedvalue with sum as total,$count as deals))",
      },
    });
    const rows = rowsOf(data);
    return { says: `${rows.length} stages`, rows, columns: ["stepname", "deals", "total"] };
  },
};

const name = (contact: unknown): unknown =>
  typeof contact === "object" && contact !== null && "fullname" in contact
    ? contact.fullname
    : null;
