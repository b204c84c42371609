import { currencies, organizationId, users } from "../../../sandbox/seed/identities";
import { useReceiver } from "../../support/receiver";
import { useApi } from "../support/api";
import {
  contextOf,
  endpointBody,
  fromPairs,
  registerImage,
  registerStep,
  targetOf,
  unregisterAll,
} from "./support";

const now = Date.parse("2024-05-06T07:08:09Z");
const api = useApi({ clock: () => now });
const receiver = useReceiver();
const contracts = "http://schemas.microsoft.com/xrm/2011/Contracts";
const typed = (type: string, value: object) => ({ __type: `${type}:${contracts}`, ...value });
const reference = (table: string, id: string, name: string | null = null) => ({
  Id: id,
  KeyAttributes: [],
  LogicalName: table,
  Name: name,
  RowVersion: null,
});
const caller = users.application.id;
const stamps = {
  modifiedon: `/Date(${now})/`,
  modifiedby: typed("EntityReference", reference("systemuser", caller)),
  modifiedonbehalfby: null,
};

let endpoint: string;
const listen = (message: string, table: string, changes: Record<string, unknown> = {}) =>
  registerStep(api, endpoint, [message, table], changes);
/** What was posted since, once everything has been. */
const posted = async () => {
  await api.sandbox.webhooksIdle();
  return receiver.received;
};
const thePost = async () => {
  const [request, ...others] = await posted();
  if (request === undefined || others.length > 0) throw new Error(`${others.length + 1} posts`);
  return request;
};

beforeEach(async () => {
  endpoint = await api.create("serviceendpoints", endpointBody(receiver.url));
});
afterEach(() => unregisterAll(api));

it("tells of an update as the documentation shows it", async () => {
  const id = await api.create("contacts", { firstname: "Jim", lastname: "Glynn" });
  const step = await listen("Update", "contact");
  await api.send("PATCH", `contacts(${id})`, { body: { firstname: "James", jobtitle: null } });
  const request = await thePost();
  const { CorrelationId, OperationId, ParentContext, ...context } = contextOf(request);
  const target = typed("Entity", {
    Attributes: expect.any(Array),
    EntityState: null,
    FormattedValues: [],
    Id: id,
    KeyAttributes: [],
    LogicalName: "contact",
    RelatedEntities: [],
    RowVersion: null,
  });
  expect(context).toEqual({
    BusinessUnitId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    Depth: 1,
    InitiatingUserId: caller,
    InputParameters: [{ key: "Target", value: target }],
    IsExecutingOffline: false,
    IsInTransaction: false,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: "Update",
    Mode: 1,
    OperationCreatedOn: `/Date(${now + 7 * 3_600_000}-0700)/`,
    OrganizationId: organizationId,
    OrganizationName: "northwind",
    OutputParameters: [],
    OwningExtension: reference("sdkmessageprocessingstep", step, "Update of contact"),
    PostEntityImages: [{ key: "AsynchronousStepPrimaryName", value: expect.any(Object) }],
    PreEntityImages: [],
    PrimaryEntityId: id,
    PrimaryEntityName: "contact",
    RequestId: null,
    SecondaryEntityName: "none",
    SharedVariables: [],
    Stage: 40,
    UserId: caller,
  });
  expect(targetOf(request)).toEqual({
    contactid: id,
    firstname: "James",
    jobtitle: null,
    ...stamps,
  });
  const [name] = context["PostEntityImages"] as { value: { Attributes: unknown } }[];
  expect(fromPairs(name?.value.Attributes)).toEqual({ contactid: id, fullname: "James Glynn" });
  expect(ParentContext).toMatchObject({
    Stage: 30,
    CorrelationId,
    OperationId,
    InputParameters: [{ key: "Target" }, { key: "SuppressDuplicateDetection", value: false }],
    ParentContext: null,
  });
  expect(request.headers).toMatchObject({
    "content-type": "application/json; charset=utf-8",
    "x-ms-dynamics-organization": new URL(api.sandbox.url).host,
    "x-ms-dynamics-entity-name": "contact",
    "x-ms-dynamics-request-name": "Update",
    "x-ms-correlation-request-id": CorrelationId,
  });
  expect(request.headers).not.toHaveProperty("x-ms-dynamics-msg-size-exceeded");
  expect(request.method).toBe("POST");
  // .NET escapes slashes.
  expect(request.body).toContain(`"\\/Date(${now})\\/"`);
});

it("wraps values of every type", async () => {
  const account = await api.create("accounts", { name: "Fabrikam" });
  await listen("Create", "new_project");
  const id = await api.create("new_projectcollection", {
    new_name: "Bridge",
    new_number: 7,
    new_ticks: 9007199254740991,
    new_hours: 1.5,
    new_ratio: 0.25,
    new_budget: 12.5,
    new_billable: true,
    new_phase: (await firstOption("new_phase")) ?? 0,
    new_skills: (await firstOption("new_skills"))?.toString(),
    new_kickoffon: "2024-01-02T03:04:05Z",
    new_openson: "2024-01-02T03:04:05Z",
    new_deadline: "2024-02-29",
    "new_CustomerId_account@odata.bind": `/accounts(${account})`,
    "transactioncurrencyid@odata.bind": `/transactioncurrencies(${currencies.usd})`,
  });
  const request = await thePost();
  const target = targetOf(request);
  expect(target).toMatchObject({
    new_projectid: id,
    new_name: "Bridge",
    new_number: 7,
    new_ticks: 9007199254740991,
    new_hours: 1.5,
    new_ratio: 0.25,
    new_budget: typed("Money", { Value: 12.5 }),
    new_budget_base: typed("Money", { Value: 12.5 }),
    new_billable: true,
    new_phase: typed("OptionSetValue", { Value: await firstOption("new_phase") }),
    new_skills: [{ Value: await firstOption("new_skills") }],
    new_kickoffon: `/Date(${Date.parse("2024-01-02T03:04:05Z")})/`,
    new_openson: `/Date(${Date.parse("2024-01-02T03:04:05Z")})/`,
    new_deadline: `/Date(${Date.parse("2024-02-29")})/`,
    new_customerid: typed("EntityReference", reference("account", account)),
    ownerid: typed("EntityReference", reference("systemuser", caller)),
    statecode: typed("OptionSetValue", { Value: 0 }),
    createdon: `/Date(${now})/`,
  });
  expect(Object.values(target)).not.toContain(null);
  expect(Object.keys(target)).not.toContain("versionnumber");
  expect(contextOf(request)).toMatchObject({
    MessageName: "Create",
    PrimaryEntityId: id,
    OutputParameters: [{ key: "id", value: id }],
  });
});

it("writes whole numbers that JavaScript would round", async () => {
  const ticks = 9_007_199_254_740_993n;
  const id = api.sandbox.insert("new_project", { new_name: "Big", new_ticks: ticks });
  const step = await listen("Delete", "new_project");
  await registerImage(api, step, { attributes: "new_ticks" });
  await api.send("DELETE", `new_projectcollection(${id})`);
  expect((await thePost()).body).toContain(`{"key":"new_ticks","value":${ticks}}`);
});

it("tells of a delete by a reference, and of its row by a pre-image", async () => {
  const id = await api.create("contacts", { firstname: "Jim", lastname: "Glynn", gendercode: 1 });
  const step = await listen("Delete", "contact");
  await registerImage(api, step, { entityalias: "before", attributes: "lastname,gendercode" });
  await api.send("DELETE", `contacts(${id})`);
  const context = contextOf(await thePost());
  expect(context).toMatchObject({
    MessageName: "Delete",
    PrimaryEntityId: id,
    InputParameters: [{ key: "Target", value: typed("EntityReference", reference("contact", id)) }],
    PostEntityImages: [],
  });
  const image = fromPairs(context["PreEntityImages"])["before"] as Record<string, unknown>;
  expect(image).toMatchObject({ Id: id, LogicalName: "contact" });
  expect(fromPairs(image["Attributes"])).toEqual({
    contactid: id,
    lastname: "Glynn",
    gendercode: typed("OptionSetValue", { Value: 1 }),
  });
  expect(fromPairs(image["FormattedValues"])).toEqual({ gendercode: "Male" });
});

it("shows the row before and after in images, all columns where none are named", async () => {
  const account = await api.create("accounts", { name: "Fabrikam" });
  const id = await api.create("contacts", { firstname: "Jim", lastname: "Glynn" });
  const step = await listen("Update", "contact");
  await registerImage(api, step, { entityalias: "before", attributes: "firstname" });
  await registerImage(api, step, {
    entityalias: "after",
    imagetype: 1,
    attributes: "parentcustomerid",
  });
  await registerImage(api, step, { entityalias: "both", imagetype: 2 });
  await api.send("PATCH", `contacts(${id})`, {
    body: { firstname: "James", "parentcustomerid_account@odata.bind": `/accounts(${account})` },
  });
  const context = contextOf(await thePost());
  const attributes = (images: unknown, alias: string) =>
    fromPairs((fromPairs(images)[alias] as Record<string, unknown>)["Attributes"]);
  const { PreEntityImages: pre, PostEntityImages: post } = context;
  expect(Object.keys(fromPairs(pre)).sort()).toEqual(["before", "both"]);
  expect(Object.keys(fromPairs(post)).sort()).toEqual([
    "AsynchronousStepPrimaryName",
    "after",
    "both",
  ]);
  expect(attributes(pre, "before")).toEqual({ contactid: id, firstname: "Jim" });
  expect(attributes(post, "after")).toEqual({
    contactid: id,
    parentcustomerid: typed("EntityReference", reference("account", account, "Fabrikam")),
  });
  expect(attributes(pre, "both")).toMatchObject({ lastname: "Glynn", fullname: "Jim Glynn" });
  expect(attributes(post, "both")).toMatchObject({ lastname: "Glynn", fullname: "James Glynn" });
});

describe("activity parties", () => {
  const party = (id: string, mask: number) => ({
    "partyid_contact@odata.bind": `/contacts(${id})`,
    participationtypemask: mask,
  });
  const collection = (...ids: string[]) =>
    expect.objectContaining({
      __type: `EntityCollection:${contracts}`,
      EntityName: "activityparty",
      Entities: ids.map((id) =>
        expect.objectContaining({
          LogicalName: "activityparty",
          Attributes: expect.arrayContaining([
            { key: "partyid", value: typed("EntityReference", reference("contact", id)) },
          ]),
        }),
      ),
    });

  it("are collections of rows in their lists", async () => {
    const from = await api.create("contacts", { lastname: "From" });
    const to = await api.create("contacts", { lastname: "To" });
    await listen("Create", "email");
    const update = await listen("Update", "email", { filteringattributes: "to" });
    await registerImage(api, update, { entityalias: "before", attributes: "to" });
    const id = await api.create("emails", {
      subject: "Hi",
      email_activity_parties: [party(from, 1), party(to, 2)],
    });
    const created = targetOf(await thePost());
    expect(created).toMatchObject({ subject: "Hi", from: collection(from), to: collection(to) });
    expect(created).not.toHaveProperty("cc");
    receiver.received.length = 0;
    await api.send("PATCH", `emails(${id})`, { body: { subject: "Not the parties" } });
    await api.send("PUT", `emails(${id})/email_activity_parties`, {
      body: { value: [party(to, 1), party(from, 2)] },
    });
    const replaced = await thePost();
    expect(targetOf(replaced)).toMatchObject({ to: collection(from), from: collection(to) });
    const [image] = contextOf(replaced)["PreEntityImages"] as { value: { Attributes: unknown } }[];
    expect(fromPairs(image?.value.Attributes)["to"]).toEqual(collection(to));
  });
});

it("tells of rows linked and unlinked by the relationship", async () => {
  const project = await api.create("new_projectcollection", { new_name: "Bridge" });
  const product = api.sandbox.insert("product", { name: "Beam", productnumber: "B-1" });
  const url = `${api.sandbox.url}/api/data/v9.2/products(${product})`;
  await listen("Associate", "none");
  await listen("Disassociate", "none");
  const path = `new_projectcollection(${project})/new_project_product`;
  await api.send("POST", `${path}/$ref`, { body: { "@odata.id": url } });
  await api.send("DELETE", `${path}(${product})/$ref`);
  const contexts = (await posted()).map(contextOf);
  expect(contexts.map(({ MessageName }) => MessageName).sort()).toEqual([
    "Associate",
    "Disassociate",
  ]);
  for (const context of contexts) {
    expect(context["PrimaryEntityName"]).toBe("none");
    expect(fromPairs(context.InputParameters)).toEqual({
      Target: typed("EntityReference", reference("new_project", project)),
      Relationship: typed("Relationship", {
        PrimaryEntityRole: null,
        SchemaName: "new_project_product",
      }),
      RelatedEntities: [typed("EntityReference", reference("product", product))],
    });
  }
});

it("runs as the user of the step, and for the user a request is made in the name of", async () => {
  await listen("Create", "account", {
    "impersonatinguserid@odata.bind": `/systemusers(${users.manager.id})`,
  });
  await api.send("POST", "accounts", {
    headers: { MSCRMCallerID: users.salesperson.id },
    body: { name: "Fabrikam" },
  });
  const request = await thePost();
  expect(contextOf(request)).toMatchObject({
    UserId: users.manager.id,
    InitiatingUserId: users.salesperson.id,
  });
  expect(targetOf(request)).toMatchObject({
    createdby: { Id: users.salesperson.id },
    createdonbehalfby: { Id: caller },
  });
});

it("says how deep logic of the environment is in a chain", async () => {
  await listen("Create", "account");
  const body = { name: "Nested" };
  const answer = await api.sandbox.runAsPlugin({ method: "POST", path: "accounts", body });
  expect(answer.status).toBe(204);
  await api.sandbox.runAsPlugin({
    method: "POST",
    path: "accounts",
    body,
    depth: 5,
    userId: users.engineer.id,
  });
  const contexts = (await posted()).map(contextOf);
  expect(contexts.map(({ Depth, UserId }) => [Depth, UserId]).sort()).toEqual([
    [2, users.administrator.id],
    [5, users.engineer.id],
  ]);
});

describe("above 256 KB", () => {
  const kilobytes = (count: number) => "x".repeat(count * 1024);

  it("leaves out parameters, images and the parent, and says so in a header", async () => {
    const id = await api.create("emails", { subject: "Long" });
    const step = await listen("Update", "email");
    await registerImage(api, step, { attributes: "subject" });
    // The text stands in the parameters twice: once in those of the parent.
    await api.send("PATCH", `emails(${id})`, { body: { description: kilobytes(124) } });
    const [whole] = await posted();
    await api.send("PATCH", `emails(${id})`, { body: { description: kilobytes(129) } });
    const [, cut] = await posted();
    if (!whole || !cut) throw new Error("Two posts were expected.");
    expect(Buffer.byteLength(whole.body)).toBeLessThan(256 * 1024);
    expect(whole.headers).not.toHaveProperty("x-ms-dynamics-msg-size-exceeded");
    expect(cut.headers["x-ms-dynamics-msg-size-exceeded"]).toBe("True");
    const left = contextOf(cut);
    const gone = ["ParentContext", "InputParameters", "PreEntityImages", "PostEntityImages"];
    expect(Object.keys(contextOf(whole)).filter((name) => !(name in left))).toEqual(
      expect.arrayContaining(gone),
    );
    expect(Object.keys(left)).not.toEqual(expect.arrayContaining(["InputParameters"]));
    expect(left).toMatchObject({ PrimaryEntityId: id, MessageName: "Update" });
  });
});

async function firstOption(column: string): Promise<number | undefined> {
  const table = api.sandbox.store.schema.tables.get("new_project");
  return table?.columns.get(column)?.options?.[0]?.value;
}
