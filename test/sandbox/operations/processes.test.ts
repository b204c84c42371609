import { users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const crm = "Microsoft.Dynamics.CRM";
const missing = "00000000-0000-0000-0000-0000000000dd";
const ran: unknown[] = [];
const api = useApi({
  seed: "believable",
  workflows: {
    "Send welcome letter": (run) => {
      ran.push(run);
      if (ran.length > 1) throw new Error("The printer is out of paper.");
    },
  },
  processActions: {
    new_Nothing: { run: () => ({}) },
    new_FindNote: {
      parameters: { Subject: "Edm.String" },
      returns: { Note: "mscrm.annotation" },
      run: () => ({ Note: { table: "annotation", id: missing } }),
    },
  },
});

const one = (table: string, values = {}) => api.sandbox.store.find(table, values)[0] ?? {};
const workflow = (name: string) => String(one("workflow", { name })["workflowid"]);
const start = (id: string, EntityId: unknown = one("contact")["contactid"]) =>
  api.send("POST", `workflows(${id})/${crm}.ExecuteWorkflow`, { body: { EntityId } });

describe("ExecuteWorkflow", () => {
  it("starts a workflow on a row, and answers with its job", async () => {
    const answer = await start(workflow("Send welcome letter"));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#asyncoperations/$entity`,
      name: "Send welcome letter",
      operationtype: 10,
      statecode: 0,
      primaryentitytype: "contact",
    });
    const id = one("contact")["contactid"];
    expect(ran).toEqual([{ table: "contact", id, userId: users.application.id }]);
    const job = String(answer.body["asyncoperationid"]);
    const read = await api.send("GET", `asyncoperations(${job})?$select=statecode,statuscode`);
    expect(read.body).toMatchObject({ statecode: 3, statuscode: 30 });
  });

  it("keeps what went wrong with the job", async () => {
    const { body } = await start(workflow("Send welcome letter"));
    const job = api.sandbox.store.read("asyncoperation", String(body["asyncoperationid"]));
    expect(job).toMatchObject({ statuscode: 31, message: "The printer is out of paper." });
  });

  it.each<[string, () => Promise<{ status: number; error: { code: string } }>, number, string]>([
    ["one that is a draft", () => start(workflow("Escalate late deliveries")), 400, "0x80045047"],
    [
      "a row that is not there",
      () => start(workflow("Send welcome letter"), missing),
      404,
      "0x80040217",
    ],
    ["a workflow that is not there", () => start(missing), 404, "0x80040217"],
    ["no row", () => start(workflow("Send welcome letter"), null), 400, "0x80040203"],
    ["a business rule", () => start(workflow("Require a reason")), 501, "0x80060888"],
  ])("refuses %s", async (_, call, status, code) => {
    const answer = await call();
    expect([answer.status, answer.error.code]).toEqual([status, code]);
  });

  it("refuses one that is not for demand", async () => {
    const id = workflow("Send welcome letter");
    api.sandbox.change("workflow", id, { ondemand: 0 });
    expect((await start(id)).error.code).toBe("0x80045046");
    api.sandbox.change("workflow", id, { ondemand: 1 });
  });
});

describe("an action made in the designer", () => {
  const rate = (body: object) =>
    api.send("POST", `accounts(${one("account")["accountid"]})/${crm}.new_RateCustomer`, { body });

  it("is called by its prefix and name on its table", async () => {
    expect((await rate({ Orders: 6, Complaints: 1 })).body).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#${crm}.new_RateCustomerResponse`,
      Rating: 4,
    });
    expect((await rate({})).error.code).toBe("0x80040203");
    expect((await rate({ Orders: "6" })).error.code).toBe("0x80048d19");
  });

  it("is in the document of types while it is activated, and else is not there", async () => {
    const id = workflow("Rate a customer");
    const document = async () => (await api.send("GET", "$metadata")).text;
    expect(await document()).toContain(`<Action Name="new_RateCustomer" IsBound="true">`);
    await api.send("PATCH", `workflows(${id})`, { body: { statecode: 0, statuscode: 1 } });
    expect(await document()).not.toContain("new_RateCustomer");
    const answer = await rate({ Orders: 1 });
    expect([answer.status, answer.error.code]).toEqual([404, "0x8006088a"]);
    await api.send("PATCH", `workflows(${id})`, { body: { statecode: 1, statuscode: 2 } });
    expect((await rate({ Orders: 1 })).status).toBe(200);
  });

  it("answers with the row that is its only result", async () => {
    const row = { category: 3, statecode: 1, statuscode: 2, primaryentity: "none" };
    api.sandbox.insert("workflow", {
      ...row,
      name: "Find a note",
      uniquename: "FindNote",
      type: 1,
    });
    expect((await api.send("POST", "new_FindNote", { body: { Subject: "x" } })).body).toEqual({
      "@odata.context": `${api.sandbox.url}/api/data/v9.2/$metadata#annotations/$entity`,
      "@odata.type": `#${crm}.annotation`,
      annotationid: missing,
    });
  });

  it("is not there without its row", async () => {
    expect((await api.send("POST", "new_Nothing")).status).toBe(404);
  });
});
