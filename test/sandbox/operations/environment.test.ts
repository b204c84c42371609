import { currencies, teams, users } from "../../../sandbox/seed/identities";
import { useApi } from "../support/api";

const api = useApi();
const read = async (path: string) => {
  const { "@odata.context": context, ...members } = (await api.send("GET", path)).body;
  return { context: String(context).split("#")[1], members };
};

describe("functions about the environment", () => {
  it("RetrieveVersion", async () => {
    const { context, members } = await read("RetrieveVersion()");
    expect(context).toBe("Microsoft.Dynamics.CRM.RetrieveVersionResponse");
    expect(members).toEqual({ Version: expect.stringMatching(/^9\.2\.\d+\.\d+$/) });
  });

  it("RetrieveTimestamp changes with the definitions", async () => {
    const before = await read("RetrieveTimestamp");
    expect(await read("RetrieveTimestamp()")).toEqual(before);
    const label = { LocalizedLabels: [{ Label: "Echo", LanguageCode: 1033 }] };
    const body = {
      EntityLogicalName: "new_project",
      AttributeLogicalName: "new_phase",
      Label: label,
    };
    await api.send("POST", "InsertOptionValue", { body });
    await api.send("POST", "PublishAllXml");
    expect((await read("RetrieveTimestamp")).members).not.toEqual(before.members);
  });

  it("RetrieveExchangeRate", async () => {
    const rate = (id: string) => `RetrieveExchangeRate(TransactionCurrencyId=${id})`;
    expect((await read(rate(currencies.eur))).members).toEqual({ ExchangeRate: 0.92 });
    const missing = await api.send("GET", rate(teams.root));
    expect([missing.status, missing.error.code]).toEqual([404, "0x80040217"]);
    const token = api.sandbox.issueToken({ userId: users.applicationWithoutRole.id });
    expect((await api.send("GET", rate(currencies.eur), { token })).status).toBe(403);
  });
});

describe("what an environment says of itself", () => {
  it("has its languages, and the solutions in it", async () => {
    const { body } = await api.send("GET", "RetrieveProvisionedLanguages()");
    expect(body).toMatchObject({ RetrieveProvisionedLanguages: [1033, 1031] });
    const info = (await api.send("GET", "RetrieveOrganizationInfo()")).body;
    expect(info).toMatchObject({
      organizationInfo: {
        InstanceType: "CustomerTest",
        Solutions: expect.arrayContaining([
          expect.objectContaining({
            SolutionUniqueName: "Active",
            VersionNumber: expect.any(String),
          }),
        ]),
      },
    });
  });

  it("keeps shares in rows that nobody writes", async () => {
    const answer = await api.send("POST", "principalobjectaccessset", { body: {} });
    expect([answer.status, answer.error.code]).toEqual([400, "0x80040800"]);
  });
});
