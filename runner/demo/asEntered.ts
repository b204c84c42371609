import { expectThat, recordOf } from "./expect";
import type { Step } from "./types";

export const asEntered: Step = {
  title: "Write text in its usual forms: a table by its label, numbers and options as text",
  needs: "sandbox",
  run: async ({ act, notes }) => {
    const { data } = await act("updateEntity", {
      entityType: "Account",
      entityId: notes.get("account"),
      fieldValues: [
        { key: "numberofemployees", value: " 250 " },
        { key: "accountcategorycode", value: "preferred customer" },
        { key: "creditonhold", value: "yes" },
      ],
    });
    const account = recordOf(data);
    expectThat(account["numberofemployees"] === 250, "the number 250");
    expectThat(account["accountcategorycode"] === 1, "the option's number");
    return {
      says: "Dataverse got a number, an option and a yes/no",
      rows: [account],
      columns: ["name", "numberofemployees", "accountcategorycode", "creditonhold"],
    };
  },
};
