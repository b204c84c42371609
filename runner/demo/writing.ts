import { expectThat, recordOf, rowsOf } from "./expect";
import type { Stage, Step } from "./types";

const ACCOUNT = "Fabrikam Robotics GmbH";

export const createAccount: Step = {
  title: "Create an account together with two contacts",
  needs: "write",
  run: async ({ act, notes }) => {
    const { data } = await act("createEntity", {
      entityType: "accounts",
      dynamicValues: {
        name: ACCOUNT,
        revenue: 1250000,
        contact_customer_accounts: [
          { firstname: "Zoë", lastname: "O'Brien", emailaddress1: "zoe@fabrikam.example" },
          { firstname: "Jürgen", lastname: "Weiß", emailaddress1: "juergen@fabrikam.example" },
        ],
      },
      fieldValues: [{ key: "address1_city", value: "Zürich" }],
    });
    const account = recordOf(data);
    expectThat(account["name"] === ACCOUNT, "the created account");
    notes.set("account", String(account["accountid"]));
    return {
      says: `account ${String(account["accountid"])}`,
      rows: [account],
      columns: ["name", "address1_city", "revenue"],
    };
  },
};

export const updateAccount: Step = {
  title: "Update it, but only if nobody else has changed it since",
  needs: "write",
  run: async ({ act, notes }) => {
    const entityId = notes.get("account");
    const before = recordOf((await act("getEntity", { entityType: "accounts", entityId })).data);
    const { data } = await act("updateEntity", {
      entityType: "accounts",
      entityId,
      dynamicValues: { creditonhold: true, revenue: 1300000 },
      options: { ifMatch: before["@odata.etag"] },
    });
    const after = recordOf(data);
    expectThat(after["revenue"] === 1300000, "the new revenue");
    expectThat(after["@odata.etag"] !== before["@odata.etag"], "a new record version");
    return {
      says: `version ${String(before["@odata.etag"])} became ${String(after["@odata.etag"])}`,
      rows: [after],
      columns: ["name", "revenue", "creditonhold"],
    };
  },
};

export const upsertByKey: Step = {
  title: "Upsert an account twice by its account number: created, then updated",
  needs: "sandbox",
  run: async ({ act }) => {
    const upsert = (name: string) =>
      act("upsertEntity", {
        entityType: "accounts",
        entityId: "accountnumber='DEMO-7'",
        dynamicValues: { name },
      });
    const first = recordOf((await upsert("Adventure Works")).data);
    const second = recordOf((await upsert("Adventure Works Cycles")).data);
    expectThat(first["accountid"] === second["accountid"], "one record, not two");
    return {
      says: "both runs met the same record",
      rows: [first, second],
      columns: ["accountnumber", "name", "accountid"],
    };
  },
};

export const deleteAccount: Step = {
  title: "Clean up: delete what was created",
  needs: "write",
  run: async (stage) => {
    const entityId = stage.notes.get("account");
    await deleteContactsOf(stage, String(entityId));
    await stage.act("deleteEntity", { entityType: "accounts", entityId });
    const gone = await stage.act("getEntity", {
      entityType: "accounts",
      entityId,
      returnNullWhenMissing: "true",
    });
    expectThat(gone.data === null, "the account to be gone");
    return { says: "the account is gone" };
  },
};

const deleteContactsOf = async ({ act }: Stage, accountId: string): Promise<void> => {
  const { data } = await act("queryEntities", {
    entityType: "contacts",
    fieldNames: ["contactid"],
    filterExpression: `_parentcustomerid_value eq ${accountId}`,
    fetchAll: "true",
  });
  for (const contact of rowsOf(data)) {
    await act("deleteEntity", { entityType: "contacts", entityId: contact["contactid"] });
  }
};
