import { X509Certificate } from "node:crypto";
import { get } from "node:http";
import { request } from "node:https";
import { type Sandbox, startSandbox, type TableDeclaration } from "dataverse-sandbox";
import { serverCertificate } from "../../../sandbox/auth/certificates/serverCertificate";

let running: Sandbox | undefined;
afterEach(() => running?.close());

const start = async (options: Parameters<typeof startSandbox>[0]) => {
  running = await startSandbox({ seed: "empty", ...options });
  return running;
};

/** A request by https that trusts one certificate only; the status, or what went wrong. */
function statusOf(url: string, ca: string | undefined, token: string): Promise<unknown> {
  return new Promise((resolve) => {
    const headers = { Authorization: `Bearer ${token}` };
    request(url, { headers, ...(ca === undefined ? {} : { ca }) }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", (error: NodeJS.ErrnoException) => resolve(error.code))
      .end();
  });
}

describe("a sandbox by https", () => {
  it("is trusted by its certificate, under every name of this machine, and not without", async () => {
    const sandbox = await start({ https: true });
    const { url, httpsCertificate: ca } = sandbox;
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const address = `${url}/api/data/v9.2/WhoAmI`;
    const token = sandbox.issueToken();
    expect(await statusOf(address, ca, token)).toBe(200);
    expect(await statusOf(address.replace("127.0.0.1", "localhost"), ca, token)).toBe(200);
    expect(await statusOf(address, undefined, token)).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  });

  it("has a certificate with the extensions that strict clients want", () => {
    const { certificate } = serverCertificate("sandbox.test", Date.UTC(2026, 0, 5));
    const read = new X509Certificate(certificate);
    expect(read.ca).toBe(true);
    expect(read.checkIssued(read)).toBe(true);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.subjectAltName).toBe(
      "DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:sandbox.test",
    );
    expect(new Date(read.validTo).toISOString()).toBe("2027-01-05T00:00:00.000Z");
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["2001:db8::7", "2001:DB8:0:0:0:0:0:7"],
    ["2001:db8:1:2:3:4:5:6", "2001:DB8:1:2:3:4:5:6"],
    ["::ffff:192.0.2.7", "0:0:0:0:0:FFFF:C000:207"],
    ["fe80::7%eth0", "FE80:0:0:0:0:0:0:7"],
  ])("has a certificate for the address %s", (host, address) => {
    const { certificate } = serverCertificate(host, Date.UTC(2026, 0, 5));
    const names = new X509Certificate(certificate).subjectAltName?.split(", ");
    expect(names?.at(-1)).toBe(`IP Address:${address}`);
  });

  it("takes a certificate of yours", async () => {
    const pair = serverCertificate("127.0.0.1", Date.now());
    const sandbox = await start({ https: pair });
    expect(sandbox.httpsCertificate).toBe(pair.certificate);
  });
});

describe("a sandbox that others may reach", () => {
  it("is refused without a key for its control", async () => {
    await expect(startSandbox({ host: "0.0.0.0" })).rejects.toThrow(
      "A host other than 127.0.0.1 needs a controlKey as well.",
    );
    await expect(startSandbox({ host: "", controlKey: "k" })).rejects.toThrow(
      "The host must be an address to listen on, such as 0.0.0.0.",
    );
  });

  it("is called by the name that clients have for it", async () => {
    const free = await start({});
    const { port } = new URL(free.url);
    await free.close();
    const publicUrl = `http://localhost:${port}`;
    const { url, tokenUrl, issueToken } = await start({ port: Number(port), publicUrl });
    expect([url, new URL(tokenUrl).origin]).toEqual([publicUrl, publicUrl]);
    const page = await fetch(`${publicUrl}/api/data/v9.2/systemusers?$select=fullname`, {
      headers: { Authorization: `Bearer ${issueToken()}`, Prefer: "odata.maxpagesize=1" },
    });
    const { "@odata.nextLink": next } = (await page.json()) as { "@odata.nextLink": string };
    expect(next).toMatch(`${publicUrl}/api/data/v9.2/systemusers?`);
  });

  test.each(["dataverse:4711", "http://dataverse:4711/api", "ftp://dataverse", ""])(
    "is not called by %j",
    async (publicUrl) => {
      await expect(startSandbox({ publicUrl })).rejects.toThrow(
        "The publicUrl must be an address without a path, such as http://dataverse:4711.",
      );
    },
  );

  it("is not one that is told to listen where it does anyway", async () => {
    const { url } = await start({ host: "127.0.0.1" });
    const by = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { Host: host };
        get(`${url}/sandbox/requests`, { headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on("error", reject);
      });
    expect(await by("rebound.example")).toBe(403);
    expect(await by("localhost")).toBe(200);
  });

  it("is controlled with the key only, and says that it is there without", async () => {
    const { url } = await start({ host: "0.0.0.0", controlKey: "open" });
    const reset = (headers: Record<string, string>) =>
      fetch(`${url}/sandbox/reset`, { method: "POST", headers }).then(({ status }) => status);
    expect(await reset({})).toBe(401);
    expect(await reset({ "X-Control-Key": "shut" })).toBe(401);
    expect(await reset({ "X-Control-Key": "open" })).toBe(204);
    expect((await fetch(`${url}/sandbox/health`)).status).toBe(200);
    expect((await fetch(`${url}/sandbox/nothing`)).status).toBe(401);
  });
});

describe("tables of an organization", () => {
  const text = (name: string, label: string, maxLength = 100) =>
    ({ name, type: "string", label, maxLength, custom: true }) as const;
  const vehicle: TableDeclaration = {
    logicalName: "new_vehicle",
    schemaName: "new_Vehicle",
    entitySetName: "new_vehicles",
    label: "Vehicle",
    pluralLabel: "Vehicles",
    objectTypeCode: 10042,
    primaryId: "new_vehicleid",
    primaryName: "new_name",
    ownership: "user",
    custom: true,
    columns: [text("new_name", "Name")],
  };
  const account: TableDeclaration = {
    logicalName: "account",
    schemaName: "Account",
    entitySetName: "accounts",
    label: "Customer",
    pluralLabel: "Customers",
    objectTypeCode: 1,
    primaryId: "accountid",
    primaryName: "name",
    ownership: "user",
    columns: [text("name", "Customer Name", 7), text("new_plate", "Plate")],
    keys: [{ name: "new_platekey", label: "Plate", columns: ["new_plate"] }],
  };

  it("are there beside the usual ones, and add to those", async () => {
    const sandbox = await start({ tables: [vehicle, account] });
    const [id = ""] = sandbox.insertRows("new_vehicles", [{ new_name: "Van" }]);
    expect(sandbox.store.read("new_vehicle", id)?.["new_name"]).toBe("Van");
    const key = (path: string, method: string, body?: object) =>
      fetch(`${sandbox.url}/api/data/v9.2/${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${sandbox.issueToken()}`,
          "Content-Type": "application/json",
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).then(({ status }) => status);
    expect(await key("accounts(new_plate='B')", "PATCH", { name: "Short" })).toBe(204);
    expect(await key("accounts(new_plate='B')", "PATCH", { name: "Too long" })).toBe(400);
    expect(await key("accounts(new_plate='B')", "GET")).toBe(200);
    await sandbox.reset();
    expect(sandbox.store.find("new_vehicle", {})).toEqual([]);
  });

  it("are refused where they contradict the usual ones", async () => {
    await expect(startSandbox({ tables: [{ ...account, primaryId: "id" }] })).rejects.toThrow(
      'account.json: is a usual table, with the key "accountid" and the set "accounts"',
    );
  });
});
