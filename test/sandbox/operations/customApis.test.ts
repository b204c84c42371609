import type { CustomApiRequest, CustomApiRow } from "dataverse-sandbox";
import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const crm = "Microsoft.Dynamics.CRM";
const asked: CustomApiRequest[] = [];
const remember =
  (answer: Record<string, unknown> = {}) =>
  (request: CustomApiRequest) => {
    asked.push(request);
    return answer;
  };
const company: CustomApiRow = {
  table: "account",
  id: "7a0e0005-0000-4000-8000-000000000005",
  values: { name: "Fabrikam" },
};
const api = useApi({
  customApis: {
    new_Escalate: remember({ Ticket: 12, Contact: { table: "contact", id: company.id } }),
    new_Forecast: remember({ Amount: 12.5, Notes: ["a", "b"] }),
    new_Distance: remember(),
    new_Echo: (request) => {
      asked.push(request);
      const { In, More } = request.parameters;
      return { Out: In, More, Size: 2 };
    },
    new_Import: remember(),
    new_Largest: remember({ Account: company }),
    new_Newest: remember({ Accounts: [company, { table: "account", values: { name: "New" } }] }),
    new_Fail: () => {
      throw new Error("The approver is on holiday.");
    },
  },
});

const types = {
  decimal: 2,
  entity: 3,
  collection: 4,
  reference: 5,
  integer: 7,
  string: 10,
  texts: 11,
};
interface Field {
  readonly name: string;
  readonly type: number;
  readonly table?: string;
  readonly optional?: boolean;
}

/** Registers a custom API as rows, over the API. */
async function register(
  name: string,
  more: Record<string, unknown>,
  parameters: readonly Field[] = [],
  properties: readonly Field[] = [],
): Promise<string> {
  const words = { name, displayname: name, description: name };
  const id = await api.create("customapis", { uniquename: name, ...words, ...more });
  const fieldOf = ({ name: uniquename, type, table }: Field) => ({
    uniquename,
    name: uniquename,
    type,
    ...(table === undefined ? {} : { logicalentityname: table }),
    "CustomAPIId@odata.bind": `customapis(${id})`,
  });
  for (const field of parameters) {
    const row = { ...fieldOf(field), isoptional: field.optional ?? false };
    await api.create("customapirequestparameters", row);
  }
  for (const field of properties) await api.create("customapiresponseproperties", fieldOf(field));
  return id;
}

beforeAll(async () => {
  await register(
    "new_Escalate",
    { bindingtype: 1, boundentitylogicalname: "incident" },
    [
      { name: "Reason", type: types.string },
      { name: "To", type: types.reference, table: "systemuser", optional: true },
      { name: "About", type: types.entity, optional: true },
    ],
    [
      { name: "Ticket", type: types.integer },
      { name: "Contact", type: types.reference },
    ],
  );
  await register(
    "new_Forecast",
    { isfunction: true },
    [
      { name: "Year", type: types.integer },
      { name: "Regions", type: types.texts, optional: true },
    ],
    [
      { name: "Amount", type: types.decimal },
      { name: "Notes", type: types.texts },
    ],
  );
  await register("new_Import", { bindingtype: 2, boundentitylogicalname: "account" }, [
    { name: "Rows", type: types.collection, table: "account" },
  ]);
  await register(
    "new_Largest",
    { isfunction: true },
    [],
    [{ name: "Account", type: types.entity, table: "account" }],
  );
  await register(
    "new_Newest",
    {},
    [],
    [{ name: "Accounts", type: types.collection, table: "account" }],
  );
  await register("new_Fail", { isprivate: true, executeprivilegename: "prvReadnew_Project" });
  await register("new_Silent", {}, [], [{ name: "Told", type: types.string }]);
});

beforeEach(() => {
  asked.length = 0;
});

const post = (path: string, body?: unknown) => api.send("POST", path, { body });
const root = () => `${api.sandbox.url}/api/data/v9.2/$metadata#`;

describe("the custom APIs of the believable environment", () => {
  const believable = useApi({ seed: "believable" });

  it("are answered", async () => {
    const [account] = believable.sandbox.store.find("account", {});
    const check = (Amount: number) =>
      believable.send("POST", `accounts(${account?.["accountid"]})/${crm}.new_CheckCredit`, {
        body: { Amount },
      });
    expect((await check(50_000)).body).toMatchObject({ IsApproved: true, Limit: 50_000 });
    expect((await check(50_000.01)).body).toMatchObject({ IsApproved: false });
    const days = async (query: string) =>
      (await believable.send("GET", `new_WorkingDays${query}`)).body["Days"];
    const times = "@a=2026-01-02T00:00:00Z&@b=2026-01-12T00:00:00Z";
    expect(await days(`(From=@a,Until=@b)?${times}`)).toBe(6);
    expect(await days(`(From=@a)?@a=2999-01-01T00:00:00Z`)).toBe(0);
  });
});

describe("a custom API", () => {
  it("is called on a row and answers with its properties", async () => {
    const id = api.sandbox.insert("incident", { title: "Broken" });
    const path = `incidents(${id})/${crm}.new_Escalate`;
    const answer = await post(path, {
      Reason: "late",
      To: { systemuserid: users.manager.id },
      About: { "@odata.type": `${crm}.account`, name: "Fabrikam" },
    });
    expect(answer.body).toEqual({
      "@odata.context": `${root()}${crm}.new_EscalateResponse`,
      Ticket: 12,
      Contact: { "@odata.type": `#${crm}.contact`, contactid: company.id },
    });
    expect(asked).toEqual([
      {
        parameters: {
          Reason: "late",
          To: { table: "systemuser", id: users.manager.id, values: {} },
          About: { table: "account", id: undefined, values: { name: "Fabrikam" } },
        },
        target: { table: "incident", id },
        userId: users.application.id,
      },
    ]);
  });

  it("checks its parameters as any operation", async () => {
    const id = api.sandbox.insert("incident", { title: "Broken" });
    const escalate = (body: unknown) => post(`incidents(${id})/${crm}.new_Escalate`, body);
    expect((await escalate({})).error.message).toContain("Required field 'Reason' is missing");
    expect((await escalate({ Reason: 1 })).error.code).toBe("0x80048d19");
    expect((await escalate({ Reason: "x", Other: 1 })).error.code).toBe("0x80048d19");
    expect((await post("new_Escalate", { Reason: "x" })).status).toBe(404);
    expect((await post(`incidents(${id})/new_Escalate`, { Reason: "x" })).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it("is a function where its row says so", async () => {
    const answer = await api.send("GET", `new_Forecast(Year=2026,Regions=@r)?@r=["DE","AT"]`);
    expect(answer.body).toMatchObject({ Amount: 12.5, Notes: ["a", "b"] });
    expect(asked[0]?.parameters).toEqual({ Year: 2026, Regions: ["DE", "AT"] });
    expect((await api.send("GET", "new_Forecast(Year=2026)")).status).toBe(200);
    expect((await api.send("GET", "new_Forecast()")).status).toBe(400);
    expect((await post("new_Forecast", { Year: 2026 })).status).toBe(404);
  });

  it("takes rows in the URL by their address", async () => {
    await register(
      "new_Distance",
      { isfunction: true },
      [
        { name: "From", type: types.reference },
        { name: "To", type: types.reference, table: "account" },
      ],
      [{ name: "Km", type: types.integer }],
    );
    const from = await api.create("contacts", { lastname: "Lee" });
    const to = await api.create("accounts", { name: "Fabrikam" });
    const distance = (a: string, b: string) =>
      api.send("GET", `new_Distance(From=@a,To=@b)?@a=${a}&@b=${encodeURIComponent(b)}`);
    const link = (path: string) => `{'@odata.id':'${path}'}`;
    const absolute = `${api.sandbox.url}/api/data/v9.2/accounts(${to})`;
    for (const address of [`accounts(${to})`, `/accounts(${to})`, absolute]) {
      const answer = await distance(link(`contacts(${from})`), link(address));
      expect(answer.status).toBe(200);
      expect(asked.at(-1)?.parameters).toEqual({
        From: { table: "contact", id: from, values: {} },
        To: { table: "account", id: to, values: {} },
      });
    }
    const statuses = [
      await distance(link(`contacts(${from})`), link(`contacts(${from})`)),
      await distance(link(`contacts(${from})`), link(`accounts(${from})`)),
      await distance(link(`contacts(${from})`), link("nothing(1)")),
      await distance(link(`contacts(${from})`), "'x'"),
      await distance(`{'contactid':'${from}'}`, link(`accounts(${to})`)),
    ].map(({ status }) => status);
    expect(statuses).toEqual([400, 404, 400, 400, 400]);
    expect(
      (
        await api.send(
          "GET",
          `new_Distance(From=@a,To=@a)?@a={'accountid':'${to}','@odata.type':'${crm}.account'}`,
        )
      ).status,
    ).toBe(200);
  });

  it("is called on a table, and answers with nothing where it has no properties", async () => {
    const Rows = [{ name: "A" }, { "@odata.type": `${crm}.account`, name: "B" }];
    const answer = await post(`accounts/${crm}.new_Import`, { Rows });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(asked[0]).toMatchObject({
      parameters: { Rows: [{ values: { name: "A" } }, { values: { name: "B" } }] },
      target: { table: "account" },
    });
  });

  it("answers with the row, or the rows, that are its only property", async () => {
    const row = { "@odata.type": `#${crm}.account`, accountid: company.id, name: "Fabrikam" };
    expect((await api.send("GET", "new_Largest()")).body).toEqual({
      "@odata.context": `${root()}accounts/$entity`,
      ...row,
    });
    expect((await post("new_Newest")).body).toEqual({
      "@odata.context": `${root()}accounts`,
      value: [row, { "@odata.type": `#${crm}.account`, name: "New" }],
    });
  });

  it("takes and returns objects of no table", async () => {
    const field = (name: string) => [
      { name, type: types.entity },
      { name: "More", type: types.collection },
    ];
    await register("new_Echo", {}, field("In"), [
      ...field("Out"),
      { name: "Size", type: types.integer },
    ]);
    const object = {
      "@odata.type": `${crm}.expando`,
      a: 1,
      "list@odata.type": "#Collection(String)",
      list: ["x"],
    };
    const answer = await post("new_Echo", { In: object, More: [object] });
    const { "@odata.type": _, ...values } = object;
    expect(asked[0]?.parameters["In"]).toEqual({ table: "expando", values });
    const printed = { ...object, "@odata.type": `#${crm}.expando` };
    expect(answer.body).toMatchObject({ Out: printed, More: [printed], Size: 2 });
    expect((await post("new_Echo", { In: { a: 1 }, More: [] })).error.code).toBe("0x80060888");
  });

  it("that is a function has something to return", async () => {
    const id = await register("new_Early", { isfunction: true });
    expect((await api.send("GET", "new_Early()")).status).toBe(404);
    expect((await api.send("GET", "$metadata")).text).not.toContain("new_Early");
    await api.send("DELETE", `customapis(${id})`);
  });

  it("fails with the words of its logic, and without logic has no values", async () => {
    const failed = await post("new_Fail");
    expect([failed.status, failed.error]).toMatchObject([
      400,
      { code: "0x80040265", message: "The approver is on holiday." },
    ]);
    expect((await post("new_Silent")).body).toMatchObject({ Told: null });
  });

  it("may take a privilege", async () => {
    const token = api.sandbox.issueToken({ userId: users.salesperson.id });
    const answer = await api.send("POST", "new_Fail", { token });
    expect([answer.status, answer.error.code]).toEqual([403, "0x80040220"]);
    expect(answer.error.message).toContain("missing prvReadnew_Project privilege");
  });

  it("is in the document of types unless it is private, as long as its row is there", async () => {
    const document = async () => (await api.send("GET", "$metadata")).text;
    const before = await document();
    expect(before).toContain(
      `<Action Name="new_Escalate" IsBound="true"><Parameter Name="entity" Type="mscrm.incident" Nullable="false" />`,
    );
    expect(before).toContain(`<Parameter Name="Regions" Type="Collection(Edm.String)"><Annotation`);
    expect(before).toContain(
      `<FunctionImport Name="new_Forecast" Function="${crm}.new_Forecast" />`,
    );
    expect(before).not.toContain("new_Fail");
    const id = await register("new_Late", {});
    expect(await document()).toContain(`<ActionImport Name="new_Late"`);
    await api.send("DELETE", `customapis(${id})`);
    expect(await document()).toBe(before);
    expect((await post("new_Late")).status).toBe(404);
  });

  it("is read with its parts", async () => {
    const expand =
      "CustomAPIRequestParameters($select=uniquename,type,isoptional),CustomAPIResponseProperties($select=uniquename,type)";
    const { body } = await api.send(
      "GET",
      `customapis?$select=uniquename,bindingtype&$filter=uniquename eq 'new_Forecast'&$expand=${expand}`,
    );
    expect(body["value"]).toMatchObject([
      {
        uniquename: "new_Forecast",
        bindingtype: 0,
        CustomAPIRequestParameters: expect.arrayContaining([
          expect.objectContaining({ uniquename: "Year", type: types.integer, isoptional: false }),
        ]),
        CustomAPIResponseProperties: expect.arrayContaining([
          expect.objectContaining({ uniquename: "Amount", type: types.decimal }),
        ]),
      },
    ]);
  });

  it.each(["toString", "__proto__", "constructor"])("is none of the name %s", async (name) => {
    expect((await post(name)).status).toBe(404);
  });
});
