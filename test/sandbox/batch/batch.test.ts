import { useApi } from "../support/api";
import { batchText, changeSet, onlyResult, part, results, sendBatch, statuses } from "./multipart";

const api = useApi();
const create = (name: string) => ({ method: "POST", url: "accounts", body: { name } });
const tooLong = create("x".repeat(161));
const send = (items: string[][], headers?: Record<string, string>) =>
  sendBatch(api, batchText(...items), headers);
const named = (name: string) => api.sandbox.store.find("account", { name });

describe("a batch", () => {
  it("answers every request in order", async () => {
    const answer = await send([
      part(create("First")),
      part({ method: "GET", url: "accounts?$select=name&$filter=name eq 'First'" }),
      part(create("Second")),
    ]);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("odata-version")).toBe("4.0");
    expect(statuses(answer)).toEqual([204, 200, 204]);
    const [first, second] = results(answer).flat();
    const [row] = named("First");
    const url = `${api.sandbox.url}/api/data/v9.2/accounts(${row?.["accountid"]})`;
    expect(first?.headers).toEqual({
      "OData-Version": "4.0",
      Location: url,
      "OData-EntityId": url,
    });
    expect(JSON.parse(second?.text ?? "")).toMatchObject({ value: [{ name: "First" }] });
  });

  it("takes absolute URLs of this environment, and an unquoted boundary", async () => {
    const url = `${api.sandbox.url}/api/data/v9.2/WhoAmI`;
    const answer = await send([part({ method: "GET", url })], {
      "Content-Type": "multipart/mixed;boundary=batch_1",
    });
    expect(statuses(answer)).toEqual([200]);
  });

  it.each([
    [
      "https://elsewhere.crm.dynamics.com/api/data/v9.2/accounts",
      /^The URI 'https:\/\/elsewhere\.crm\.dynamics\.com.*' is not valid because it is not based on/,
    ],
    ["//elsewhere/api/data/v9.2/accounts", /not based on/],
    ["/api/data/v9.2/$batch", /^A batch request cannot contain another batch request\.$/],
    ["$1", /^Content-ID Reference: '\$1' does not exist in the batch context\.$/],
  ])("refuses a part for %s", async (url, message) => {
    const answer = await send([part({ method: "POST", url, body: {} })]);
    expect(answer.status).toBe(400);
    expect(onlyResult(answer)).toMatchObject({ status: 400 });
    expect(onlyResult(answer).error.message).toMatch(message);
  });

  it("refuses a part whose URL is relative to the API", async () => {
    const body = batchText(part({ method: "GET", url: "/x" })).replace("/x", "accounts");
    const { error } = onlyResult(await sendBatch(api, body));
    expect(error.message).toMatch(
      /^The relative URI 'accounts' was specified in a batch operation/,
    );
  });

  it("takes URLs twice as long as usual", async () => {
    const filter = (length: number) => `accounts?$filter=name eq '${"x".repeat(length)}'`;
    const one = await send([part({ method: "GET", url: filter(65_000) })]);
    expect(statuses(one)).toEqual([200]);
    expect(statuses(await send([part({ method: "GET", url: filter(66_000) })]))).toEqual([414]);
  });

  it("gives each part its own headers and none of the batch's", async () => {
    const body = { name: "Own headers" };
    const own = { Prefer: "return=representation" };
    const answer = await send(
      [
        part({ method: "POST", url: "accounts?$select=name", body, headers: own }),
        part({ method: "POST", url: "accounts", body }),
      ],
      { Prefer: "return=representation,odata.continue-on-error" },
    );
    expect(statuses(answer)).toEqual([201, 204]);
  });

  it("makes a part in the name of the user it names", async () => {
    const headers = { MSCRMCallerID: "not a guid" };
    const { error } = onlyResult(await send([part({ ...create("x"), headers })]));
    expect(error.code).toBe("0x80040203");
  });

  it("echoes Content-IDs outside of change sets too", async () => {
    const request = { ...create("Echo"), part: { "Content-ID": "a7" } };
    expect(onlyResult(await send([part(request)]))).toMatchObject({ contentId: "a7" });
  });

  it("keeps line breaks inside of bodies as they are", async () => {
    const text = '{\n  "name": "Lines",\n  "description": "--batch_2"\n}\r\n';
    const body = batchText(part(create("Lines"))).replace('{"name":"Lines"}', text);
    expect(statuses(await sendBatch(api, body))).toEqual([204]);
    expect(named("Lines")).toMatchObject([{ description: "--batch_2" }]);
  });

  it("may be empty", async () => {
    expect(statuses(await sendBatch(api, batchText()))).toEqual([]);
  });
});

describe("a batch with a failing part", () => {
  it("stops there, with its status", async () => {
    const answer = await send([part(create("Before")), part(tooLong), part(create("Not reached"))]);
    expect(answer.status).toBe(400);
    expect(statuses(answer)).toEqual([204, 400]);
    expect(results(answer).flat()[1]).toMatchObject({
      headers: { REQ_ID: expect.stringMatching(/^[0-9a-f-]{36}$/), "OData-Version": "4.0" },
      error: { code: "0x80044331" },
    });
    expect(named("Before")).toHaveLength(1);
    expect(named("Not reached")).toEqual([]);
  });

  it("goes on where that is preferred, and answers 200", async () => {
    const answer = await send(
      [part(tooLong), changeSet(create("Undone"), tooLong), part(create("Reached"))],
      { Prefer: "odata.continue-on-error" },
    );
    expect(answer.status).toBe(200);
    expect(statuses(answer)).toEqual([400, 400, 204]);
    expect(named("Reached")).toHaveLength(1);
    expect(named("Undone")).toEqual([]);
  });

  it("annotates the error as the part asks", async () => {
    const headers = { Prefer: 'odata.include-annotations="*"' };
    const { error } = onlyResult(await send([part({ ...tooLong, headers })]));
    expect(error).toHaveProperty(["@Microsoft.PowerApps.CDS.HelpLink"]);
  });
});

describe("a change set", () => {
  it("answers every request with its Content-ID", async () => {
    const answer = await send([
      changeSet(create("One"), { ...create("Two"), part: { "Content-ID": "b" } }),
      part(create("Three")),
    ]);
    expect(statuses(answer)).toEqual([[204, 204], 204]);
    expect(results(answer).flat()).toMatchObject([{ contentId: "1" }, { contentId: "b" }, {}]);
    expect(answer.text).toMatch(/Content-Type: multipart\/mixed; boundary=changesetresponse_/);
  });

  it("is undone as a whole, and answers once", async () => {
    const answer = await send([
      changeSet(create("Gone"), tooLong, create("Never")),
      part(create("Behind")),
    ]);
    expect(answer.status).toBe(400);
    expect(onlyResult(answer)).toMatchObject({
      status: 400,
      contentId: undefined,
      error: { code: "0x80044331" },
    });
    expect([...named("Gone"), ...named("Never"), ...named("Behind")]).toEqual([]);
  });

  it("refers to its own rows in URLs, binds and references", async () => {
    const lead = { lastname: "Lead" };
    const answer = await send([
      changeSet(
        { method: "POST", url: "leads", body: lead },
        { method: "POST", url: "contacts", body: { lastname: "Contact" } },
        {
          method: "POST",
          url: "accounts",
          body: {
            name: "IcM",
            "originatingleadid@odata.bind": "$1",
            "primarycontactid@odata.bind": "$2",
          },
        },
        { method: "PUT", url: "$1/lastname", body: { value: "Renamed" } },
        { method: "PUT", url: "$3/primarycontactid/$ref", body: { "@odata.id": "$2" } },
        { method: "POST", url: "$3/accountleads_association/$ref", body: { "@odata.id": "$1" } },
        { method: "PATCH", url: "$3", body: { "primarycontactid@odata.bind": "$2" } },
      ),
    ]);
    expect(statuses(answer)).toEqual([[204, 204, 204, 204, 204, 204, 204]]);
    const [account] = named("IcM");
    const { store } = api.sandbox;
    expect(store.read("lead", String(account?.["originatingleadid"]))).toMatchObject({
      lastname: "Renamed",
    });
    expect(store.read("contact", String(account?.["primarycontactid"]))).toMatchObject({
      lastname: "Contact",
    });
    expect(store.find("accountleads", { accountid: account?.["accountid"] ?? "" })).toHaveLength(1);
    const patched = results(answer).flat()[6];
    expect(patched?.headers["OData-EntityId"]).toBe(
      `${api.sandbox.url}/api/data/v9.2/accounts(${account?.["accountid"]})`,
    );
  });

  it("deletes a row it created", async () => {
    const answer = await send([changeSet(create("Short-lived"), { method: "DELETE", url: "$1" })]);
    expect(statuses(answer)).toEqual([[204, 204]]);
    expect(named("Short-lived")).toEqual([]);
  });

  it.each([
    ["forward", "$2"],
    ["to itself", "$1"],
    ["unknown", "$9"],
  ])("refuses a reference %s", async (_, reference) => {
    const body = { name: "Refers", "primarycontactid@odata.bind": reference };
    const answer = await send([
      changeSet(
        { method: "POST", url: "accounts", body },
        { method: "POST", url: "contacts", body: {} },
      ),
    ]);
    expect(answer.status).toBe(400);
    expect(onlyResult(answer).error.message).toBe(
      `Content-ID Reference: '${reference}' does not exist in the batch context.`,
    );
  });

  it("is not referred to from behind it", async () => {
    const url = "$1/name";
    const behind = await send([
      changeSet(create("Set")),
      part({ method: "PUT", url, body: { value: "x" } }),
    ]);
    expect(statuses(behind)).toEqual([[204], 400]);
    const other = await send([
      changeSet(create("Set")),
      changeSet({ method: "PUT", url, body: { value: "x" }, part: { "Content-ID": "2" } }),
    ]);
    expect(statuses(other)).toEqual([[204], 400]);
  });
});

describe("the request log", () => {
  it("has the batch and the requests in it", async () => {
    api.sandbox.clearRequests();
    await send([
      part({ ...create("Logged"), headers: { Prefer: "return=representation" } }),
      changeSet(create("Rolled back"), tooLong, create("Not run")),
      part({ method: "GET", url: "accounts" }),
    ]);
    const [outer, ...others] = api.sandbox.apiRequests();
    expect(others).toEqual([]);
    expect(outer).toMatchObject({ method: "POST", url: "/api/data/v9.2/$batch", status: 400 });
    expect(outer?.parts).toMatchObject([
      {
        method: "POST",
        url: "/api/data/v9.2/accounts",
        headers: { prefer: "return=representation" },
        body: '{"name":"Logged"}',
        status: 201,
      },
      { body: '{"name":"Rolled back"}', status: undefined },
      { status: 400 },
      { body: '{"name":"Not run"}', status: undefined },
      { method: "GET", body: "", status: undefined },
    ]);
  });

  it("has no parts for anything else", async () => {
    api.sandbox.clearRequests();
    await api.send("GET", "WhoAmI");
    expect(api.sandbox.apiRequests()[0]?.parts).toBeUndefined();
  });
});
