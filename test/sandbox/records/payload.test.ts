import { useApi } from "../support/api";

const api = useApi();
const payload = (setName: string, exception: string) =>
  `Error identified in Payload provided by the user for Entity :'${setName}'  ---->  InnerException : ${exception}`;
const odata = (setName: string, sentence: string) =>
  payload(setName, `Microsoft.OData.ODataException: ${sentence}`);

async function refusal(set: string, body: unknown) {
  const { status, error } = await api.send("POST", set, { body });
  return { status, ...error };
}

describe("names", () => {
  const invalid = (name: string, table: string) => ({
    status: 400,
    code: "0x0",
    message: `An error occurred while validating input parameters: Microsoft.Crm.CrmException: Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table}'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.`,
  });

  it.each([
    ["a column in another letter case", "accounts", "Name", "account", "x"],
    ["a column that does not exist", "accounts", "nosuchcolumn", "account", null],
    ["the logical name of a polymorphic lookup", "contacts", "parentcustomerid", "contact", "x"],
    ["the schema name of a custom column", "new_projectcollection", "new_Name", "new_project", "x"],
  ])("%s is refused", async (_, set, name, table, value) => {
    expect(await refusal(set, { [name]: value })).toEqual(invalid(name, table));
  });

  it.each([
    ["a polymorphic lookup by its column", "contacts", "parentcustomerid"],
    ["a custom lookup in lower case", "new_projectcollection", "new_accountid"],
    ["a column that is no lookup", "accounts", "name"],
  ])("binding %s is refused as undeclared", async (_, set, name) => {
    const id = await api.create("accounts", {});
    const body = { [`${name}@odata.bind`]: `accounts(${id})` };
    const { status, code, message } = await refusal(set, body);
    expect({ status, code }).toEqual({ status: 400, code: "0x80048d19" });
    expect(message).toContain(
      odata(
        set,
        `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values`,
      ),
    );
  });

  it.each([["_primarycontactid_value"], ["_ownerid_value"]])(
    "a lookup written by %s is refused",
    async (name) => {
      for (const value of ["00000000-0000-0000-0000-000000000001", null]) {
        expect(await refusal("accounts", { [name]: value })).toEqual({
          status: 400,
          code: "0x80060888",
          message:
            "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
        });
      }
    },
  );

  it("a lookup written by its plain name is refused", async () => {
    const body = { primarycontactid: "00000000-0000-0000-0000-000000000001" };
    expect(await refusal("accounts", body)).toEqual({
      status: 400,
      code: "0x80048d19",
      message: odata(
        "accounts",
        "A 'PrimitiveValue' node with non-null value was found when trying to read the value of the property 'primarycontactid'; however, a 'StartArray' node, a 'StartObject' node, or a 'PrimitiveValue' node with null value was expected.",
      ),
    });
  });

  it("annotations that say nothing new are let through", async () => {
    await api.create("accounts", {
      "@odata.type": "Microsoft.Dynamics.CRM.account",
      "@odata.etag": 'W/"1"',
      name: "x",
      "name@odata.type": "#String",
      statuscode: 1,
      "statuscode@OData.Community.Display.V1.FormattedValue": "Active",
    });
    await api.create("accounts", { "@odata.type": "#Microsoft.Dynamics.CRM.account" });
  });

  it("the type of another table is refused", async () => {
    const { code } = await refusal("accounts", { "@odata.type": "Microsoft.Dynamics.CRM.contact" });
    expect(code).toBe("0x80048d19");
  });
});

describe("values of the wrong type", () => {
  it.each<[string, unknown, string, string]>([
    ["name", 5, "5", "Edm.String"],
    ["name", true, "True", "Edm.String"],
    ["numberofemployees", "1,2", "1,2", "Edm.Int32"],
    ["numberofemployees", 1.5, "1.5", "Edm.Int32"],
    ["numberofemployees", 2_147_483_648, "2147483648", "Edm.Int32"],
    ["numberofemployees", true, "True", "Edm.Int32"],
    ["accountcategorycode", "Standard", "Standard", "Edm.Int32"],
    ["revenue", "12.50", "12.50", "Edm.Decimal"],
    ["address1_latitude", "", "", "Edm.Double"],
    ["creditonhold", 0, "0", "Edm.Boolean"],
    ["creditonhold", "yes", "yes", "Edm.Boolean"],
    ["processid", "not-a-guid", "not-a-guid", "Edm.Guid"],
    [
      "processid",
      "{7eb682f1-ca75-e511-80d4-00155d2a68d1}",
      "{7eb682f1-ca75-e511-80d4-00155d2a68d1}",
      "Edm.Guid",
    ],
    [
      "lastusedincampaign",
      "2024-05-06T07:08:09+99:99",
      "2024-05-06T07:08:09+99:99",
      "Edm.DateTimeOffset",
    ],
    ["lastusedincampaign", "2024-05-06T07:08:09", "2024-05-06T07:08:09", "Edm.DateTimeOffset"],
    ["lastusedincampaign", "2024-02-30T00:00:00Z", "2024-02-30T00:00:00Z", "Edm.DateTimeOffset"],
    ["lastusedincampaign", "yesterday", "yesterday", "Edm.DateTimeOffset"],
    ["lastusedincampaign", 1715000000, "1715000000", "Edm.DateTimeOffset"],
  ])("%s: %p", async (column, value, literal, type) => {
    const { status, code, message } = await refusal("accounts", { [column]: value });
    expect({ status, code }).toEqual({ status: 400, code: "0x80048d19" });
    expect(message).toContain(
      odata("accounts", `Cannot convert the literal '${literal}' to the expected type '${type}'.`),
    );
  });

  it.each([
    ["birthdate", "1980-01-01T00:00:00Z"],
    ["birthdate", "1980-13-01"],
    ["birthdate", "01/31/1980"],
  ])("a date-only column takes a day and nothing else: %s %s", async (column, value) => {
    const { message } = await refusal("contacts", { [column]: value });
    expect(message).toContain(
      `Cannot convert the literal '${value}' to the expected type 'Edm.Date'. ---> System.FormatException: String '${value}' was not recognized as a valid Edm.Date.`,
    );
  });

  it.each([
    [{ new_skills: [1, 2] }, "StartArray"],
    [{ new_name: { a: 1 } }, "StartObject"],
  ])("an array or object where a value belongs: %p", async (body, node) => {
    const { code, message } = await refusal("new_projectcollection", body);
    expect(code).toBe("0x80048d19");
    expect(message).toContain(
      `An unexpected '${node}' node was found when reading from the JSON reader. A 'PrimitiveValue' node was expected.`,
    );
  });
});

describe("text is converted by the rules of .NET, without a word", () => {
  it.each<[string, string, unknown]>([
    ["numberofemployees", " 12 ", 12],
    ["numberofemployees", "+7", 7],
    ["accountcategorycode", "2", 2],
    ["address1_latitude", "1,5", 15],
    ["address1_latitude", "1.5e1", 15],
    ["address1_latitude", "-.5", -0.5],
    ["creditonhold", "True", true],
    ["creditonhold", "1", true],
    ["lastusedincampaign", "2024-05-06", "2024-05-06T00:00:00Z"],
    ["lastusedincampaign", "2024-05-06T07:08:09+01:00", "2024-05-06T06:08:09Z"],
  ])("%s: %j is stored as %j", async (column, value, stored) => {
    const id = await api.create("accounts", { [column]: value });
    const { body } = await api.send("GET", `accounts(${id})?$select=${column}`);
    expect(body).toMatchObject({ [column]: stored });
  });
});

test("null under a navigation property clears the lookup", async () => {
  const contact = await api.create("contacts", { lastname: "x" });
  const id = await api.create("accounts", {
    "primarycontactid@odata.bind": `contacts(${contact})`,
  });
  await api.send("PATCH", `accounts(${id})`, { body: { primarycontactid: null } });
  const { body } = await api.send("GET", `accounts(${id})?$select=_primarycontactid_value`);
  expect(body).toMatchObject({ _primarycontactid_value: null });
});

describe("values out of bounds", () => {
  it("a text that is too long", async () => {
    expect(await refusal("tasks", { subject: "x".repeat(201) })).toEqual({
      status: 400,
      code: "0x80044331",
      message:
        "A validation error occurred.  The length of the 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'.",
    });
    await api.create("tasks", { subject: "x".repeat(200) });
  });

  it.each<[string, number, string]>([
    ["numberofemployees", -1, "0x8004432F"],
    ["numberofemployees", 1_000_000_001, "0x8004432F"],
    ["creditlimit", -0.01, "0x80044330"],
    ["revenue", 100_000_000_001, "0x80044330"],
    ["address1_latitude", 91, "0x80044330"],
  ])("%s: %p", async (column, value, code) => {
    expect(await refusal("accounts", { [column]: value })).toEqual({
      status: 400,
      code,
      message: `A validation error occurred. The value of '${column}' on record of type 'account' is outside the valid range.`,
    });
  });

  it("a choice that is none", async () => {
    expect(await refusal("accounts", { accountcategorycode: 3 })).toEqual({
      status: 400,
      code: "0x8004431A",
      message:
        "A validation error occurred. The value 3 of 'accountcategorycode' on record of type 'account' is outside the valid range. Accepted Values: 1,2",
    });
  });

  it("one of several choices that is none", async () => {
    const { code, message } = await refusal("new_projectcollection", { new_skills: "1,999" });
    expect(code).toBe("0x8004431A");
    expect(message).toMatch(/^A validation error occurred\. The value (1|999) of 'new_skills'/);
  });

  it("a day before SQL Server's calendar", async () => {
    expect(await refusal("contacts", { birthdate: "1752-12-31" })).toMatchObject({
      status: 400,
      code: "0x80040239",
    });
  });

  it("a file, which is uploaded on its own", async () => {
    expect(await refusal("new_projectcollection", { new_contract: "x" })).toMatchObject({
      status: 400,
    });
  });
});

describe("values as they are stored", () => {
  const stored = async (set: string, table: string, body: Record<string, unknown>) =>
    api.sandbox.store.read(table, await api.create(set, body));

  it("an empty text is null, a date has no fraction, a GUID is lower case", async () => {
    expect(
      await stored("accounts", "account", {
        name: "",
        lastusedincampaign: "2024-05-06T07:08:09.987+02:00",
        processid: "7EB682F1-CA75-E511-80D4-00155D2A68D1",
        creditonhold: true,
      }),
    ).toMatchObject({
      name: null,
      lastusedincampaign: "2024-05-06T05:08:09Z",
      processid: "7eb682f1-ca75-e511-80d4-00155d2a68d1",
      creditonhold: 1,
    });
  });

  it("choices are a sorted list, numbers have the column's decimals", async () => {
    const [first, second] =
      api.sandbox.store.schema.tables
        .get("new_project")
        ?.columns.get("new_skills")
        ?.options?.map(({ value }) => value) ?? [];
    expect(
      await stored("new_projectcollection", "new_project", {
        new_skills: `${second}, ${first}`,
        new_hours: 1.239,
        new_ratio: 47.6395834,
        new_deadline: "2026-02-28",
      }),
    ).toMatchObject({
      new_skills: `${first},${second}`,
      new_hours: 1.24,
      new_ratio: 47.63958,
      new_deadline: "2026-02-28",
    });
  });

  it("null clears whatever it is", async () => {
    expect(
      await stored("new_projectcollection", "new_project", { new_skills: null, new_phase: null }),
    ).toMatchObject({ new_skills: null, new_phase: null });
  });
});

describe("binds", () => {
  it.each<[string, (id: string) => string]>([
    ["with a slash", (id) => `/contacts(${id})`],
    ["without one", (id) => `contacts(${id})`],
    ["by a full URL", (id) => `${api.sandbox.url}/api/data/v9.2/contacts(${id})`],
    ["by an alternate key", () => "/contacts(employeeid='E-1')"],
    [
      "by an alternate key in a full URL",
      () => `${api.sandbox.url}/api/data/v9.0/contacts(employeeid='E-1')`,
    ],
  ])("point to a row %s", async (_, uri) => {
    const [known] = api.sandbox.store.find("contact", { employeeid: "E-1" });
    const contact = known?.["contactid"] ?? (await api.create("contacts", { employeeid: "E-1" }));
    const id = await api.create("accounts", {
      "primarycontactid@odata.bind": uri(String(contact)),
    });
    expect(api.sandbox.store.read("account", id)?.["primarycontactid"]).toBe(contact);
  });

  it("store the target of a polymorphic lookup", async () => {
    const account = await api.create("accounts", {});
    const id = await api.create("contacts", {
      "parentcustomerid_account@odata.bind": `/accounts(${account})`,
    });
    expect(api.sandbox.store.read("contact", id)).toMatchObject({
      parentcustomerid: account,
      parentcustomerid__table: "account",
    });
  });

  it("put existing rows into a collection", async () => {
    const tasks = [await api.create("tasks", {}), await api.create("tasks", {})];
    const id = await api.create("accounts", {
      "Account_Tasks@odata.bind": tasks.map((task) => `/tasks(${task})`),
    });
    for (const task of tasks) {
      expect(api.sandbox.store.read("task", task)).toMatchObject({
        regardingobjectid: id,
        regardingobjectid__table: "account",
      });
    }
  });

  it.each<[string, string, number, string]>([
    [
      "a row that does not exist",
      "/contacts(00000000-0000-0000-0000-0000000000cc)",
      404,
      "0x80040217",
    ],
    ["a key that nothing has", "/contacts(employeeid='none')", 404, "0x80060891"],
    [
      "a set that does not exist",
      "/Contacts(00000000-0000-0000-0000-0000000000cc)",
      400,
      "0x80060888",
    ],
    ["another environment", "https://other.example/api/data/v9.2/contacts(x)", 400, "0x80048d19"],
    ["a whole set", "/contacts", 400, "0x80048d19"],
  ])("to %s are refused", async (_, uri, status, code) => {
    const refused = await refusal("accounts", { "primarycontactid@odata.bind": uri });
    expect(refused).toMatchObject({ status, code });
  });

  it("to a row of another table are refused", async () => {
    const account = await api.create("accounts", {});
    const body = { "primarycontactid@odata.bind": `/accounts(${account})` };
    expect(await refusal("accounts", body)).toMatchObject({ status: 400, code: "0x80048d19" });
  });

  it.each([[5], [["/contacts(x)"]], [{}]])("that are no text are refused: %p", async (uri) => {
    const refused = await refusal("accounts", { "primarycontactid@odata.bind": uri });
    expect(refused).toMatchObject({ status: 400, code: "0x80048d19" });
  });
});

describe("bodies", () => {
  const post = (body: string | undefined, headers: Record<string, string>) =>
    api.send("POST", "accounts", { headers, ...(body === undefined ? {} : { body }) });
  const json = { "Content-Type": "application/json; charset=utf-8" };

  it.each([
    ["cut off", '{"name":"x', "Unexpected end of input was found in JSON content."],
    ["no JSON", "name=x", "Invalid JSON."],
    ["an array", "[]", "An unexpected 'StartArray' node was found"],
    ["a text", '"x"', "An unexpected 'PrimitiveValue' node was found"],
  ])("that are %s are refused", async (_, body, message) => {
    const answer = await post(body, json);
    expect(answer).toMatchObject({ status: 400, error: { code: "0x80048d19" } });
    expect(answer.error.message).toContain(message);
  });

  it("that are missing are refused", async () => {
    const answer = await post(undefined, json);
    expect(answer.status).toBe(400);
    expect(answer.error.message).toBe(
      payload("accounts", "System.ArgumentException: Stream was not readable."),
    );
  });

  it("of another type are refused", async () => {
    expect(await post("{}", { "Content-Type": "text/plain" })).toMatchObject({
      status: 415,
      error: {
        message: "The request entity's media type 'text/plain' is not supported for this resource.",
      },
    });
  });
});
