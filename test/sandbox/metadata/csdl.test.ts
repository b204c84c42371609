import { XMLParser } from "fast-xml-parser";
import { useApi } from "../support/api";
import { textColumn, wanted } from "./definitions";

const api = useApi();

interface Element {
  [name: string]: unknown;
  Name: string;
  Type: string;
}

interface EntityType extends Element {
  BaseType?: string;
  Key?: { PropertyRef: Element[] }[];
  Property?: Element[];
  NavigationProperty?: (Element & { ReferentialConstraint?: Element[]; Partner?: string })[];
}

interface Schema {
  Namespace: string;
  Alias: string;
  EntityType: EntityType[];
  ComplexType: EntityType[];
  EnumType: (Element & { Member: Element[] })[];
  Function: (Element & { Parameter?: Element[]; ReturnType?: Element[] })[];
  Action: (Element & { Parameter?: Element[] })[];
  EntityContainer: [{ EntitySet: (Element & { EntityType: string })[]; ActionImport: Element[] }];
}

/** An independent reader of the document. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

async function schemaOf(path = "$metadata", headers: Record<string, string> = {}): Promise<Schema> {
  const answer = wanted(await api.send("GET", path, { headers }));
  return parser.parse(answer.text)["edmx:Edmx"][0]["edmx:DataServices"][0].Schema[0];
}

const named = <T extends { Name: string }>(list: readonly T[] | undefined, name: string): T => {
  const found = list?.find((element) => element.Name === name);
  if (found === undefined) throw new Error(`There is no element ${name}.`);
  return found;
};

describe("$metadata", () => {
  let schema: Schema;
  beforeAll(async () => {
    schema = await schemaOf();
  });
  const type = (name: string) => named(schema.EntityType, name);
  const property = (table: string, name: string) => named(type(table).Property, name);
  const navigation = (table: string, name: string) => named(type(table).NavigationProperty, name);

  it("is XML of the service's namespace", async () => {
    const answer = await api.send("GET", "$metadata");
    expect(answer.headers.get("content-type")).toBe("application/xml");
    expect([schema.Namespace, schema.Alias]).toEqual(["Microsoft.Dynamics.CRM", "mscrm"]);
    expect((await api.send("POST", "$metadata", { body: {} })).status).toBe(405);
  });

  it("names nothing that it does not describe", () => {
    const kinds = [schema.EntityType, schema.ComplexType, schema.EnumType];
    const known = new Set(kinds.flat().map(({ Name }) => `mscrm.${Name}`));
    const used = JSON.stringify(schema).matchAll(
      /"(?:Type|BaseType|EntityType)":"(?:Collection\()?(mscrm\.\w+)/g,
    );
    expect([...used].map(([, name = ""]) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each([
    ["account", "name", "Edm.String"],
    ["account", "revenue", "Edm.Decimal"],
    ["account", "numberofemployees", "Edm.Int32"],
    ["account", "versionnumber", "Edm.Int64"],
    ["account", "creditonhold", "Edm.Boolean"],
    ["account", "_primarycontactid_value", "Edm.Guid"],
    ["account", "entityimage", "Edm.Binary"],
    ["account", "createdon", "Edm.DateTimeOffset"],
    ["contact", "birthdate", "Edm.Date"],
    ["new_project", "new_ratio", "Edm.Double"],
    ["new_project", "new_skills", "Edm.String"],
    ["new_project", "new_contract", "Edm.Guid"],
  ])("%s.%s is %s", (table, name, edm) => {
    expect(property(table, name).Type).toBe(edm);
  });

  it("gives each table its key, which users and teams inherit", () => {
    expect(type("account").Key?.[0]?.PropertyRef[0]?.Name).toBe("accountid");
    expect(type("systemuser")).toMatchObject({ BaseType: "mscrm.principal" });
    expect(type("systemuser").Key).toBeUndefined();
    expect(type("principal").Key?.[0]?.PropertyRef[0]?.Name).toBe("ownerid");
    expect(type("team").Property?.map(({ Name }) => Name)).not.toContain("ownerid");
  });

  it("lets activities inherit what they share", () => {
    expect(type("task").BaseType).toBe("mscrm.activitypointer");
    expect(type("activitypointer").Key?.[0]?.PropertyRef[0]?.Name).toBe("activityid");
    expect(property("activitypointer", "subject").Type).toBe("Edm.String");
    const own = type("task").Property?.map(({ Name }) => Name) ?? [];
    expect(own).not.toContain("subject");
    expect(own).toContain("percentcomplete");
  });

  it("joins both ends of a lookup", () => {
    expect(navigation("account", "primarycontactid")).toMatchObject({
      Type: "mscrm.contact",
      Partner: "account_primary_contact",
      ReferentialConstraint: [
        { Property: "_primarycontactid_value", ReferencedProperty: "contactid" },
      ],
    });
    expect(navigation("contact", "account_primary_contact")).toMatchObject({
      Type: "Collection(mscrm.account)",
      Partner: "primarycontactid",
    });
    expect(navigation("account", "ownerid").Type).toBe("mscrm.principal");
    expect(navigation("account", "createdby").ReferentialConstraint).toEqual([
      { Property: "_createdby_value", ReferencedProperty: "ownerid" },
    ]);
  });

  it("has a partner for every partner", () => {
    for (const table of schema.EntityType) {
      for (const { Name, Type, Partner } of table.NavigationProperty ?? []) {
        if (Partner === undefined) continue;
        const other = type(Type.replace(/^Collection\((.+)\)$/, "$1").replace("mscrm.", ""));
        const inherited =
          other.BaseType === "mscrm.activitypointer" ? type("activitypointer") : other;
        const names = [
          ...(other.NavigationProperty ?? []),
          ...(inherited.NavigationProperty ?? []),
        ];
        expect([table.Name, Name, names.some((end) => end.Name === Partner)]).toEqual([
          table.Name,
          Name,
          true,
        ]);
      }
    }
  });

  it("binds every entity set, and those of the definitions", () => {
    const [{ EntitySet: sets }] = schema.EntityContainer;
    expect(named(sets, "opportunities").EntityType).toBe("mscrm.opportunity");
    expect(named(sets, "accounts")["NavigationPropertyBinding"]).toContainEqual({
      Path: "primarycontactid",
      Target: "contacts",
    });
    expect(named(sets, "EntityDefinitions").EntityType).toBe("mscrm.EntityMetadata");
    for (const name of api.sandbox.store.schema.sets.keys()) named(sets, name);
  });

  it("describes its operations as Microsoft's document does", () => {
    expect(named(schema.Function, "RetrieveUserPrivileges")).toMatchObject({
      IsBound: "true",
      Parameter: [{ Name: "entity", Type: "mscrm.systemuser", Nullable: "false" }],
      ReturnType: [{ Type: "mscrm.RetrieveUserPrivilegesResponse", Nullable: "false" }],
    });
    expect(named(schema.ComplexType, "WhoAmIResponse").Property).toEqual(
      ["BusinessUnitId", "UserId", "OrganizationId"].map((Name) => ({ Name, Type: "Edm.Guid" })),
    );
    named(schema.EntityContainer[0].ActionImport, "PublishXml");
  });

  it("describes the definitions themselves", () => {
    expect(type("StringAttributeMetadata")).toMatchObject({ BaseType: "mscrm.AttributeMetadata" });
    expect(type("PicklistAttributeMetadata").BaseType).toBe("mscrm.EnumAttributeMetadata");
    expect(navigation("EntityMetadata", "Attributes")).toMatchObject({
      Type: "Collection(mscrm.AttributeMetadata)",
      ContainsTarget: "true",
    });
    expect(named(named(schema.EnumType, "OwnershipTypes").Member, "UserOwned")["Value"]).toBe("1");
  });
});

describe("the annotations of $metadata", () => {
  const term = (element: Element, name: string) =>
    ((element["Annotation"] as { Term: string }[] | undefined) ?? []).find(({ Term }) =>
      Term.endsWith(name),
    );

  it.each([
    ["$metadata?annotations=true", {}],
    ["$metadata", { Prefer: 'odata.include-annotations="*"' }],
  ])("come with %s %j", async (path, headers) => {
    const schema = await schemaOf(path, headers);
    const account = named(schema.EntityType, "account");
    expect(term(named(account.Property, "createdon"), ".Computed")).toMatchObject({ Bool: "true" });
    expect(term(named(account.Property, "createdon"), ".Permissions")).toMatchObject({
      EnumMember: ["Org.OData.Core.V1.PermissionType/Read"],
    });
    expect(term(named(account.Property, "name"), ".Description")).toMatchObject({
      String: "Account Name",
    });
    const [{ EntitySet: sets }] = schema.EntityContainer;
    expect(term(named(sets, "accounts"), ".ChangeTracking")).toBeDefined();
    expect(term(named(sets, "contoso_sensordatas"), ".ChangeTracking")).toBeUndefined();
  });

  it("are left out otherwise, but for alternate keys", async () => {
    const project = named((await schemaOf()).EntityType, "new_project");
    expect(named(project.Property, "createdon")["Annotation"]).toBeUndefined();
    expect(JSON.stringify(term(project, ".AlternateKeys"))).toContain('"PropertyPath":"new_code"');
  });
});

it("a new column is in the next document", async () => {
  const path = "EntityDefinitions(LogicalName='new_project')/Attributes";
  wanted(await api.send("POST", path, { body: textColumn("new_Fresh") }));
  const project = named((await schemaOf()).EntityType, "new_project");
  expect(named(project.Property, "new_fresh").Type).toBe("Edm.String");
});
