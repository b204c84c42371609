import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { DynamicsWebApi, type RequestError } from "dynamics-web-api";
import { users } from "../../../sandbox/seed/identities";
import { crm, type Definition, labelOf, textColumn, textsOf } from "./definitions";

/** A client that knows nothing of the sandbox reads and changes its definitions. */
let client: DynamicsWebApi;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "empty" });
  client = new DynamicsWebApi({
    serverUrl: sandbox.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => sandbox.issueToken(),
  });
});
afterAll(() => sandbox.close());

const tableId = async (name: string) =>
  (
    await client.retrieveEntity<Definition>({
      key: `LogicalName='${name}'`,
      select: ["LogicalName"],
    })
  ).MetadataId;

async function failure(work: Promise<unknown>): Promise<RequestError> {
  try {
    await work;
  } catch (error) {
    return error as RequestError;
  }
  throw new Error("Nothing was refused.");
}

describe("dynamics-web-api reads", () => {
  it("one table, by name and by id", async () => {
    const byId = await client.retrieveEntity<Definition>({
      key: await tableId("contact"),
      select: ["SchemaName", "EntitySetName"],
    });
    expect(byId).toMatchObject({ SchemaName: "Contact", EntitySetName: "contacts" });
  });

  it("tables, filtered and with their columns", async () => {
    const { value } = await client.retrieveEntities<Definition>({
      select: ["LogicalName", "DisplayName"],
      filter: "IsCustomEntity eq true",
      expand: [{ property: "Attributes", select: ["LogicalName"] }],
    });
    expect(value.map((table) => table.LogicalName)).toEqual(["contoso_sensordata", "new_project"]);
    expect(value[1]?.Attributes.map((column) => column.LogicalName)).toContain("new_phase");
  });

  it("columns, all of them and those of one type", async () => {
    const entityKey = await tableId("account");
    const all = await client.retrieveAttributes<Definition>({ entityKey, select: ["LogicalName"] });
    expect(all.value.length).toBeGreaterThan(100);
    const money = await client.retrieveAttributes<Definition>({
      entityKey,
      castType: `${crm}.MoneyAttributeMetadata`,
      select: ["LogicalName", "Precision"],
    });
    expect(money.value.map((column) => column.LogicalName)).toContain("revenue");
  });

  it("one column with its options", async () => {
    const column = await client.retrieveAttribute<Definition>({
      entityKey: await tableId("account"),
      attributeKey: "LogicalName='industrycode'",
      castType: `${crm}.PicklistAttributeMetadata`,
      expand: [{ property: "OptionSet" }],
    });
    expect(column.OptionSet.Options[0]).toMatchObject({ Value: 1 });
  });

  it("relationships and global choices", async () => {
    const relationships = await client.retrieveRelationships<Definition>({
      castType: `${crm}.ManyToManyRelationshipMetadata`,
      select: ["SchemaName"],
    });
    expect(relationships.value.map((one) => one.SchemaName)).toContain("new_project_product");
    const { value } = await client.retrieveGlobalOptionSets<Definition>({ select: ["Name"] });
    expect(value).toEqual([expect.objectContaining({ Name: "new_risklevel" })]);
    const one = await client.retrieveGlobalOptionSet<Definition>({
      key: String(value[0]?.MetadataId),
      castType: `${crm}.OptionSetMetadata`,
    });
    expect(one["Options"]).toHaveLength(3);
  });

  it("the document of the whole service", async () => {
    const plain = await client.retrieveCsdlMetadata();
    const annotated = await client.retrieveCsdlMetadata({ addAnnotations: true });
    expect(plain).toContain('<EntityType Name="account"');
    expect(annotated.length).toBeGreaterThan(plain.length);
  });

  it("a user's privileges", async () => {
    const answer = await client.callFunction<{ RolePrivileges: { PrivilegeName: string }[] }>({
      functionName: `${crm}.RetrieveUserPrivileges`,
      collection: "systemusers",
      key: users.salesperson.id,
    });
    expect(answer.RolePrivileges.map((one) => one.PrivilegeName)).toContain("prvReadAccount");
  });

  it("refusals", async () => {
    const missing = await failure(client.retrieveEntity({ key: "LogicalName='nothing'" }));
    expect([missing.status, missing.code]).toEqual([404, "0x80040217"]);
    const filtered = await failure(
      client.retrieveEntities({ filter: "startswith(LogicalName, 'new_')" }),
    );
    expect([filtered.status, filtered.code]).toEqual([501, "0x8006088a"]);
  });
});

describe("dynamics-web-api changes", () => {
  it("a column, from its creation to its labels", async () => {
    const entityKey = await tableId("new_project");
    const attributeKey = await client.createAttribute<string>({
      entityKey,
      data: textColumn("new_Motto"),
    });
    const castType = `${crm}.StringAttributeMetadata`;
    const read = () => client.retrieveAttribute<Definition>({ entityKey, attributeKey, castType });
    const data = { ...(await read()), DisplayName: labelOf({ 1033: "Slogan" }) };
    await client.updateAttribute({ entityKey, data, castType, mergeLabels: true });
    await client.callAction({
      actionName: "PublishXml",
      action: {
        ParameterXml:
          "<importexportxml><entities><entity>new_project</entity></entities></importexportxml>",
      },
    });
    expect(textsOf((await read()).DisplayName)).toEqual({ 1033: "Slogan", 1031: "Name der Bank" });
  });

  it("a table's labels", async () => {
    const read = () => client.retrieveEntity<Definition>({ key: "LogicalName='new_project'" });
    const data = { ...(await read()), DisplayCollectionName: labelOf({ 1031: "Vorhaben" }) };
    await client.updateEntity({ data, mergeLabels: true });
    await client.callAction({ actionName: "PublishAllXml" });
    expect(textsOf((await read()).DisplayCollectionName)).toEqual({
      1033: "Projects",
      1031: "Vorhaben",
    });
  });
});
