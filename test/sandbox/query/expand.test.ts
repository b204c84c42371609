import { users } from "../../../sandbox/seed/identities";
import { type Json, openService, root, type Service } from "./service";

let service: Service;
let litware: string;
let contact: string;
let tasks: string[];

beforeAll(async () => {
  service = await openService();
  const { insert, store } = service;
  contact = insert("contact", { firstname: "Susanna", lastname: "Stubberod" });
  litware = insert("account", { name: "Litware", primarycontactid: contact });
  store.update("contact", contact, {
    parentcustomerid: litware,
    parentcustomerid__table: "account",
  });
  insert("account", { name: "Alone" });
  tasks = ["Task 1", "Task 2", "Task 3"].map((subject) =>
    insert("task", { subject, regardingobjectid: litware, regardingobjectid__table: "account" }),
  );
  const lead = insert("lead", { subject: "Lead", lastname: "L" });
  store.link("accountleads_association", litware, lead);
});

afterAll(() => service.store.close());

const account = (query: string, prefer = ""): Json =>
  service.get(`accounts(${litware})?$select=name&${query}`, { prefer }).json;
const listed = (query: string, prefer = ""): Record<string, unknown> =>
  service.get(`accounts?$select=name&$filter=name eq 'Litware'&${query}`, { prefer }).json
    .value[0] as Record<string, unknown>;
const alone = (query: string): unknown =>
  service.get(`accounts?$select=name&$filter=name eq 'Alone'&${query}`).json.value[0];
const errorOf = (query: string): unknown => service.get(`accounts?${query}`).json["error"];

describe("single-valued navigation properties", () => {
  it("inlines the row without an ETag, and null where there is none", () => {
    expect(listed("$expand=primarycontactid($select=fullname)")["primarycontactid"]).toEqual({
      fullname: "Susanna Stubberod",
      contactid: contact,
    });
    expect(alone("$expand=primarycontactid($select=fullname)")).toMatchObject({
      primarycontactid: null,
    });
  });

  it("nests, and shows both keys of a user", () => {
    const query = "$expand=primarycontactid($select=fullname;$expand=createdby($select=fullname))";
    expect(account(query)["primarycontactid"]).toEqual({
      fullname: "Susanna Stubberod",
      contactid: contact,
      createdby: {
        fullname: "Jane Reyes",
        systemuserid: users.administrator.id,
        ownerid: users.administrator.id,
      },
    });
  });

  it("gives null for a row that a filter does not let pass", () => {
    const query = "$expand=primarycontactid($select=fullname;$filter=lastname eq 'Nobody')";
    expect(account(query)["primarycontactid"]).toBeNull();
  });

  it("follows a polymorphic lookup only into the table of the property", () => {
    const query =
      "$select=fullname&$expand=parentcustomerid_account($select=name),parentcustomerid_contact";
    expect(service.get(`contacts(${contact})?${query}`).json).toMatchObject({
      parentcustomerid_account: { name: "Litware", accountid: litware },
      parentcustomerid_contact: null,
    });
  });

  it("shows of an owner what the type principal has", () => {
    expect(account("$expand=ownerid")["ownerid"]).toEqual({
      "@odata.type": "#Microsoft.Dynamics.CRM.systemuser",
      ownerid: users.administrator.id,
    });
    expect(errorOf("$expand=ownerid($select=fullname)")).toMatchObject({
      message:
        "Could not find a property named 'fullname' on type 'Microsoft.Dynamics.CRM.principal'.",
    });
  });

  it("gives links for /$ref, beside the lookup's value", () => {
    const json = account("$expand=primarycontactid/$ref");
    expect(json["@odata.context"]).toBe(
      `${root}$metadata#accounts(name,primarycontactid,primarycontactid/$ref())/$entity`,
    );
    expect(json).toMatchObject({
      _primarycontactid_value: contact,
      primarycontactid: { "@odata.id": `${root}contacts(${contact})` },
    });
    expect(alone("$expand=primarycontactid/$ref")).toMatchObject({ primarycontactid: null });
  });

  it("annotates expanded rows like others", () => {
    const query = "$expand=primarycontactid($select=_createdby_value)";
    expect(account(query, 'odata.include-annotations="*"')["primarycontactid"]).toMatchObject({
      "_createdby_value@OData.Community.Display.V1.FormattedValue": "Jane Reyes",
    });
  });
});

describe("collections, one level", () => {
  it("inlines all rows with ETag and lookup, and links to the whole collection", () => {
    const json = listed("$expand=Account_Tasks($select=subject)");
    const rows = json["Account_Tasks"] as Record<string, unknown>[];
    expect(rows).toHaveLength(3);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      "@odata.etag",
      "subject",
      "_regardingobjectid_value",
      "activityid",
    ]);
    const link = json["Account_Tasks@odata.nextLink"];
    expect(link).toBe(`${root}accounts(${litware})/Account_Tasks?$select=subject`);
    expect(
      service
        .get(String(link))
        .json.value.map(({ activityid }) => activityid)
        .sort(),
    ).toEqual([...tasks].sort());
  });

  it("filters, sorts and cuts them, and says so in the link", () => {
    const options = "$select=subject;$filter=subject ne 'Task 2';$orderby=subject desc;$top=1";
    const json = listed(`$expand=Account_Tasks(${options})`);
    expect(json["Account_Tasks"]).toMatchObject([{ subject: "Task 3" }]);
    expect(json["Account_Tasks@odata.nextLink"]).toBe(
      `${root}accounts(${litware})/Account_Tasks?$select=subject&$filter=subject%20ne%20'Task%202'` +
        "&$orderby=subject%20desc&$top=1",
    );
  });

  it("gives an empty list, and still the link, where there are no rows", () => {
    expect(alone("$expand=Account_Tasks($select=subject)")).toMatchObject({
      Account_Tasks: [],
      "Account_Tasks@odata.nextLink": expect.stringMatching(/\/Account_Tasks\?\$select=subject$/),
    });
  });

  it("expands many-to-many from both ends", () => {
    expect(account("$expand=accountleads_association($select=subject)")).toMatchObject({
      accountleads_association: [{ "@odata.etag": expect.any(String), subject: "Lead" }],
    });
    const leads = service.get(
      "leads?$select=subject&$expand=accountleads_association($select=name)",
    );
    expect(leads.json.value).toMatchObject([{ accountleads_association: [{ name: "Litware" }] }]);
  });
});

describe("nested expands", () => {
  const nested =
    "$expand=Account_Tasks($select=subject),contact_customer_accounts($select=fullname;$expand=owninguser($select=fullname))";

  it("page every collection, and drop ETags and lookups of expanded rows", () => {
    const json = account(nested, "odata.maxpagesize=2");
    const rows = json["Account_Tasks"] as Record<string, unknown>[];
    expect(rows).toHaveLength(2);
    expect(Object.keys(rows[0] ?? {})).toEqual(["subject", "activityid"]);
    expect(json["contact_customer_accounts"]).toEqual([
      {
        fullname: "Susanna Stubberod",
        contactid: contact,
        owninguser: {
          fullname: "Jane Reyes",
          systemuserid: users.administrator.id,
          ownerid: users.administrator.id,
        },
      },
    ]);
    expect(json).not.toHaveProperty(["contact_customer_accounts@odata.nextLink"]);
  });

  it("link to the rows behind a full page", () => {
    const prefer = "odata.maxpagesize=2";
    const json = account(nested, prefer);
    const link = String(json["Account_Tasks@odata.nextLink"]);
    expect(link).toContain("%2520countOfRecords%253d%25222%2522%253e");
    const seen = (json["Account_Tasks"] as Record<string, unknown>[]).map(
      ({ activityid }) => activityid,
    );
    const rest = service.get(link, { prefer }).json;
    expect([...seen, ...rest.value.map(({ activityid }) => activityid)].sort()).toEqual(
      [...tasks].sort(),
    );
    expect(rest).not.toHaveProperty(["@odata.nextLink"]);
  });

  it("are whole without a page size", () => {
    const json = account(nested);
    expect(json["Account_Tasks"]).toHaveLength(3);
    expect(json).not.toHaveProperty(["Account_Tasks@odata.nextLink"]);
  });
});

describe("rules", () => {
  const only =
    "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.";

  it.each([
    ["$expand=primarycontactid($orderby=fullname)", "0x80060888", only],
    ["$expand=primarycontactid($top=1)", "0x80060888", only],
    ["$expand=Account_Tasks($top=1),primarycontactid($expand=createdby)", "0x80060888", only],
    ["$expand=contact_customer_accounts($orderby=fullname;$expand=owninguser)", "0x80060888", only],
    [
      "$top=1&$expand=contact_customer_accounts($expand=owninguser)",
      "0x80060888",
      "Only $select, $filter and $orderby clauses can be provided at top level while doing $expand on nested one-to-many relationship.",
    ],
    [
      "$expand=Account_Tasks/$ref",
      "0x80060888",
      "Expand with $ref is only supported on lookup type navigation property.",
    ],
    [
      "$expand=name",
      "0x0",
      "Property 'name' on type 'Microsoft.Dynamics.CRM.account' is not a navigation property or complex property. Only navigation properties can be expanded.",
    ],
    [
      "$expand=PrimaryContactId",
      "0x0",
      "Could not find a property named 'PrimaryContactId' on type 'Microsoft.Dynamics.CRM.account'.",
    ],
    [
      "$expand=Account_Tasks($select=Subject)",
      "0x0",
      "Could not find a property named 'Subject' on type 'Microsoft.Dynamics.CRM.task'.",
    ],
  ])("%s", (query, code, message) => {
    expect(errorOf(query)).toEqual({ code, message });
  });

  it.each([
    "$expand=Account_Tasks($skip=1)",
    "$expand=Account_Tasks($count=true)",
    "$expand=Account_Tasks($search=x)",
    "$expand=Account_Tasks($levels=2)",
    "$expand=Account_Tasks($select=subject;$select=subject)",
    "$expand=Account_Tasks/$count",
    "$expand=primarycontactid,primarycontactid",
    "$expand=accountleads_association,primarycontactid",
    "$expand=accountleads_association,Account_Tasks",
    "$expand=accountleads_association($expand=owninguser)",
    "$expand=contact_customer_accounts($expand=contactleads_association)",
    "$expand=primarycontactid/fullname",
    "$expand=primarycontactid(fullname)",
    "$expand=*",
  ])("refuses %s", (query) => {
    expect(service.get(`accounts?${query}`).status).toBe(400);
  });

  it("takes 15 expands, nested ones included, and not 16", () => {
    const users_ = [
      "createdby",
      "modifiedby",
      "owninguser",
      "createdonbehalfby",
      "modifiedonbehalfby",
    ];
    const ten = [
      ...users_,
      ...["primarycontactid", "parentaccountid", "owningteam", "owningbusinessunit", "masterid"],
    ];
    const fifteen = `${ten.join(",")},originatingleadid($expand=${users_.slice(0, 4).join(",")})`;
    expect(service.get(`accounts?$select=name&$expand=${fifteen}`).status).toBe(200);
    expect(errorOf(`$expand=${fifteen},preferredsystemuserid`)).toEqual({
      code: "0x8004430D",
      message: "Number of link entities in query exceeded maximum limit.",
    });
  });
});
