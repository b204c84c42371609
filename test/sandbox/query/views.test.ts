import { users } from "dataverse-sandbox";
import { useApi } from "../support/api";

const api = useApi({ seed: "believable" });

type Row = Record<string, unknown>;

const ACTIVE_ACCOUNTS = "00000000-0000-0000-00aa-000010001002";
const ACTIVE_CONTACTS = "00000000-0000-0000-00aa-000010001004";
const MY_ACCOUNTS = "00000000-0000-0000-00aa-000010001001";

const get = (path: string, headers: Record<string, string> = {}) =>
  api.send("GET", path, { headers });
const rows = async (path: string, headers = {}) =>
  (await get(path, headers)).body["value"] as Row[];
const as = (user: string) => ({ MSCRMCallerID: user });
const KOELN = "userqueries?$filter=name eq 'Accounts in Köln'&$select=userqueryid,_ownerid_value";

describe("a system view", () => {
  it("answers as its FetchXML does: its columns, those of its links, no nulls", async () => {
    const [view] = await rows(`savedqueries?$filter=savedqueryid eq ${ACTIVE_ACCOUNTS}`);
    const fetchXml = encodeURIComponent(String(view?.["fetchxml"]));
    const found = await rows(`accounts?savedQuery=${ACTIVE_ACCOUNTS}`);
    expect(found.length).toBeGreaterThan(10);
    expect(found).toEqual(await rows(`accounts?fetchXml=${fetchXml}`));
    expect(found.some((row) => "primarycontact.emailaddress1" in row)).toBe(true);
    expect(found.flatMap(Object.values)).not.toContain(null);
  });

  it("is read page by page, and says how many rows there are", async () => {
    const all = await rows(`accounts?savedQuery=${ACTIVE_ACCOUNTS}`);
    const names: unknown[] = [];
    let link: string | undefined = `accounts?savedQuery=${ACTIVE_ACCOUNTS}&$count=true`;
    while (link !== undefined) {
      const { body } = await get(link, { Prefer: "odata.maxpagesize=7" });
      const page = body["value"] as Row[];
      expect(body["@odata.count"]).toBe(all.length);
      expect(page.length).toBeLessThanOrEqual(7);
      names.push(...page.map(({ name }) => name));
      link = (body["@odata.nextLink"] as string | undefined)?.replace(api.sandbox.url, "");
    }
    expect(names).toEqual(all.map(({ name }) => name));
  });

  it("means the caller by eq-userid, and the impersonated user", async () => {
    const path = `accounts?savedQuery=${MY_ACCOUNTS}&$count=true`;
    const owned = (user: string) =>
      api.sandbox.store.select(
        `SELECT count(*) AS n FROM account WHERE statecode = 0 AND ownerid = '${user}'`,
      )[0]?.["n"];
    expect((await get(path)).body["@odata.count"]).toBe(owned(users.application.id));
    const answer = await get(path, as(users.salesperson.id));
    expect(answer.body["@odata.count"]).toBe(owned(users.salesperson.id));
  });

  it("runs among the rows of a relationship", async () => {
    const [account] = api.sandbox.store.select(
      "SELECT parentcustomerid AS id, count(*) AS n FROM contact WHERE statecode = 0 AND parentcustomerid__table = 'account' GROUP BY 1 ORDER BY 2 DESC",
    );
    const path = `accounts(${account?.["id"]})/contact_customer_accounts`;
    expect(await rows(`${path}?savedQuery=${ACTIVE_CONTACTS}`)).toHaveLength(
      Number(account?.["n"]),
    );
    expect((await get(`${path}/$count?savedQuery=${ACTIVE_CONTACTS}`)).status).toBe(501);
  });

  it.each([
    ["accounts?savedQuery=00000000-0000-0000-00aa-000000000000", 404, "0x80040217"],
    [`contacts?savedQuery=${ACTIVE_ACCOUNTS}`, 400, "0x80040203"],
    ["accounts?savedQuery=x", 400, "0x80060888"],
    [`accounts?userQuery=${ACTIVE_ACCOUNTS}`, 404, "0x80040217"],
    [`accounts?savedQuery=${ACTIVE_ACCOUNTS}&$filter=name eq 'x'`, 501, "0x80060888"],
    [`accounts?savedQuery=${ACTIVE_ACCOUNTS}&userQuery=${ACTIVE_ACCOUNTS}`, 501, "0x80060888"],
    [`accounts?savedQuery=${ACTIVE_ACCOUNTS}&$skiptoken=x`, 400, "0x8004112A"],
  ])("%s is refused", async (path, status, code) => {
    const { status: answered, error } = await get(path);
    expect([answered, error.code]).toEqual([status, code]);
  });
});

describe("a personal view", () => {
  it("is seen by its owner alone, in lists, by its id, and as a query", async () => {
    const [own, ...others] = await rows(KOELN);
    expect([own?.["_ownerid_value"], others]).toEqual([users.application.id, []]);
    const [foreign] = await rows(KOELN, as(users.salesperson.id));
    expect(foreign?.["_ownerid_value"]).toBe(users.salesperson.id);
    const found = await rows(`accounts?userQuery=${own?.["userqueryid"]}`);
    expect(found.length).toBeGreaterThan(0);
    const paths = ["accounts?userQuery=ID", "userqueries(ID)"];
    for (const path of paths.map((each) => each.replace("ID", String(foreign?.["userqueryid"])))) {
      expect((await get(path)).status).toBe(404);
      expect((await get(path, as(users.salesperson.id))).status).toBe(200);
    }
    expect((await get("userqueries/$count")).text).toMatch(/2$/);
  });

  it("is seen by whom it is shared with", async () => {
    const [foreign] = await rows(KOELN, as(users.salesperson.id));
    api.sandbox.insert("principalobjectaccess", {
      objectid: String(foreign?.["userqueryid"]),
      objecttypecode: "userquery",
      principalid: users.application.id,
      principaltypecode: "systemuser",
      accessrightsmask: 1,
    });
    expect((await get(`accounts?userQuery=${foreign?.["userqueryid"]}`)).status).toBe(200);
    expect(await rows(KOELN)).toHaveLength(2);
  });
});
