import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { createHarness } from "@prismatic-io/spectral/dist/testing";
import { type Sandbox, startSandbox } from "dataverse-sandbox";

const bundle = path.resolve(__dirname, "../../dist/index.js");
const describeBundle = existsSync(bundle) || process.env["CI"] ? describe : describe.skip;

const ignore = () => undefined;
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

describeBundle("the bundle, which leaves out parts of its packages, still", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => sandbox.clearRequests());
  afterAll(() => sandbox.close());

  const act = async (key: string, inputs: object, webApiUrl = sandbox.url): Promise<unknown> => {
    const { default: component } = require(bundle) as { default: never };
    const token = { access_token: sandbox.issueToken() };
    const connection = { key: "oauth2", configVarKey: "", fields: { webApiUrl }, token };
    const params = { connection, ...inputs } as never;
    const context = { logger: silent } as never;
    return await createHarness(component).action(key, params, context);
  };

  test("encodes form and file data", async () => {
    const body = {
      method: "POST",
      url: "contacts",
      formData: [{ key: "note", value: "härlig" }],
      fileData: [{ key: "file", value: "hello" }],
      fileDataFileNames: [{ key: "file", value: "hello.txt" }],
    };
    await act("rawRequestV2", body).catch(() => undefined);
    const [request] = sandbox.requests;
    const type = String(request?.headers["content-type"]);
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(request?.body, {
      headers: { "Content-Type": type },
    }).formData();
    expect(form.get("note")).toBe("härlig");
    expect(await (form.get("file") as File).text()).toBe("hello");
  });

  test("reads FetchXML and writes it anew", async () => {
    const xmlQuery =
      '<?xml version="1.0"?><fetch top="1"><entity name="contact"><attribute name="fullname"/><filter><condition attribute="fullname" operator="ne" value="&lt;a &amp; b&gt;"/></filter></entity></fetch>';
    await act("fetchXml", { entityType: "contacts", xmlQuery });
    const [request] = sandbox.requests;
    expect(decodeURIComponent(String(request?.url))).toContain('value="&lt;a &amp; b&gt;"');
  });

  describe("goes through the proxy that the environment names", () => {
    const asked: string[] = [];
    const proxy: Server = createServer();
    const before = { ...process.env };
    beforeAll(async () => {
      proxy.on("connect", ({ url }, socket) => {
        asked.push(String(url));
        socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      });
      await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
      for (const name of ["NO_PROXY", "no_proxy"]) delete process.env[name];
      for (const name of ["HTTPS_PROXY", "https_proxy"]) {
        process.env[name] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      }
    });
    afterAll(() => {
      process.env = before;
      proxy.close();
    });

    test("by CONNECT, whose refusal is an answer", async () => {
      const failure = await act("getCurrentUser", {}, "https://contoso.crm4.dynamics.com").catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ status: 407, outcome: "notDone" });
      expect(asked).toContain("contoso.crm4.dynamics.com:443");
    });
  });
});
