import { useApi } from "../support/api";
import { crm, readAll, readOne, textsOf } from "./definitions";

const api = useApi();
const of = (table: string) => `EntityDefinitions(LogicalName='${table}')`;

describe("the relationships of a table", () => {
  it("name the navigation properties of a lookup to several tables", async () => {
    const found = await readAll(
      api,
      `${of("opportunity")}/ManyToOneRelationships?$select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName&$filter=ReferencingAttribute eq 'customerid'`,
    );
    expect(
      found.map(({ ReferencedEntity: to, ReferencingEntityNavigationPropertyName: by }) => [
        to,
        by,
      ]),
    ).toEqual([
      ["account", "customerid_account"],
      ["contact", "customerid_contact"],
    ]);
  });

  it("name both ends and what a delete does", async () => {
    const path = `${of("new_project")}/ManyToOneRelationships(SchemaName='new_account_new_project')`;
    expect(await readOne(api, path)).toMatchObject({
      ReferencedEntity: "account",
      ReferencedAttribute: "accountid",
      ReferencingEntity: "new_project",
      ReferencingAttribute: "new_accountid",
      ReferencingEntityNavigationPropertyName: "new_AccountId",
      ReferencedEntityNavigationPropertyName: "new_account_new_project",
      RelationshipType: "OneToManyRelationship",
      IsCustomRelationship: true,
      CascadeConfiguration: { Delete: "Restrict", Assign: "NoCascade" },
    });
  });

  it("are the same from the other side", async () => {
    const names = async (path: string) =>
      (await readAll(api, path)).map((relationship) => relationship.SchemaName);
    const fromParent = await names(
      `${of("account")}/OneToManyRelationships?$select=SchemaName&$filter=ReferencingEntity eq 'new_project'`,
    );
    const fromChild = await names(
      `${of("new_project")}/ManyToOneRelationships?$select=SchemaName&$filter=ReferencedEntity eq 'account'`,
    );
    expect(fromParent.sort()).toEqual(fromChild.sort());
    expect(fromParent).toContain("new_account_new_project");
  });

  it("lead owners to the table of users and teams", async () => {
    const owners = await readAll(
      api,
      `${of("account")}/ManyToOneRelationships?$filter=ReferencingAttribute eq 'ownerid'`,
    );
    expect(owners).toHaveLength(1);
    expect(owners[0]).toMatchObject({
      SchemaName: "owner_accounts",
      ReferencedEntity: "owner",
      ReferencingEntityNavigationPropertyName: "ownerid",
    });
  });

  it("are many-to-many from both sides", async () => {
    for (const table of ["new_project", "product"]) {
      const found = await readAll(
        api,
        `${of(table)}/ManyToManyRelationships?$filter=SchemaName eq 'new_project_product'`,
      );
      expect(found).toEqual([
        expect.objectContaining({
          Entity1LogicalName: "new_project",
          Entity2LogicalName: "product",
          IntersectEntityName: "new_project_product",
          Entity1NavigationPropertyName: "new_project_product",
          Entity1IntersectAttribute: "new_projectid",
        }),
      ]);
    }
  });
});

describe("RelationshipDefinitions", () => {
  it("has the relationships of both kinds, each once", async () => {
    const all = await readAll(api, "RelationshipDefinitions?$select=SchemaName,RelationshipType");
    const names = all.map((relationship) => relationship.SchemaName);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(all.map((relationship) => relationship["@odata.type"]))).toEqual(
      new Set([`#${crm}.OneToManyRelationshipMetadata`, `#${crm}.ManyToManyRelationshipMetadata`]),
    );
  });

  it("filters by what its type has once it is cast", async () => {
    const cast = `RelationshipDefinitions/${crm}.OneToManyRelationshipMetadata`;
    const filter = "ReferencedEntity eq 'account' and ReferencingEntity eq 'contact'";
    const found = await readAll(api, `${cast}?$select=SchemaName&$filter=${filter}`);
    expect(found.map((relationship) => relationship.SchemaName)).toContain(
      "contact_customer_accounts",
    );
    const uncast = await api.send("GET", `RelationshipDefinitions?$filter=${filter}`);
    expect(uncast.error.message).toContain("Could not find a property named 'ReferencedEntity'");
  });

  it("is found by name and by id", async () => {
    const byName = await readOne(api, "RelationshipDefinitions(SchemaName='Account_Tasks')");
    const byId = await readOne(api, `RelationshipDefinitions(${byName.MetadataId})`);
    expect(byId).toMatchObject({ SchemaName: "Account_Tasks", ReferencingEntity: "task" });
    expect((await api.send("GET", "RelationshipDefinitions(SchemaName='x')")).status).toBe(404);
  });
});

describe("GlobalOptionSetDefinitions", () => {
  it("lists the global choices with their options", async () => {
    const [risk, ...more] = await readAll(api, "GlobalOptionSetDefinitions");
    expect(more).toEqual([]);
    expect(risk).toMatchObject({
      "@odata.type": `#${crm}.OptionSetMetadata`,
      Name: "new_risklevel",
      IsGlobal: true,
      OptionSetType: "Picklist",
      Options: [{ Value: 727000000 }, { Value: 727000001 }, { Value: 727000002 }],
    });
  });

  it("gives one by name, by id and by cast", async () => {
    const byName = await readOne(api, "GlobalOptionSetDefinitions(Name='new_risklevel')");
    const byId = await readOne(
      api,
      `GlobalOptionSetDefinitions(${byName.MetadataId})?$select=Name`,
    );
    expect(byId).toMatchObject({ Name: "new_risklevel" });
    const cast = await readOne(
      api,
      `GlobalOptionSetDefinitions(Name='new_risklevel')/${crm}.OptionSetMetadata?$select=Options`,
    );
    const options = cast["Options"] as { Label: Parameters<typeof textsOf>[0] }[];
    expect(options.map(({ Label }) => textsOf(Label)[1031])).toEqual(["Niedrig", "Mittel", "Hoch"]);
  });

  it.each([
    ["GlobalOptionSetDefinitions?$filter=Name eq 'new_risklevel'", 400, "0x80060888"],
    ["GlobalOptionSetDefinitions?$select=Options", 400, "0x0"],
    ["GlobalOptionSetDefinitions(Name='nothing')", 404, "0x80040217"],
    ["GlobalOptionSetDefinitions(LogicalName='new_risklevel')", 400, "0x80060888"],
  ])("refuses %s", async (path, status, code) => {
    const answer = await api.send("GET", path);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
  });
});

describe("the alternate keys of a table", () => {
  it("are there with their columns, and usable", async () => {
    const keys = await readAll(api, `${of("new_project")}/Keys`);
    expect(
      keys.map(({ SchemaName, KeyAttributes, EntityKeyIndexStatus: status }) => [
        SchemaName,
        KeyAttributes,
        status,
      ]),
    ).toEqual([
      ["new_CodeKey", ["new_code"], "Active"],
      ["new_NumberRegionKey", ["new_number", "new_region"], "Active"],
      ["new_AccountDeadlineKey", ["new_accountid", "new_deadline"], "Active"],
    ]);
  });

  it("are found by name", async () => {
    const key = await readOne(api, `${of("new_project")}/Keys(LogicalName='new_codekey')`);
    expect(textsOf(key.DisplayName)).toEqual({ 1033: "Code", 1031: "Code" });
  });
});
