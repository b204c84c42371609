import { expectThat, recordOf, rowsOf } from "./expect";
import type { Step } from "./types";

export const throttledMoment: Step = {
  title: "Dataverse is busy: it answers 429 twice and asks for a pause",
  needs: "sandbox",
  run: async ({ act, sandbox }) => {
    sandbox?.fault({ times: 2, action: { kind: "throttle", retryAfter: 1 } });
    const { data, waits } = await act("queryEntities", {
      entityType: "contacts",
      fieldNames: ["fullname", "emailaddress1"],
      top: "3",
    });
    expectThat(waits.length === 2, "two waits");
    return {
      says: "the flow waited as asked, and went on",
      rows: rowsOf(data),
      columns: ["fullname", "emailaddress1"],
    };
  },
};

export const lostAnswer: Step = {
  title: "The connection breaks after a create: is the record there once, or twice?",
  needs: "sandbox",
  run: async ({ act, sandbox }) => {
    sandbox?.fault({ match: { path: "accounts(" }, action: { kind: "lostResponse" } });
    const recordId = "3b0f6d6e-52c1-4b7a-9a53-6f2f6f0c7d11";
    const created = recordOf(
      (
        await act("createEntity", {
          entityType: "accounts",
          options: { recordId },
          dynamicValues: { name: "Once Only Ltd" },
        })
      ).data,
    );
    const { data } = await act("queryEntities", {
      entityType: "accounts",
      fieldNames: ["name", "createdon"],
      filterExpression: "name eq 'Once Only Ltd'",
    });
    const rows = rowsOf(data);
    expectThat(rows.length === 1 && created["accountid"] === recordId, "exactly one record");
    return {
      says: "once: the repeat carried the same id and could not double it",
      rows,
      columns: ["name", "accountid", "createdon"],
    };
  },
};
