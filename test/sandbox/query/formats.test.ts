import { useApi } from "../support/api";

const api = useApi();
const json = (parameters: string) => ({ Accept: `application/json;${parameters}` });
let id = "";

beforeAll(async () => {
  id = await api.create("accounts", { name: "Fabrikam", revenue: 31000.5 });
  api.sandbox.insert("new_project", {
    new_name: "x",
    new_ticks: 9007199254740993n,
    new_hours: 1.5,
  });
});

it("are minimal unless Accept asks for another", async () => {
  const answer = await api.send("GET", `accounts(${id})?$select=name`, { headers: json("") });
  expect(answer.headers.get("content-type")).toBe("application/json; odata.metadata=minimal");
  expect(answer.body).toHaveProperty(["@odata.context"]);
  expect(answer.body).not.toHaveProperty(["@odata.type"]);
});

it.each([`accounts(ID)?$select=name`, "accounts?$select=name&$count=true"])(
  "without metadata: %s",
  async (path) => {
    const headers = json("odata.metadata=none");
    const answer = await api.send("GET", path.replace("ID", id), { headers });
    expect(answer.headers.get("content-type")).toBe("application/json; odata.metadata=none");
    expect(answer.text).not.toMatch(/@odata\.(context|etag)/);
    expect(answer.text).toContain('"name":"Fabrikam"');
  },
);

it("with full metadata", async () => {
  const headers = json("odata.metadata=full");
  const { body } = await api.send("GET", `accounts(${id})?$select=name,revenue,createdon`, {
    headers,
  });
  expect(body).toMatchObject({
    "@odata.type": "#Microsoft.Dynamics.CRM.account",
    "@odata.id": `${api.sandbox.url}/api/data/v9.2/accounts(${id})`,
    "@odata.editLink": `accounts(${id})`,
    "accountid@odata.type": "#Guid",
    "revenue@odata.type": "#Decimal",
    "createdon@odata.type": "#DateTimeOffset",
  });
  expect(body).not.toHaveProperty(["name@odata.type"]);
});

describe("IEEE754Compatible=true", () => {
  const headers = json("IEEE754Compatible=true");
  const xml =
    '<fetch><entity name="new_project"><attribute name="new_ticks"/><attribute name="new_hours" alias="h"/></entity></fetch>';
  const sum =
    '<fetch aggregate="true"><entity name="new_project"><attribute name="new_hours" aggregate="sum" alias="h"/></entity></fetch>';
  it.each([
    [
      "new_projectcollection?$select=new_ticks&$count=true",
      ['"new_ticks":"9007199254740993"', '"@odata.count":"1"'],
    ],
    ["new_projectcollection?$select=new_hours", ['"new_hours":"1.5']],
    ["accounts?$select=revenue", ['"revenue":"31000.5000"']],
    [
      `new_projectcollection?fetchXml=${encodeURIComponent(xml)}`,
      ['"new_ticks":"9007199254740993"', '"h":"1.5'],
    ],
    [`new_projectcollection?fetchXml=${encodeURIComponent(sum)}`, ['"h":"1.5']],
    ["accounts?$apply=aggregate(revenue with sum as total)", ['"total":"31000.5']],
  ])("%s", async (path, parts) => {
    const answer = await api.send("GET", path, { headers });
    expect(answer.headers.get("content-type")).toContain("IEEE754Compatible=true");
    for (const part of parts) expect(answer.text).toContain(part);
  });
});
