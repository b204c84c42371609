import fc from "fast-check";
import { parsePath } from "../../../sandbox/odata/path";
import { resolvePath } from "../../../sandbox/odata/resource";
import { loadSchema } from "../../../sandbox/schema";
import { refusalOf } from "./refusals";

const schema = loadSchema();
const resolve = (path: string) => resolvePath(schema, parsePath(path));
const id = "00000000-0000-0000-0000-00000000000a";

describe("parsePath", () => {
  it("keeps an encoded slash inside its segment", () => {
    const [segment, ...more] = parsePath("accounts(accountnumber='A%2FB')");
    expect(more).toEqual([]);
    expect(segment?.arguments?.named).toEqual([
      { name: "accountnumber", value: { kind: "literal", type: "string", value: "A/B" } },
    ]);
  });

  it("reads any text back out of an encoded key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const literal = encodeURIComponent(`'${text.replaceAll("'", "''")}'`);
        const [segment] = parsePath(`accounts(name=${literal})`);
        expect(segment?.arguments?.named[0]?.value).toEqual({
          kind: "literal",
          type: "string",
          value: text,
        });
      }),
    );
  });

  it("reads function parameters, references and system segments", () => {
    expect(parsePath("RetrieveTotalRecordCount(EntityNames=@p1)")).toMatchObject([
      { name: "RetrieveTotalRecordCount", arguments: { named: [{ value: { name: "@p1" } }] } },
    ]);
    expect(parsePath("WhoAmI()")).toMatchObject([{ arguments: { named: [] } }]);
    expect(parsePath("$1/lastname").map(({ name }) => name)).toEqual(["$1", "lastname"]);
    expect(parsePath("/")).toEqual([]);
  });

  it.each(["accounts(", "accounts(name='A)", "accounts//name", "accounts(a b)", "accounts(1,2)"])(
    "refuses %s",
    (path) => {
      expect(refusalOf(() => parsePath(path))).toMatchObject({
        status: 400,
        message: "Bad Request - Error in query syntax.",
      });
    },
  );

  it("refuses broken percent-encoding", () => {
    expect(refusalOf(() => parsePath("accounts(name='50%')")).status).toBe(400);
  });
});

describe("resolvePath", () => {
  it.each([
    ["accounts", { kind: "collection", count: false }],
    ["accounts/$count", { kind: "collection", count: true }],
    [`accounts(${id})`, { kind: "record", key: { kind: "primary", id } }],
    [`accounts(${id.toUpperCase()})`, { kind: "record", key: { kind: "primary", id } }],
    [`accounts(accountid=${id})`, { kind: "record", key: { kind: "primary", id } }],
    [`systemusers(ownerid=${id})`, { kind: "record", key: { kind: "primary", id } }],
    [`accounts(${id})/name`, { kind: "property", column: { name: "name" }, raw: false }],
    [`accounts(${id})/name/$value`, { kind: "property", raw: true }],
    [`accounts(${id})/_ownerid_value`, { kind: "property", column: { name: "ownerid" } }],
    [`accounts(${id})/primarycontactid`, { kind: "single", reference: false }],
    [`accounts(${id})/primarycontactid/$ref`, { kind: "single", reference: true }],
    [`accounts(${id})/Account_Tasks`, { kind: "members", suffix: "" }],
    [`accounts(${id})/Account_Tasks/$count`, { kind: "members", suffix: "$count" }],
    [
      `accounts(${id})/Account_Tasks(${id})/$ref`,
      { kind: "members", suffix: "$ref", member: { kind: "primary", id } },
    ],
    ["WhoAmI", { kind: "operation", name: "WhoAmI", bound: undefined }],
    [
      "accounts/Microsoft.Dynamics.CRM.CreateMultiple",
      { kind: "operation", name: "CreateMultiple" },
    ],
    [`leads(${id})/Microsoft.Dynamics.CRM.QualifyLead`, { kind: "operation", name: "QualifyLead" }],
    ["$batch", { kind: "system", name: "$batch" }],
    ["", { kind: "service" }],
  ])("%s", (path, resource) => {
    expect(resolve(path)).toMatchObject(resource);
  });

  it("reads alternate keys, lookups among them by their property", () => {
    expect(resolve("accounts(accountnumber='ABC123')")).toMatchObject({
      key: { kind: "alternate", values: { accountnumber: "ABC123" } },
    });
    expect(resolve("contacts(emailaddress1='o''b%40example.com',firstname='Joe')")).toMatchObject({
      key: { values: { firstname: "Joe", emailaddress1: "o'b@example.com" } },
    });
    expect(
      resolve(`contoso_sensordatas(contoso_sensordataid=${id},partitionid='d-1')`),
    ).toMatchObject({ key: { kind: "primary", id, partition: "d-1" } });
  });

  it.each([
    ["Account", undefined],
    [`accounts(${id})/Name`, "Name"],
    [`accounts(${id})/account_tasks`, "account_tasks"],
    ["accounts/$value", "$value"],
    [`accounts(${id})/name/$count`, "$count"],
    [`accounts(${id})/primarycontactid/fullname`, "fullname"],
    [`accounts(${id})/Account_Tasks/$ref/more`, "more"],
  ])("knows names in their exact letter case: %s", (path, segment) => {
    if (segment === undefined) {
      expect(resolve(path)).toMatchObject({ kind: "operation", name: path });
      return;
    }
    expect(refusalOf(() => resolve(path))).toEqual({
      status: 404,
      code: "0x8006088a",
      message: `Resource not found for the segment '${segment}'.`,
    });
  });

  it.each([
    "accounts(name='Contoso')",
    "contacts(firstname='Joe')",
    `systemusers(systemuserid=${id})`,
    "accounts(accountnumber=5)",
    "accounts(accountnumber=null)",
    "accounts()",
  ])("refuses %s, which is no key", (path) => {
    const refusal = refusalOf(() => resolve(path));
    expect(refusal.status).toBe(400);
    expect(refusal.message).toMatch(
      /^The key in the request URI is not valid for resource 'Microsoft\.Dynamics\.CRM\.\w+'\. Ensure that/,
    );
  });

  it.each([..."<>*%&:\\?"])("refuses %s in an alternate key, encoded or not", (character) => {
    const path = `accounts(accountnumber='A${encodeURIComponent(character)}B')`;
    expect(refusalOf(() => resolve(path))).toMatchObject({
      status: 400,
      message: expect.stringContaining("potentially dangerous Request.Path"),
    });
  });

  it.each([..."+/"])("does not find a row by an alternate key with %s in it", (character) => {
    const path = `accounts(accountnumber='A${encodeURIComponent(character)}B')`;
    expect(refusalOf(() => resolve(path)).status).toBe(404);
  });
});
