import { takesRows } from "../../../sandbox/schema/takesRows";
import { useApi } from "../support/api";
import { endpointBody, messageOf, registerImage, registerStep, stepBody } from "./support";

const api = useApi();
const url = "https://flows.example/trigger/abc";

const refusedEndpoint = async (changes: Record<string, unknown>) => {
  const answer = await api.send("POST", "serviceendpoints", { body: endpointBody(url, changes) });
  return { status: answer.status, ...answer.error };
};

describe("service endpoints", () => {
  it("take the minimal body and fill in the rest, but never show the key again", async () => {
    const id = await api.create("serviceendpoints", endpointBody(url));
    const { body, text } = await api.send("GET", `serviceendpoints(${id})`);
    expect(body).toMatchObject({
      name: "test hook",
      url,
      contract: 8,
      authtype: 4,
      isauthvalueset: true,
      connectionmode: 1,
      messageformat: 2,
      userclaim: 1,
    });
    expect(text).not.toContain('authvalue"');
    expect(text).not.toContain("s3cr3t");
    const selected = await api.send("GET", `serviceendpoints(${id})?$select=authvalue`);
    expect(selected.text).not.toContain("s3cr3t");
    const property = await api.send("GET", `serviceendpoints(${id})/authvalue`);
    expect(property.text).not.toContain("s3cr3t");
    const filtered = await api.send(
      "GET",
      "serviceendpoints?$select=name&$filter=startswith(authvalue,'s3')",
    );
    expect(filtered.status).toBe(400);
    const written = await api.send("PATCH", `serviceendpoints(${id})`, {
      headers: { Prefer: "return=representation" },
      body: { authvalue: "another" },
    });
    expect(written.status).toBe(200);
    expect(written.text).not.toContain("another");
  });

  it.each([
    ["no name", { name: undefined }, "0x80040200", "Attribute 'name' cannot be NULL."],
    ["no contract", { contract: undefined }, "0x80040200", "Attribute 'contract' cannot be NULL."],
    ["no address", { url: undefined }, "0x80040200", "Attribute 'url' cannot be NULL."],
    ["no key", { authvalue: undefined }, "0x80040200", "Attribute 'authvalue' cannot be NULL."],
    ["a long key", { authvalue: "k".repeat(2049) }, "0x80044331", "'2048'"],
    ["a long address", { url: `${url}/${"x".repeat(2000)}` }, "0x80044331", "'2000'"],
    ["an option that is none", { contract: 11 }, "0x8004431A", "'contract'"],
    ["no address at all", { url: "flows" }, "0x80040203", "not a valid absolute URL"],
    ["another scheme", { url: "ftp://flows.example" }, "0x80040203", "not a valid absolute URL"],
    ["no TLS", { url: "http://flows.example/x" }, "0x80040203", "https"],
    ["another port", { url: "https://flows.example:8443/x" }, "0x80040203", "port 8443"],
    ["SAS", { authtype: 2 }, "0x80040203", "authentication type"],
    ["no type", { authtype: undefined }, "0x80040203", "authentication type"],
    ["a bare header", { authtype: 5 }, "0x80040203", "<settings>"],
    ["other XML", { authtype: 6, authvalue: "<setting/>" }, "0x80040203", "<settings>"],
    [
      "a nameless setting",
      { authtype: 6, authvalue: '<settings><setting value="1"/></settings>' },
      "0x80040203",
      "<settings>",
    ],
    [
      "no name of a header",
      { authtype: 5, authvalue: '<settings><setting name="a b" value="1"/></settings>' },
      "0x80040203",
      "'a b' is not a valid name",
    ],
  ])("refuse %s", async (_what, changes, code, part) => {
    const refused = await refusedEndpoint(changes);
    expect(refused).toMatchObject({ status: 400, code });
    expect(refused.message).toContain(part);
  });

  it.each([
    ["http://127.0.0.1:4711/hook", {}],
    ["http://localhost/hook", {}],
    ["http://[::1]:8080/hook", {}],
    ["https://flows.example:443/hook", {}],
    ["https://flows.example:80/hook", {}],
    [url, { authtype: 5, authvalue: "<settings></settings>" }],
    [url, { authtype: 6, authvalue: '<settings><setting name="a b" value="&amp;"/></settings>' }],
  ])("take %s %j", async (address, changes) => {
    const answer = await api.send("POST", "serviceendpoints", {
      body: endpointBody(address, changes),
    });
    expect(answer.status).toBe(204);
  });

  it("say of other contracts that they are not simulated", async () => {
    const refused = await refusedEndpoint({ contract: 5 });
    expect(refused.status).toBe(501);
  });

  it("are checked again when they are changed", async () => {
    const id = await api.create("serviceendpoints", endpointBody(url));
    const change = (body: object) => api.send("PATCH", `serviceendpoints(${id})`, { body });
    expect((await change({ url: "http://flows.example" })).error.message).toContain("https");
    expect((await change({ authtype: 5 })).error.message).toContain("<settings>");
    expect((await change({ authvalue: null })).error.message).toContain("'authvalue'");
    expect((await change({ description: "ours" })).status).toBe(204);
  });
});

describe("steps", () => {
  const endpoint = () => api.create("serviceendpoints", endpointBody(url));
  const refusedStep = async (
    of: readonly [string, string],
    changes: Record<string, unknown>,
  ): Promise<{ status: number; code: string; message: string }> => {
    const body = await stepBody(api, await endpoint(), of, changes);
    const answer = await api.send("POST", "sdkmessageprocessingsteps", { body });
    return { status: answer.status, ...answer.error };
  };

  it("fill in their defaults and are read from their endpoint", async () => {
    const id = await endpoint();
    const step = await registerStep(api, id, ["Update", "contact"], {
      filteringattributes: "firstname, lastname",
      mode: undefined,
      supporteddeployment: undefined,
      asyncautodelete: undefined,
    });
    const { body } = await api.send(
      "GET",
      `serviceendpoints(${id})/serviceendpoint_sdkmessageprocessingstep?$select=name,stage,mode,filteringattributes,asyncautodelete,invocationsource,statecode,statuscode`,
    );
    expect(body["value"]).toEqual([
      {
        "@odata.etag": expect.any(String),
        sdkmessageprocessingstepid: step,
        name: "Update of contact",
        stage: 40,
        mode: 0,
        filteringattributes: "firstname, lastname",
        asyncautodelete: false,
        invocationsource: 0,
        statecode: 0,
        statuscode: 1,
      },
    ]);
  });

  it.each([
    ["no message", { "sdkmessageid@odata.bind": undefined }, "0x80040200", "'sdkmessageid'"],
    [
      "no endpoint",
      { "eventhandler_serviceendpoint@odata.bind": undefined },
      "0x80040200",
      "'eventhandler'",
    ],
    ["no stage", { stage: undefined }, "0x80040200", "'stage'"],
    ["no rank", { rank: undefined }, "0x80040200", "'rank'"],
    ["an internal stage", { stage: 30 }, "0x80040203", "10, 20, 40"],
    ["asynchronous steps before the operation", { stage: 20 }, "0x80040203", "Post-operation (40)"],
    [
      "unknown columns",
      { filteringattributes: "firstname,shoesize" },
      "0x80041103",
      "'contact' entity doesn't contain attribute with Name = 'shoesize'",
    ],
    [
      "columns without a table",
      { "sdkmessagefilterid@odata.bind": undefined, filteringattributes: "firstname" },
      "0x80040203",
      "message filter",
    ],
    [
      "navigation properties in capitals",
      { "SdkMessageId@odata.bind": "/sdkmessages(00000000-0000-0000-0000-000000000001)" },
      "0x80048d19",
      "'SdkMessageId'",
    ],
    ["lookups by their ids", { _eventhandler_value: url }, "0x80060888", "Navigation properties"],
  ])("refuse %s", async (_what, changes, code, part) => {
    const refused = await refusedStep(["Update", "contact"], changes);
    expect(refused).toMatchObject({ status: 400, code });
    expect(refused.message).toContain(part);
  });

  it("refuse the filter of another message", async () => {
    const { filterId } = await messageOf(api, "Create", "contact");
    const refused = await refusedStep(["Update", "contact"], {
      "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filterId})`,
    });
    expect(refused).toMatchObject({ status: 400, code: "0x80040203" });
    expect(refused.message).toContain("does not belong to the message Update");
  });

  it("refuse a filter that does not exist", async () => {
    const refused = await refusedStep(["Update", "contact"], {
      "sdkmessagefilterid@odata.bind": "/sdkmessagefilters(00000000-0000-0000-0000-000000000001)",
    });
    expect(refused.status).toBe(404);
  });

  it("refuse tables whose messages are no events", async () => {
    const refused = await refusedStep(["Create", "serviceendpoint"], {});
    expect(refused.message).toBe(
      "Custom SdkMessageProcessingStep is not allowed on the specified message and entity.",
    );
  });

  it("say of bulk messages that they are not simulated: their rows are events one by one", async () => {
    const refused = await refusedStep(["CreateMultiple", "contact"], {});
    expect(refused).toMatchObject({ status: 501 });
    expect(refused.message).toContain("CreateMultiple");
  });

  it("are offered for every table that rows are written to, and each event, once", async () => {
    const tables = [...api.sandbox.store.schema.tables.values()].filter(({ declaration }) =>
      takesRows(declaration),
    );
    for (const message of ["Create", "Update", "Delete"]) {
      const { messageId } = await messageOf(api, message, "contact");
      const { body } = await api.send(
        "GET",
        `sdkmessagefilters?$select=primaryobjecttypecode&$filter=_sdkmessageid_value eq ${messageId}`,
      );
      const names = (body["value"] as { primaryobjecttypecode: string }[]).map(
        (filter) => filter.primaryobjecttypecode,
      );
      expect(names.sort()).toEqual(tables.map(({ logicalName }) => logicalName).sort());
    }
  });

  it("go before their endpoint", async () => {
    const id = await endpoint();
    const steps = [
      await registerStep(api, id, ["Create", "contact"]),
      await registerStep(api, id, ["Update", "contact"]),
    ];
    const refused = await api.send("DELETE", `serviceendpoints(${id})`);
    expect(refused.status).toBe(400);
    expect(refused.error).toEqual({
      code: "0x8004F01F",
      message: `The ServiceEndpoint(${id}) component cannot be deleted because it is referenced by 2 other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
    });
    for (const step of steps) {
      expect((await api.send("DELETE", `sdkmessageprocessingsteps(${step})`)).status).toBe(204);
    }
    expect((await api.send("DELETE", `serviceendpoints(${id})`)).status).toBe(204);
  });
});

describe("images", () => {
  const image = async (
    of: readonly [string, string],
    changes: Record<string, unknown>,
    step: Record<string, unknown> = {},
  ) => {
    const endpoint = await api.create("serviceendpoints", endpointBody(url));
    const id = await registerStep(api, endpoint, of, step);
    return { id, image: () => registerImage(api, id, changes) };
  };

  it("go with their step", async () => {
    const { id, image: register } = await image(["Update", "contact"], { attributes: "firstname" });
    const registered = await register();
    await api.send("DELETE", `sdkmessageprocessingsteps(${id})`);
    expect((await api.send("GET", `sdkmessageprocessingstepimages(${registered})`)).status).toBe(
      404,
    );
  });

  it.each([
    [["Create", "contact"], { messagepropertyname: "Target" }, {}, "'Target' is not valid on"],
    [["Update", "contact"], { messagepropertyname: "id" }, {}, "'id' is not valid on"],
    [["Create", "contact"], { messagepropertyname: "id" }, {}, "does not support pre-images"],
    [["Delete", "contact"], { imagetype: 2 }, {}, "does not support post-images"],
    [["Update", "contact"], { imagetype: 1 }, { stage: 20, mode: 0 }, "Post Image"],
    [["Update", "contact"], { attributes: "shoesize" }, {}, "'shoesize'"],
    [["Update", "contact"], { entityalias: undefined }, {}, "'entityalias'"],
  ] as const)("of %j refuse %j", async (of, changes, step, part) => {
    const { image: register } = await image(of, changes, step);
    await expect(register()).rejects.toThrow(part);
  });
});

describe("privileges", () => {
  const as = (...roles: string[]) => {
    const userId = api.sandbox.insert("systemuser", {
      lastname: roles.join(),
      domainname: `${roles.join()}@x.example`,
    });
    for (const name of roles) {
      const [known] = api.sandbox.store.find("role", { name });
      const role = known?.["roleid"] ?? api.sandbox.insert("role", { name });
      api.sandbox.store.link("systemuserroles_association", userId, String(role));
    }
    return api.sandbox.issueToken({ userId });
  };

  it("let customizers register", async () => {
    const token = as("System Customizer");
    const answer = await api.send("POST", "serviceendpoints", { token, body: endpointBody(url) });
    expect(answer.status).toBe(204);
  });

  it("let nobody else", async () => {
    const token = as("Salesperson");
    const answer = await api.send("POST", "serviceendpoints", { token, body: endpointBody(url) });
    expect(answer.status).toBe(403);
    expect(answer.error.message).toContain("prvCreateServiceEndpoint");
  });
});
