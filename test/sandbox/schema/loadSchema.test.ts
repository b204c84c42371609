import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSchema } from "../../../sandbox/schema";
import { tablesDirectory } from "../../../sandbox/schema/declarations";
import type { Column, Table } from "../../../sandbox/schema/derived";
import { readDeclarations } from "../../../sandbox/schema/read";
import { openStore } from "../../../sandbox/store";

const schema = loadSchema();

function table(name: string): Table {
  const found = schema.tables.get(name);
  if (!found) {
    throw new Error(`no table ${name}`);
  }
  return found;
}

function column(tableName: string, name: string): Column {
  const found = table(tableName).columns.get(name);
  if (!found) {
    throw new Error(`no column ${name}`);
  }
  return found;
}

describe("the declared tables", () => {
  it.each([
    ["account", "accounts", 1, "accountid", "name"],
    ["contact", "contacts", 2, "contactid", "fullname"],
    ["opportunity", "opportunities", 3, "opportunityid", "name"],
    ["lead", "leads", 4, "leadid", "fullname"],
    ["annotation", "annotations", 5, "annotationid", "subject"],
    ["systemuser", "systemusers", 8, "systemuserid", "fullname"],
    ["team", "teams", 9, "teamid", "name"],
    ["businessunit", "businessunits", 10, "businessunitid", "name"],
    ["incident", "incidents", 112, "incidentid", "title"],
    ["activityparty", "activityparties", 135, "activitypartyid", undefined],
    ["product", "products", 1024, "productid", "name"],
    ["role", "roles", 1036, "roleid", "name"],
    ["email", "emails", 4202, "activityid", "subject"],
    ["task", "tasks", 4212, "activityid", "subject"],
    ["transactioncurrency", "transactioncurrencies", 9105, "transactioncurrencyid", "currencyname"],
    ["new_project", "new_projectcollection", 10042, "new_projectid", "new_name"],
    [
      "contoso_sensordata",
      "contoso_sensordatas",
      10051,
      "contoso_sensordataid",
      "contoso_deviceid",
    ],
  ])("%s is served as %s", (name, set, code, primaryId, primaryName) => {
    expect(table(name)).toMatchObject({ setName: set, primaryId, primaryName });
    expect(table(name).declaration.objectTypeCode).toBe(code);
    expect(schema.sets.get(set)).toBe(table(name));
  });

  it.each([
    ["account", "primarycontactid", ["contact"]],
    ["account", "parentaccountid", ["account"]],
    ["contact", "parentcustomerid_account", ["account"]],
    ["contact", "parentcustomerid_contact", ["contact"]],
    ["opportunity", "customerid_account", ["account"]],
    ["opportunity", "originatingleadid", ["lead"]],
    ["task", "regardingobjectid_account_task", ["account"]],
    ["task", "regardingobjectid_new_project_task", ["new_project"]],
    ["email", "regardingobjectid_incident_email", ["incident"]],
    ["annotation", "objectid_account", ["account"]],
    ["annotation", "objectid_new_project", ["new_project"]],
    ["activityparty", "partyid_systemuser", ["systemuser"]],
    ["activityparty", "activityid_email", ["email"]],
    ["new_project", "new_CustomerId_account", ["account"]],
    ["new_project", "new_SponsorId", ["contact"]],
    ["account", "ownerid", ["systemuser", "team"]],
    ["account", "createdby", ["systemuser"]],
    ["account", "transactioncurrencyid", ["transactioncurrency"]],
  ])("%s points to its targets through %s", (name, navigation, targets) => {
    expect(table(name).single.get(navigation)?.targets).toEqual(targets);
  });

  it.each([
    ["account", "Account_Tasks", "task", "regardingobjectid_account_task"],
    ["contact", "Contact_Tasks", "task", "regardingobjectid_contact_task"],
    ["opportunity", "Opportunity_Tasks", "task", "regardingobjectid_opportunity_task"],
    ["new_project", "new_project_Tasks", "task", "regardingobjectid_new_project_task"],
    ["account", "Account_Emails", "email", "regardingobjectid_account_email"],
    ["account", "Account_Annotation", "annotation", "objectid_account"],
    ["new_project", "new_project_Annotations", "annotation", "objectid_new_project"],
    ["account", "contact_customer_accounts", "contact", "parentcustomerid_account"],
    ["account", "opportunity_customer_accounts", "opportunity", "customerid_account"],
    ["contact", "account_primary_contact", "account", "primarycontactid"],
    ["email", "email_activity_parties", "activityparty", "activityid_email"],
    ["systemuser", "lk_accountbase_createdby", "account", "createdby"],
    ["systemuser", "lk_accountbase_createdonbehalfby", "account", "createdonbehalfby"],
    ["systemuser", "lk_contact_createdonbehalfby", "contact", "createdonbehalfby"],
    ["systemuser", "user_accounts", "account", "owninguser"],
    ["systemuser", "lead_owning_user", "lead", "owninguser"],
    ["team", "team_accounts", "account", "owningteam"],
    ["businessunit", "business_unit_task_activities", "task", "owningbusinessunit"],
  ])("%s collects through %s", (name, collection, referencing, inverse) => {
    expect(table(name).collections.get(collection)).toMatchObject({
      kind: "oneToMany",
      table: referencing,
      inverse,
    });
  });

  it("knows an activity's shared lookups by both names, and collects through one of them", () => {
    const { single } = table("task");
    expect(single.get("ownerid_task")).toMatchObject({
      second: true,
      targets: ["systemuser", "team"],
    });
    expect(single.get("regardingobjectid_account")?.column.name).toBe("regardingobjectid");
    expect(single.get("createdby")?.second).toBeUndefined();
    expect(single.has("percentcomplete_task")).toBe(false);
  });

  it("never collides with a second name it made up", () => {
    for (const { single, properties } of schema.tables.values()) {
      const second = [...single.values()].filter((navigation) => navigation.second);
      expect(second.filter((navigation) => properties.has(navigation.name))).toEqual([]);
    }
  });
});

describe("what follows from a declaration", () => {
  it("reads lookups under _x_value and leaves party lists without a property", () => {
    expect(table("account").properties.get("_primarycontactid_value")?.name).toBe(
      "primarycontactid",
    );
    expect(table("account").properties.has("primarycontactid")).toBe(false);
    expect(column("email", "to").type).toBe("partylist");
    expect(table("email").properties.has("to")).toBe(false);
  });

  it("stores the target of a lookup that may point to several tables", () => {
    expect(column("contact", "parentcustomerid").polymorphic).toBe(true);
    expect(column("account", "ownerid").polymorphic).toBe(true);
    expect(column("account", "primarycontactid").polymorphic).toBe(false);
  });

  it("adds read-only base amounts, and the currency, to tables with money", () => {
    expect(column("account", "revenue_base")).toMatchObject({
      schemaName: "Revenue_Base",
      type: "money",
      companionOf: "revenue",
      validForCreate: false,
      validForUpdate: false,
    });
    expect(column("new_project", "new_budget_base").schemaName).toBe("new_Budget_Base");
    expect(column("new_project", "exchangerate").validForCreate).toBe(false);
    expect(table("annotation").columns.has("transactioncurrencyid")).toBe(false);
  });

  it("gives pictures and files their companions", () => {
    expect([...table("new_project").columns.keys()]).toEqual(
      expect.arrayContaining([
        "new_photoid",
        "new_photo_timestamp",
        "new_photo_url",
        "new_contract_name",
      ]),
    );
    expect(column("account", "entityimage_url").schemaName).toBe("EntityImage_URL");
  });

  it("gives user-owned tables an owner, others none, and intersects only a version", () => {
    expect(table("account").columns.has("owningbusinessunit")).toBe(true);
    expect(table("product").columns.has("ownerid")).toBe(false);
    expect(table("product").columns.has("createdby")).toBe(true);
    expect([...table("teammembership").columns.keys()]).toEqual([
      "teamid",
      "systemuserid",
      "teammembershipid",
      "versionnumber",
    ]);
  });

  it("repeats the id of users and teams as ownerid, the key they inherit from principal", () => {
    expect(column("systemuser", "ownerid")).toMatchObject({ computed: "{systemuserid}" });
    expect(column("team", "ownerid").type).toBe("uniqueidentifier");
  });

  it("has many-to-many collections on both ends", () => {
    const relationship = schema.manyToMany.get("accountleads_association");
    expect(relationship).toMatchObject({ declaredBy: "account", with: "lead" });
    expect(table("account").collections.get("accountleads_association")).toMatchObject({
      kind: "manyToMany",
      table: "lead",
      declaring: true,
    });
    expect(table("lead").collections.get("accountleads_association")).toMatchObject({
      table: "account",
      declaring: false,
    });
    expect(schema.sets.get("teammemberships")?.declaration.intersect).toBe(true);
  });

  it("has a column of every type and every kind of date in the custom table", () => {
    const columns = [...table("new_project").columns.values()];
    expect(new Set(columns.map((each) => each.type))).toEqual(
      new Set([
        "string",
        "memo",
        "integer",
        "bigint",
        "decimal",
        "double",
        "money",
        "boolean",
        "choice",
        "multichoice",
        "state",
        "status",
        "datetime",
        "lookup",
        "uniqueidentifier",
        "image",
        "file",
      ]),
    );
    const dates = columns.filter((each) => each.type === "datetime");
    expect(new Set(dates.map((each) => each.behavior ?? "UserLocal"))).toEqual(
      new Set(["UserLocal", "TimeZoneIndependent", "DateOnly"]),
    );
  });

  it("spells schema names as Dataverse does", () => {
    expect(column("account", "numberofemployees").schemaName).toBe("NumberOfEmployees");
    expect(column("account", "address1_line1").schemaName).toBe("Address1_Line1");
    expect(column("account", "donotemail").schemaName).toBe("DoNotEMail");
    expect(column("email", "to").schemaName).toBe("to");
    expect(column("task", "activityid").schemaName).toBe("ActivityId");
  });
});

describe("a table of one's own", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "tables-"));
    cpSync(tablesDirectory, directory, { recursive: true });
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  it("takes one file and nothing else", async () => {
    writeFileSync(
      join(directory, "new_bank.json"),
      JSON.stringify({
        logicalName: "new_bank",
        schemaName: "new_Bank",
        entitySetName: "new_banks",
        label: "Bank",
        pluralLabel: "Banks",
        objectTypeCode: 10_100,
        primaryId: "new_bankid",
        primaryName: "new_name",
        ownership: "user",
        custom: true,
        hasActivities: true,
        hasNotes: true,
        columns: [
          { name: "new_name", type: "string", label: "Name", maxLength: 100, custom: true },
          { name: "new_assets", type: "money", label: "Assets", custom: true },
          {
            name: "new_accountid",
            schemaName: "new_AccountId",
            type: "lookup",
            label: "Account",
            custom: true,
            targets: [
              { table: "account", navigation: "new_AccountId", collection: "new_account_new_bank" },
            ],
          },
        ],
        keys: [{ name: "new_namekey", label: "Name", columns: ["new_name"] }],
      }),
    );
    const extended = loadSchema(readDeclarations(directory));
    expect(extended.tables.get("account")?.collections.has("new_account_new_bank")).toBe(true);
    expect(extended.tables.get("new_bank")?.collections.has("new_bank_Tasks")).toBe(true);
    expect(extended.tables.get("task")?.single.has("regardingobjectid_new_bank_task")).toBe(true);
    expect(extended.tables.get("new_bank")?.columns.has("new_assets_base")).toBe(true);
    const store = await openStore(extended);
    store.insert("new_bank", { new_bankid: "b1", new_name: "Sparkasse", new_assets: 1.5 });
    expect(store.find("new_bank", { new_name: "SPARKASSE" })).toHaveLength(1);
    store.close();
  });
});
