import { users } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ customApis: { new_Open: () => ({}) } });

beforeAll(() => {
  const uniquename = "new_Open";
  const customapiid = bench.sandbox.insert("customapi", { uniquename, displayname: uniquename });
  const parameter = { customapiid, uniquename: "Any", type: 3, isoptional: 1 };
  bench.sandbox.insert("customapirequestparameter", parameter);
});

const failure = (inputs: Record<string, unknown>) => bench.failure("callAction", inputs);
const posts = () => bench.requests().filter(({ method }) => method === "POST");

const { id } = users.salesperson;

describe("a property of an object is given once", () => {
  const Target = { table: "systemuser", id };

  test.each([
    [{ principal: Target, Principal: Target, AccessMask: "ReadAccess" }, "Principal"],
    [{ Principal: Target, AccessMask: "ReadAccess", accessmask: null }, "accessmask"],
    [JSON.stringify({ Principal: Target, AccessMask: 1, ACCESSMASK: 1 }), "ACCESSMASK"],
  ])("%j", async (PrincipalAccess, name) => {
    const parameters = { Target, PrincipalAccess };
    const { message } = await failure({ message: "GrantAccess", parameters });
    expect(message).toContain(`PrincipalAccess.${name}: it is given twice`);
    expect(posts()).toEqual([]);
  });

  test("columns of a record as well", async () => {
    const OpportunityClose = { "@odata.type": "opportunityclose", subject: "a", Subject: "b" };
    const parameters = { OpportunityClose, Status: 3 };
    const { message } = await failure({ message: "WinOpportunity", parameters });
    expect(message).toMatch(/OpportunityClose\.\w+: .*subject/i);
    expect(posts()).toEqual([]);
  });
});

describe("bytes", () => {
  const data = Buffer.from("a file");
  const base64 = data.toString("base64");
  const parameters = { BlockId: "MQ==", FileContinuationToken: "t" };
  const upload = (BlockData: unknown) =>
    failure({ message: "UploadBlock", parameters: { ...parameters, BlockData } });

  test.each([
    [{ data, contentType: "text/plain" }],
    [data],
    [JSON.parse(JSON.stringify({ data, contentType: "text/plain" })) as unknown],
    [JSON.stringify({ data, contentType: "text/plain" })],
    [{ data: base64, contentType: "text/plain" }],
    [`data:text/plain;base64,${base64}`],
    ["data:text/plain,a%20file"],
    [{ file: { data, contentType: "text/plain" }, name: "a.txt", size: 6 }],
    [`${base64.slice(0, 4)}\n ${base64.slice(4)}`],
  ])("%j is a file", async (given) => {
    await upload(given);
    const sent = posts().map(({ body }) => JSON.parse(String(body)) as unknown);
    expect(sent).toEqual([{ ...parameters, BlockData: base64 }]);
  });

  test.each(["hello", "a", "YQ=", "YWJj=", "ä", 5, true, {}, [1], { file: null }])(
    "%j is none",
    async (given) => {
      const { message } = await upload(given);
      expect(message).toMatch(/BlockData: .* is neither a file nor text in Base64/);
      expect(posts()).toEqual([]);
    },
  );
});

test.each(["expando", "Expando", "#mscrm.expando", "microsoft.dynamics.crm.EXPANDO"])(
  "%s is the type of an open record, as Dataverse calls it",
  async (type) => {
    const Any = { "@odata.type": type, a: 1, list: ["x"] };
    await bench.act("callAction", { message: "new_Open", parameters: { Any } });
    const sent = posts().map(({ body }) => JSON.parse(String(body)) as unknown);
    expect(sent).toEqual([{ Any: { ...Any, "@odata.type": "Microsoft.Dynamics.CRM.expando" } }]);
  },
);

describe("the hint of a record that is missing names the input it was given in", () => {
  const missing = "00000000-0000-4000-8000-00000000dead";
  const role = { table: "systemuser", id };

  test.each([
    [
      "a parameter",
      {
        message: "GrantAccess",
        parameters: {
          Target: { table: "account", id: missing },
          PrincipalAccess: { Principal: role, AccessMask: "ReadAccess" },
        },
      },
      "Parameters.Target",
    ],
    ["a workflow", { message: `workflows(${missing})`, entityId: id }, "Message"],
    [
      "the record",
      { message: "new_CheckCredit", entityId: `accounts(${missing})`, parameters: { Amount: 1 } },
      "Entity ID",
    ],
  ])("%s", async (_, inputs, input) => {
    const error = await failure(inputs);
    expect(error).toMatchObject({ status: 404 });
    expect(error.message).toContain(`Check the ${input}: the record may have been deleted`);
  });
});
