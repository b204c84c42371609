import { useApi } from "../support/api";

const api = useApi();

describe("what the service has and the sandbox has not", () => {
  it.each([
    ["GET", "accounts?savedquery=00000000-0000-0000-00aa-000010001002"],
    ["GET", "accounts?sql=SELECT%20name%20FROM%20account"],
    ["GET", "accounts?$select=name&nothing=1"],
    ["GET", "accounts?fetchxml=x"],
    ["GET", "accounts/$count?savedQuery=x"],
    ["GET", "accounts(00000000-0000-0000-0000-000000000001)/Account_Tasks?fetchXml=x"],
    ["GET", "accounts(00000000-0000-0000-0000-000000000001)?partitionId=x"],
    ["GET", "EntityDefinitions?LabelLanguages=1033"],
    ["GET", "WhoAmI?x=1"],
    ["PATCH", "accounts(00000000-0000-0000-0000-000000000001)?x=1"],
  ])("%s %s: a query option is refused, not ignored", async (method, path) => {
    const { status, error } = await api.send(method, path, {
      body: method === "GET" ? undefined : {},
    });
    expect([status, error.code]).toEqual([501, "0x80060888"]);
    expect(error.message).toMatch(/does not simulate the query option/);
  });

  it.each([
    ["POST", "BulkDetectDuplicates", "BulkDetectDuplicates"],
    ["POST", "Reschedule", "Reschedule"],
    ["GET", "RetrieveAvailableLanguages()", "RetrieveAvailableLanguages"],
    [
      "POST",
      "teams(00000000-0000-0000-0000-000000000001)/Microsoft.Dynamics.CRM.ConvertOwnerTeamToAccessTeam",
      "ConvertOwnerTeamToAccessTeam",
    ],
    ["GET", "contracts", "contracts"],
    ["GET", "goals?$select=title", "goals"],
    ["POST", "bookableresources", "bookableresources"],
  ])("%s %s says so", async (method, path, name) => {
    const { status, error } = await api.send(method, path, {
      body: method === "GET" ? undefined : {},
    });
    expect(status).toBe(501);
    expect(error.message).toContain(name);
  });

  it.each([
    "nothing",
    "Contracts",
    "merge",
    "toString",
    "__proto__",
    "accounts(00000000-0000-0000-0000-000000000001)/Microsoft.Dynamics.CRM.Nothing",
    "accounts/Microsoft.Dynamics.CRM.WhoAmI",
  ])("%s stays the 404 of a wrong name", async (path) => {
    expect(await api.send("GET", path)).toMatchObject({
      status: 404,
      error: { code: "0x8006088a" },
    });
  });
});

describe("what goes with any request", () => {
  it("is a tag, and annotations of the document of types", async () => {
    expect((await api.send("GET", "accounts?$top=1&tag=x")).status).toBe(200);
    expect((await api.send("GET", "$metadata?annotations=true")).status).toBe(200);
  });

  it("is a comma behind the last selected column", async () => {
    const id = await api.create("accounts", { name: "Fabrikam" });
    const path = `accounts(${id})?$select=name,&$expand=primarycontactid($select=fullname,)`;
    expect((await api.send("GET", path)).body).toMatchObject({ name: "Fabrikam" });
    expect((await api.send("GET", "accounts?$select=,name")).status).toBe(400);
  });

  it("is a page size, told even of a single row", async () => {
    const id = await api.create("accounts", { name: "Fabrikam" });
    const headers = { Prefer: "odata.maxpagesize=3" };
    const answer = await api.send("GET", `accounts(${id})?$select=name`, { headers });
    expect(answer.headers.get("preference-applied")).toBe("odata.maxpagesize=3");
  });
});

describe("$metadata", () => {
  it.each([
    ["application/json", 415],
    ["application/json; odata.metadata=full, text/plain", 415],
    ["application/xml", 200],
    ["application/json, */*;q=0.1", 200],
  ])("asked for as %s: %d", async (accept, status) => {
    const answer = await api.send("GET", "$metadata", { headers: { Accept: accept } });
    expect(answer.status).toBe(status);
    if (status === 415) expect(answer.error.code).toBe("0x80060888");
  });
});
