import { organizationId } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();

const headers = { "MSCRM.SuppressDuplicateDetection": "false" };

async function again(name: string): Promise<number> {
  return (await api.send("POST", "accounts", { headers, body: { name } })).status;
}

async function ruleOf(name: string): Promise<string> {
  const [rule] = api.sandbox.store.find("duplicaterule", { name });
  return String(rule?.["duplicateruleid"]);
}

beforeAll(() => api.create("accounts", { name: "Contoso" }));

afterEach(() => {
  const on = { isduplicatedetectionenabledforonlinecreateupdate: 1 };
  api.sandbox.store.update("organization", organizationId, on);
});

it("are rows, and are applied while they are published", async () => {
  const rule = await ruleOf("Accounts with the same account name");
  expect(await again("CONTOSO")).toBe(412);
  api.sandbox.store.update("duplicaterule", rule, { statecode: 0, statuscode: 0 });
  expect(await again("Contoso")).toBe(204);
  api.sandbox.store.update("duplicaterule", rule, { statecode: 1, statuscode: 2 });
  expect(await again("Contoso")).toBe(412);
});

it("find nothing while the organization does not look for duplicates", async () => {
  const off = { body: { isduplicatedetectionenabledforonlinecreateupdate: false } };
  expect((await api.send("PATCH", `organizations(${organizationId})`, off)).status).toBe(204);
  expect(await again("Contoso")).toBe(204);
});

it("may find rows of another table", async () => {
  const rule = await api.create("duplicaterules", {
    name: "Leads of companies that are accounts",
    baseentityname: "lead",
    matchingentityname: "account",
  });
  await api.create("duplicateruleconditions", {
    "regardingobjectid@odata.bind": `/duplicaterules(${rule})`,
    baseattributename: "companyname",
    matchingattributename: "name",
    operatorcode: 0,
    ignoreblankvalues: true,
  });
  api.sandbox.store.update("duplicaterule", rule, { statecode: 1, statuscode: 2 });
  const lead = (companyname: string | null) =>
    api.send("POST", "leads", { headers, body: { companyname, lastname: "Li" } });
  expect((await lead("Contoso")).status).toBe(412);
  expect((await lead("Fabrikam")).status).toBe(204);
  expect((await lead(null)).status).toBe(204);
});
