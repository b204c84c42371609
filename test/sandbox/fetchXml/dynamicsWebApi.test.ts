import { type Sandbox, startSandbox } from "dataverse-sandbox";
import { DynamicsWebApi, type RequestError } from "dynamics-web-api";

/** A client that knows nothing of the sandbox. */
let client: DynamicsWebApi;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: "empty" });
  client = new DynamicsWebApi({
    serverUrl: sandbox.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => sandbox.issueToken(),
  });
  const contact = sandbox.insert("contact", { firstname: "Ann", lastname: "O'Neil & Söhne" });
  for (let at = 0; at < 25; at += 1) {
    const name = ["it's", "%2B", "100% + 1", "日本", null][at % 5] ?? null;
    const primarycontactid = at % 2 === 0 ? contact : null;
    sandbox.insert("account", { name, accountnumber: `n${at}`, primarycontactid });
  }
});
beforeEach(() => sandbox.clearRequests());
afterAll(() => sandbox.close());

interface Account {
  accountnumber: string;
  name?: string;
}

describe("dynamics-web-api", () => {
  it("fetches a page, with linked columns and their annotations", async () => {
    const { value } = await client.fetch<Record<string, unknown>>({
      collection: "accounts",
      fetchXml:
        '<fetch top="1"><entity name="account"><attribute name="accountnumber"/><attribute name="primarycontactid"/><filter><condition attribute="accountnumber" operator="eq" value="n0"/></filter><link-entity name="contact" from="contactid" to="primarycontactid" alias="c"><attribute name="fullname"/></link-entity></entity></fetch>',
      includeAnnotations: "*",
    });
    expect(value?.[0]).toMatchObject({
      accountnumber: "n0",
      "c.fullname": "Ann O'Neil & Söhne",
      _primarycontactid_value_Formatted: "Ann O'Neil & Söhne",
      _primarycontactid_value_LogicalName: "contact",
    });
  });

  it("pages with the cookie it gets", async () => {
    const fetchXml =
      '<fetch count="10"><entity name="account"><attribute name="accountnumber"/><order attribute="name"/></entity></fetch>';
    const query = { collection: "accounts", fetchXml, includeAnnotations: "*" } as const;
    const first = await client.fetch<Account>(query);
    const info = first.PagingInfo;
    expect(info).toMatchObject({ page: 1, nextPage: 2 });
    const second = await client.fetch<Account>({
      ...query,
      pageNumber: info?.nextPage ?? 0,
      pagingCookie: info?.cookie ?? "",
    });
    const numbers = [first, second]
      .flatMap(({ value }) => value ?? [])
      .map((row) => row.accountnumber);
    expect(new Set(numbers).size).toBe(20);
  });

  it.each(["", '<order attribute="name"/>', '<order attribute="name" descending="true"/>'])(
    "fetches all pages, each row once: %s",
    async (order) => {
      const { value } = await client.fetchAll<Account>({
        collection: "accounts",
        fetchXml: `<fetch count="4"><entity name="account"><attribute name="accountnumber"/><attribute name="name"/>${order}</entity></fetch>`,
        includeAnnotations: "*",
      });
      expect(new Set(value?.map((row) => row.accountnumber)).size).toBe(25);
      expect(value).toHaveLength(25);
      expect(sandbox.apiRequests()).toHaveLength(7);
    },
  );

  it("is refused a cookie whose ampersands it left unescaped", async () => {
    for (const lastname of ["a & b", "a & c"]) sandbox.insert("contact", { lastname });
    const work = client.fetchAll({
      collection: "contacts",
      fetchXml:
        '<fetch count="1"><entity name="contact"><order attribute="lastname"/></entity></fetch>',
      includeAnnotations: "*",
    });
    await expect(work).rejects.toMatchObject({ status: 400, code: "0x8004112A" });
  });

  it("counts", async () => {
    const { value } = await client.fetch<{ n: number }>({
      collection: "accounts",
      fetchXml:
        '<fetch aggregate="true"><entity name="account"><attribute name="accountid" alias="n" aggregate="count"/></entity></fetch>',
    });
    expect(value?.[0]?.n).toBe(25);
  });

  it("is refused what Dataverse refuses", async () => {
    const work = client.fetch({
      collection: "accounts",
      fetchXml: '<fetch><entity name="account"><attribute name="nix"/></entity></fetch>',
    });
    const refusal = await work.then(
      () => undefined,
      (error: RequestError) => error,
    );
    expect(refusal).toMatchObject({ status: 400, code: "0x80041103" });
  });
});
