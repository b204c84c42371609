import { expectThat, recordOf } from "./expect";
import type { Step } from "./types";

export const pickOption: Step = {
  title: "What the designer offers: the industries of an account, from the environment",
  run: async ({ pick }) => {
    const { data } = await pick("choices", { entityType: "accounts", columnName: "industrycode" });
    const rows = Array.isArray(data) ? (data as Record<string, unknown>[]) : [];
    expectThat(rows.length > 0, "options to choose from");
    return {
      says: `${rows.length} options: people see the label, the flow gets the key`,
      rows: rows.slice(0, 3),
      columns: ["key", "label"],
    };
  },
};

export const lookupByName: Step = {
  title: "Set a lookup by name: the contact's company is called, not its ID copied",
  needs: "sandbox",
  run: async ({ act, notes }) => {
    const { data } = await act("createEntity", {
      entityType: "contacts",
      fieldValues: [
        { key: "lastname", value: "Baker" },
        { key: "parentcustomerid", value: "account: Fabrikam Robotics GmbH" },
      ],
    });
    const contact = recordOf(data);
    expectThat(contact["_parentcustomerid_value"] === notes.get("account"), "that company's ID");
    return {
      says: "the ID was found; a name that is there twice, or not at all, is refused",
      rows: [contact],
      columns: ["fullname", "_parentcustomerid_value"],
    };
  },
};
