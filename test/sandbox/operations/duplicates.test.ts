import { organizationId, roles } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();

type Row = Record<string, unknown>;

const NAMESPACE = "Microsoft.Dynamics.CRM.";

const ask = (base: string, row: Row, matching = base, page?: object) => {
  const entity = { "@odata.type": NAMESPACE + base, ...row };
  const paging = page === undefined ? "" : ",PagingInfo=@p3";
  const parts = [`@p1=${encodeURIComponent(JSON.stringify(entity))}`, `@p2='${matching}'`];
  if (page !== undefined) parts.push(`@p3=${encodeURIComponent(JSON.stringify(page))}`);
  return api.send(
    "GET",
    `RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2${paging})?${parts.join("&")}`,
  );
};

const names = async (...given: Parameters<typeof ask>): Promise<unknown[]> => {
  const { status, body, text } = await ask(...given);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return (body["value"] as Row[]).map((row) => row["name"] ?? row["fullname"]);
};

const rule = async (values: Row, ...conditions: Row[]): Promise<string> => {
  const id = await api.create("duplicaterules", {
    name: "A rule",
    baseentityname: "account",
    matchingentityname: "account",
    ...values,
  });
  for (const condition of conditions) {
    await api.create("duplicateruleconditions", {
      "regardingobjectid@odata.bind": `/duplicaterules(${id})`,
      operatorcode: 0,
      ...condition,
    });
  }
  return id;
};

const on = (name: string) => ({ baseattributename: name, matchingattributename: name });

const publish = (id: string) =>
  api.send("POST", `duplicaterules(${id})/${NAMESPACE}PublishDuplicateRule`);

const unpublish = (id: string) =>
  api.send("POST", "UnpublishDuplicateRule", { body: { DuplicateRuleId: id } });

const isolated = async (id: string, run: () => Promise<void>) => {
  const [own] = api.sandbox.store.find("duplicaterule", {
    name: "Accounts with the same account name",
  });
  await unpublish(String(own?.["duplicateruleid"]));
  await publish(id);
  await run();
  await unpublish(id);
  await publish(String(own?.["duplicateruleid"]));
};

let contoso = "";
beforeAll(async () => {
  contoso = await api.create("accounts", { name: "Contoso", telephone1: "555-0100-22" });
  await api.create("accounts", { name: "CONTOSO", telephone1: "555-0100-33", revenue: 5 });
  await api.create("accounts", { name: "Fabrikam", telephone1: "777-0100-22" });
});

it("finds rows for values that are not stored, in the form that is documented", async () => {
  const answer = await ask("account", { name: "contoso" }, "account", { PageNumber: 1, Count: 50 });
  expect(answer.body).toMatchObject({
    "@odata.context": expect.stringMatching(/\$metadata#accounts$/),
    value: [{ name: "Contoso", accountid: contoso }, { name: "CONTOSO" }],
  });
  expect(await names("account", { name: "Adatum" })).toEqual([]);
  expect(await names("account", { telephone1: "1" })).toEqual([]);
});

it("finds rows for one that is stored by its id alone, and not itself", async () => {
  expect(await names("account", { accountid: contoso })).toEqual(["CONTOSO"]);
});

it("gives them by pages", async () => {
  const page = (PageNumber: number) =>
    names("account", { name: "Contoso" }, "account", { PageNumber, Count: 1 });
  expect([await page(1), await page(2), await page(3)]).toEqual([["Contoso"], ["CONTOSO"], []]);
});

describe("a condition", () => {
  it.each<[string, Row, Row, unknown[]]>([
    ["first characters", { operatorcode: 1, operatorparam: 3 }, { telephone1: "5550" }, []],
    [
      "first characters that are the same",
      { operatorcode: 1, operatorparam: 3 },
      { telephone1: "555" },
      ["Contoso", "CONTOSO"],
    ],
    [
      "last characters",
      { operatorcode: 2, operatorparam: 2 },
      { telephone1: "22" },
      ["Contoso", "Fabrikam"],
    ],
  ])("%s", async (_, condition, row, found) => {
    const id = await rule({}, { ...on("telephone1"), ...condition });
    await isolated(id, async () => {
      const own = found.length === 0 ? { telephone1: "556" } : row;
      expect(await names("account", own)).toEqual(found);
    });
  });

  it("may take blanks for the same, or leave them out", async () => {
    const same = await rule({}, on("revenue"));
    await isolated(same, async () => {
      expect(await names("account", {})).toEqual(["Contoso", "Fabrikam"]);
    });
    const leftOut = await rule({}, { ...on("revenue"), ignoreblankvalues: true });
    await isolated(leftOut, async () => {
      expect(await names("account", {})).toEqual([]);
      expect(await names("account", { revenue: 5 })).toEqual(["CONTOSO"]);
    });
  });

  it("may look at letter case, days, options and active rows", async () => {
    const exact = await rule({ iscasesensitive: true }, on("name"));
    await isolated(exact, async () => {
      expect(await names("account", { name: "Contoso" })).toEqual(["Contoso"]);
    });
    const active = await rule({ excludeinactiverecords: true }, on("name"));
    await isolated(active, async () => {
      api.sandbox.store.update("account", contoso, { statecode: 1, statuscode: 2 });
      expect(await names("account", { name: "Contoso" })).toEqual(["CONTOSO"]);
      api.sandbox.store.update("account", contoso, { statecode: 0, statuscode: 1 });
    });
    const day = await rule({}, { ...on("createdon"), operatorcode: 3 });
    await isolated(day, async () => {
      expect(await names("account", { accountid: contoso })).toEqual(["CONTOSO", "Fabrikam"]);
    });
    const label = await rule({}, { ...on("statecode"), operatorcode: 5 });
    await isolated(label, async () => {
      expect(await names("account", { accountid: contoso })).toHaveLength(2);
    });
  });
});

it("asks the rules between two tables", async () => {
  const id = await rule(
    { baseentityname: "lead" },
    { baseattributename: "companyname", matchingattributename: "name" },
  );
  await publish(id);
  expect(await names("lead", { companyname: "Fabrikam" }, "account")).toEqual(["Fabrikam"]);
  expect(await names("lead", { companyname: "Fabrikam" })).toEqual([]);
});

it("is refused where nothing is looked for", async () => {
  const switched = (on: boolean) =>
    api.send("PATCH", `organizations(${organizationId})`, {
      body: { isduplicatedetectionenabled: on },
    });
  await switched(false);
  expect(await ask("account", { name: "Contoso" })).toMatchObject({
    status: 400,
    error: { code: "0x80048412" },
  });
  await switched(true);
  expect(await ask("task", { subject: "Call" })).toMatchObject({ error: { code: "0x80048410" } });
  expect(await ask("account", { name: "x" }, "acount")).toMatchObject({
    error: { code: "0x80041102" },
  });
});

it("takes the right to read both tables", async () => {
  const userId = api.sandbox.insert("systemuser", { fullname: "Delegate" } as never);
  api.sandbox.store.link("systemuserroles_association", userId, roles.delegate);
  const answer = await api.send(
    "GET",
    `RetrieveDuplicates(BusinessEntity=@a,MatchingEntityName='account')?@a={'@odata.type':'${NAMESPACE}account','name':'x'}`,
    { token: api.sandbox.issueToken({ userId }) },
  );
  expect(answer).toMatchObject({ status: 403, error: { code: "0x80040220" } });
});

it("is put into force by a job, and only with criteria", async () => {
  const empty = await rule({});
  expect(await publish(empty)).toMatchObject({ status: 400, error: { code: "0x80048414" } });
  const id = await rule({}, on("fax"));
  const stored = () => api.sandbox.store.read("duplicaterule", id);
  const { body } = await publish(id);
  expect(body).toMatchObject({ asyncoperationid: expect.any(String), statecode: 0 });
  const job = api.sandbox.store.read("asyncoperation", String(body["asyncoperationid"]));
  expect(job).toMatchObject({ statecode: 3, statuscode: 30 });
  expect(stored()).toMatchObject({ statecode: 1, statuscode: 2 });
  expect((await unpublish(id)).status).toBe(204);
  expect(stored()).toMatchObject({ statecode: 0, statuscode: 0 });
});
