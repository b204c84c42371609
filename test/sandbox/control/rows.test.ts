import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parseCsv } from "../../../sandbox/control/rows/csv";
import { useApi } from "../support/api";

const api = useApi();
const post = (path: string, body: unknown, type = "application/json") =>
  api.send("POST", `/sandbox/rows/${path}`, {
    token: null,
    body,
    headers: { "Content-Type": type },
  });
const contact = "11111111-1111-4111-8111-111111111111";

describe("rows over HTTP", () => {
  it("come as JSON, with lookups, labels and stamps", async () => {
    await post("contact", [{ contactid: contact, lastname: "Berg", donotemail: true }]);
    const { status, body } = await post("accounts", [
      {
        name: "Fabrikam",
        revenue: 12.5,
        "primarycontactid@odata.bind": `/contacts(${contact})`,
        accountcategorycode: "Preferred Customer",
        createdon: "2020-01-01T00:00:00Z",
      },
      { name: "Contoso", primarycontactid: contact, _parentaccountid_value: null },
    ]);
    expect(status).toBe(201);
    const [first, second] = body["ids"] as string[];
    expect(api.sandbox.store.read("account", String(first))).toMatchObject({
      name: "Fabrikam",
      revenue: 12.5,
      primarycontactid: contact,
      accountcategorycode: 1,
      createdon: "2020-01-01T00:00:00Z",
    });
    expect(api.sandbox.store.read("account", String(second))?.["primarycontactid"]).toBe(contact);
    expect((await api.send("GET", "/sandbox/rows/account/count", { token: null })).body).toEqual({
      count: 2,
    });
  });

  it("come as CSV", async () => {
    const csv = `lastname,donotemail,customerid,annualincome,birthdate\r\n"Berg, ""Z""",true,,1500.25,1980-02-03\r\n`;
    const wrong = await post("contacts", csv, "text/csv");
    expect(wrong.body["error"]).toBe('Row 1: The table contact has no column "customerid".');
    const { body } = await post("contacts", csv.replace("customerid", "description"), "text/csv");
    expect(api.sandbox.store.read("contact", String((body["ids"] as string[])[0]))).toMatchObject({
      lastname: 'Berg, "Z"',
      annualincome: 1500.25,
      birthdate: "1980-02-03",
    });
  });

  it("come from code", () => {
    const [id = ""] = api.sandbox.insertRows("task", [
      { subject: "Call", regardingobjectid: { table: "contact", id: contact } },
    ]);
    expect(api.sandbox.store.read("task", id)).toMatchObject({
      regardingobjectid: contact,
      regardingobjectid__table: "contact",
    });
    expect(api.sandbox.insertRows("contacts", "lastname\nA\nB")).toHaveLength(2);
  });

  it.each([
    ["acount", [{}], 'There is no table "acount".'],
    ["activitypointer", [{}], "Rows of activitypointer follow from others; none can be inserted."],
    ["account", "[", "The body is not JSON. Send CSV with the header Content-Type: text/csv."],
    ["account", [1], "Row 1 is no object."],
    ["account", [{ name: "A" }, { nam: "B" }], 'Row 2: The table account has no column "nam".'],
    ["account", [{ __proto: 1 }], 'Row 1: The table account has no column "__proto".'],
    ["account", [{ versionnumber: 1 }], 'Row 1: The column "versionnumber" cannot be set.'],
    [
      "task",
      [{ regardingobjectid: contact }],
      /^Row 1: The column "regardingobjectid" of task takes a GUID of /,
    ],
    ["account", [{ primarycontactid: "x" }], /takes a GUID of contact, such as contacts\(<GUID>\)/],
    ["account", [{ accountcategorycode: 99 }], /^Row 1: A validation error occurred/],
    ["account", [{ name: { a: 1 } }], /^Row 1: .* An unexpected 'StartObject' node/],
    ["account", [{ name: ["a"] }], /^Row 1: .* An unexpected 'StartArray' node/],
    ["account", [{ donotemail: 2 }], /^Row 1: .* to the expected type 'Edm.Boolean'/],
    [
      "account",
      [{ name: "A", Name: "B" }],
      'Row 1: The column "name" is given twice, the second time as "Name".',
    ],
    [
      "new_project",
      [{ new_ratio: "1,5" }],
      'Row 1: The column "new_ratio" takes a number such as 1234.5, not "1,5".',
    ],
  ])("are refused as a whole: %s %j", async (table, body, error) => {
    const { store } = api.sandbox;
    const before = store.find("account", {}).length;
    const answer = await post(table, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body["error"]).toEqual(
      typeof error === "string" ? expect.stringContaining(error) : expect.stringMatching(error),
    );
    expect(store.find("account", {})).toHaveLength(before);
  });

  it.each([
    ["a,b\n1", "Row 1 has 1 fields, the first line 2."],
    ["a, a\n1,2", 'The column "a" is there twice.'],
    ["a;b\n1;2", 'The fields of the CSV are separated by commas, not as in "a;b".'],
    ['a\n"1', "A quote in the CSV is never closed."],
    ['a\n"1"2', "A field of the CSV goes on behind its closing quote."],
  ])("are refused as CSV: %j", async (body, error) => {
    expect((await post("account", body, "text/csv")).body).toEqual({ error });
  });
});

describe("a body", () => {
  const send = async (body: Buffer, charset = "") => {
    const headers = { "Content-Type": `text/csv${charset && `; charset=${charset}`}` };
    const url = `${api.sandbox.url}/sandbox/rows/account`;
    const answer = await fetch(url, { method: "POST", body: new Uint8Array(body), headers });
    return (await answer.json()) as { ids?: string[]; error?: string };
  };
  const nameOf = ({ ids = [] }: { ids?: string[] }) =>
    api.sandbox.store.read("account", String(ids[0]))?.["name"];

  it("is in the charset that it names", async () => {
    const windows = Buffer.from("name\nM\xfcller", "latin1");
    expect(nameOf(await send(windows, "windows-1252"))).toBe("Müller");
    expect(nameOf(await send(Buffer.from("\ufeffname\nÅ", "utf16le"), "utf-16le"))).toBe("Å");
    expect((await send(windows)).error).toMatch(/^The body is not utf-8\. Name its charset/);
    expect((await send(windows, "klingon")).error).toBe("The charset klingon is not known.");
  });

  it("keeps every digit", async () => {
    const digits = "922337203685400.1234";
    for (const [body, type] of [
      [`new_name,new_spent\nA,${digits}`, "text/csv"],
      [`{"new_name":"A","new_spent":${digits}}`, "application/json"],
    ] as const) {
      const { body: answer } = await post("new_project", body, type);
      const [id] = answer["ids"] as string[];
      const row = api.sandbox.store.read("new_project", String(id));
      expect(String(row?.["new_spent"])).toBe(digits);
    }
  });
});

describe("CSV", () => {
  it("is read as another reader reads it", () => {
    const field = fc.string({ unit: fc.constantFrom("a", " ", '"', ",", "\n", "\r", "ü", ";") });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (lines, ending) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = lines.map((line) => line.map(quoted).join(",") + ending).join("");
        expect(parseCsv(text)).toEqual(lines);
        expect(parseCsv(text)).toEqual(parse(text, { record_delimiter: ending }));
      }),
      { numRuns: 100 },
    );
  });
});
