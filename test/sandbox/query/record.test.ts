import { parsePath } from "../../../sandbox/odata/path";
import { parsePrefer } from "../../../sandbox/odata/prefer";
import { parseQuery } from "../../../sandbox/odata/query";
import { resolvePath } from "../../../sandbox/odata/resource";
import { findByKey, projectRecord } from "../../../sandbox/query";
import { users } from "../../../sandbox/seed/identities";
import { now, openService, origin, root, type Service } from "./service";

let service: Service;
let account: string;
let contact: string;
let task: string;
const missing = "00000000-0000-0000-0000-000000000001";

beforeAll(async () => {
  service = await openService();
  contact = service.insert("contact", {
    firstname: "Joe",
    lastname: "Jones",
    emailaddress1: "joe@example.com",
  });
  account = service.insert("account", {
    name: "Contoso",
    accountnumber: "Ä-1",
    revenue: 5,
    primarycontactid: contact,
  });
  task = service.insert("task", {
    subject: "T",
    regardingobjectid: account,
    regardingobjectid__table: "account",
  });
});

afterAll(() => service.store.close());

describe("a single row", () => {
  it("is answered with context, ETag in header and body, and the key", () => {
    const answer = service.get(`accounts(${account})?$select=name`);
    const etag = answer.headers["ETag"];
    expect(etag).toMatch(/^W\/"\d+"$/);
    expect(answer.json).toEqual({
      "@odata.context": `${root}$metadata#accounts(name)/$entity`,
      "@odata.etag": etag,
      name: "Contoso",
      accountid: account,
    });
  });

  it("is found by alternate keys, as strings compare", () => {
    const byNumber = service.get(
      `accounts(accountnumber='${encodeURIComponent("a-1")}')?$select=name`,
    );
    expect(byNumber.json).toMatchObject({ accountid: account });
    const byTwo = service.get("contacts(emailaddress1='JOE%40example.com',firstname='joe')");
    expect(byTwo.json).toMatchObject({ contactid: contact });
  });

  it("is missing in the service's words", () => {
    expect(service.get(`accounts(${missing})`)).toMatchObject({
      status: 404,
      json: {
        error: { code: "0x80040217", message: `account With Id = ${missing} Does Not Exist` },
      },
    });
    expect(service.get("accounts(accountnumber='none')")).toMatchObject({
      status: 404,
      json: {
        error: {
          code: "0x80060891",
          message: "A record with the specified key values does not exist in account entity",
        },
      },
    });
  });

  it("of an elastic table needs the right partition", () => {
    const id = service.insert("contoso_sensordata", { partitionid: "d-1" });
    const { store } = service;
    const find = (path: string) => {
      const resource = resolvePath(store.schema, parsePath(path));
      return resource.kind === "record"
        ? findByKey(store, resource.table, resource.key)
        : undefined;
    };
    const key = (partition: string) =>
      `contoso_sensordatas(contoso_sensordataid=${id},partitionid='${partition}')`;
    expect(find(key("d-1"))).toBeDefined();
    expect(find(key("d-2"))).toBeUndefined();
  });

  it("is not answered again where the caller has it", () => {
    const url = `accounts(${account})?$select=name`;
    const etag = service.get(url).headers["ETag"] ?? "";
    const again = service.get(url, { ifNoneMatch: etag });
    expect([again.status, again.text, again.headers["ETag"]]).toEqual([304, "", etag]);
    expect(service.get(url, { ifNoneMatch: 'W/"1"' }).status).toBe(200);
    expect(service.get(url, { ifNoneMatch: "null" }).status).toBe(200);
    const expanded = `${url}&$expand=primarycontactid`;
    expect(service.get(expanded, { ifNoneMatch: etag }).status).toBe(200);
    const prefer = 'odata.include-annotations="*"';
    expect(service.get(url, { ifNoneMatch: etag, prefer }).status).toBe(200);
  });

  it.each(["$orderby=name", "$top=1", "$count=true", "$apply=groupby((name))"])(
    "refuses %s",
    (query) => {
      expect(service.get(`accounts(${account})?${query}`)).toMatchObject({
        status: 400,
        json: { error: { message: expect.stringContaining("is not a collection") } },
      });
    },
  );

  it("takes a filter without effect, and checks it", () => {
    expect(service.get(`accounts(${account})?$filter=name eq 'x'`).status).toBe(200);
    expect(service.get(`accounts(${account})?$filter=Name eq 'x'`).status).toBe(400);
  });
});

describe("parts of a row", () => {
  it("are answered as value or as text", () => {
    expect(service.get(`accounts(${account})/name`).json).toEqual({
      "@odata.context": `${root}$metadata#accounts(${account})/name`,
      value: "Contoso",
    });
    expect(service.get(`accounts(${account})/revenue`).text).toContain('"value":5.0000}');
    const raw = service.get(`accounts(${account})/revenue/$value`);
    expect([raw.text, raw.headers["Content-Type"]]).toEqual(["5.0000", "text/plain"]);
    expect(service.get(`accounts(${account})/name/$value`).text).toBe("Contoso");
  });

  it("are 204 when null", () => {
    for (const part of [
      "description",
      "description/$value",
      "parentaccountid",
      "parentaccountid/$ref",
    ]) {
      expect(service.get(`accounts(${account})/${part}`)).toMatchObject({ status: 204, text: "" });
    }
  });

  it("lead to the related row and to its link", () => {
    expect(
      service.get(`accounts(${account})/primarycontactid?$select=fullname`).json,
    ).toMatchObject({
      "@odata.context": `${root}$metadata#contacts(fullname)/$entity`,
      fullname: "Joe Jones",
      contactid: contact,
    });
    expect(service.get(`accounts(${account})/ownerid?$select=fullname`).json).toMatchObject({
      systemuserid: users.administrator.id,
    });
    expect(service.get(`accounts(${account})/primarycontactid/$ref`).json).toEqual({
      "@odata.context": `${root}$metadata#$ref`,
      "@odata.id": `${root}contacts(${contact})`,
    });
  });

  it("lead to the rows of a collection and to their links", () => {
    expect(service.get(`accounts(${account})/Account_Tasks?$select=subject`).json).toMatchObject({
      "@odata.context": `${root}$metadata#tasks(subject)`,
      value: [{ subject: "T", activityid: task }],
    });
    expect(service.get(`accounts(${account})/Account_Tasks/$ref`).json).toEqual({
      "@odata.context": `${root}$metadata#Collection($ref)`,
      value: [{ "@odata.id": `${root}tasks(${task})` }],
    });
    expect(service.get(`accounts(${account})/Account_Tasks/$ref?$select=subject`).status).toBe(400);
  });
});

describe("return=representation", () => {
  const project = (query: string, expand: boolean): unknown => {
    const { store } = service;
    const table = store.schema.sets.get("accounts");
    const row = store.read("account", account);
    if (!table || !row) {
      throw new Error("The account is gone.");
    }
    const context = { origin, userId: users.administrator.id, now: () => now };
    const request = {
      ...{ store, table, row, context },
      options: parseQuery(query),
      prefer: parsePrefer("return=representation"),
      path: "/api/data/v9.1/accounts",
    };
    return JSON.parse(projectRecord(request, { expand }));
  };

  it("shows the selected columns, and expands for a create only", () => {
    const query = "$select=name&$expand=primarycontactid($select=fullname)";
    expect(project(query, true)).toEqual({
      "@odata.context": `${origin}/api/data/v9.1/$metadata#accounts/$entity`,
      "@odata.etag": expect.any(String),
      name: "Contoso",
      accountid: account,
      primarycontactid: {
        "@odata.etag": expect.any(String),
        fullname: "Joe Jones",
        contactid: contact,
      },
    });
    expect(project(query, false)).not.toHaveProperty("primarycontactid");
  });
});
