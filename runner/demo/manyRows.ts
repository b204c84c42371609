import { expectThat, recordOf } from "./expect";
import type { Step } from "./types";

const ROWS = 2_000;
/** Its name is longer than the column takes, which the definition shows before anything is sent. */
const TOO_LONG = 700;
/** It belongs to an account that does not exist, which only Dataverse can tell. */
const ORPHAN = 1_400;

const contact = (index: number) => ({
  firstname: "Bulk",
  lastname: index === TOO_LONG ? "x".repeat(200) : `Contact ${index}`,
  birthdate: "1990-05-04",
  ...(index === ORPHAN
    ? { "parentcustomerid_account@odata.bind": "/accounts(5c3f2a10-0000-4000-8000-000000000000)" }
    : {}),
});

export const manyRows: Step = {
  title: `Create ${ROWS.toLocaleString("en")} contacts in bulk: two are bad, one answer is lost, one is a 429`,
  needs: "sandbox",
  run: async ({ act, sandbox }) => {
    const match = { method: "POST", path: /CRM\.CreateMultiple$/ };
    sandbox?.fault({ match, after: 1, action: { kind: "lostResponse" } });
    sandbox?.fault({ match, after: 3, action: { kind: "throttle", retryAfter: 1 } });
    const records = Array.from({ length: ROWS }, (_, index) => contact(index));
    const { data } = await act("bulkCreateEntities", { entityType: "contacts", records });
    const { succeeded, failed, unknown, results } = recordOf(data);
    const counted = await act("countEntities", {
      entityType: "contacts",
      filterExpression: "firstname eq 'Bulk'",
    });
    const { count } = recordOf(counted.data);
    expectThat(succeeded === ROWS - 2 && failed === 2, "a row result for each row");
    expectThat(count === succeeded && unknown === 0, "as many contacts as the row results say");
    const bad = (results as Record<string, unknown>[]).filter(({ status }) => status === "failed");
    return {
      says: `${count} contacts are there, none twice; two were refused, each with its reason`,
      rows: bad.map(({ index, status, error }) => ({
        index,
        status,
        // The table is narrow: what was wrong, without what it was wrong with.
        error: String(recordOf(error)["message"])
          .replace(/^.*?: /, "")
          .replace(/[\da-f-]{36}/, "…"),
      })),
      columns: ["index", "status", "error"],
    };
  },
};
