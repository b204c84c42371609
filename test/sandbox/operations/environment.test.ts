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
