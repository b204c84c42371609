import { DynamicsWebApi } from "dynamics-web-api";
import { useApi } from "../support/api";

/** A client that knows nothing of the sandbox: it writes batches and reads their answers its own way. */
const api = useApi();
let client: DynamicsWebApi;

beforeEach(() => {
  api.sandbox.clearRequests();
  client = new DynamicsWebApi({
    serverUrl: api.sandbox.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => api.sandbox.issueToken(),
  });
});

const accounts = (name: string) => api.sandbox.store.find("account", { name });

describe("dynamics-web-api in a batch", () => {
  it("creates in a change set and reads outside of it", async () => {
    client.startBatch();
    client.create({ collection: "accounts", data: { name: "One" } });
    client.create({ collection: "accounts", data: { name: "Two" } });
    client.retrieveMultiple({
      collection: "accounts",
      select: ["name"],
      filter: "name eq 'Two'",
      inChangeSet: false,
    });
    const [one, two, read] = await client.executeBatch();
    expect([one, two]).toEqual([
      accounts("One")[0]?.["accountid"],
      accounts("Two")[0]?.["accountid"],
    ]);
    expect(read).toMatchObject({ value: [{ name: "Two" }] });
    expect(api.sandbox.apiRequests()[0]?.parts).toMatchObject([
      { method: "POST", status: 204 },
      { method: "POST", status: 204 },
      { method: "GET", status: 200 },
    ]);
  });

  it("refers to rows of the same change set", async () => {
    client.startBatch();
    client.create({ collection: "contacts", data: { lastname: "Referred" }, contentId: "1" });
    client.create({
      collection: "accounts",
      data: { name: "Refers", "primarycontactid@odata.bind": "$1" },
      contentId: "2",
    });
    client.update({ collection: "$2", key: "", data: { telephone1: "1" }, contentId: "3" });
    await client.executeBatch();
    const [contact] = api.sandbox.store.find("contact", { lastname: "Referred" });
    expect(accounts("Refers")).toMatchObject([
      { primarycontactid: contact?.["contactid"], telephone1: "1" },
    ]);
  });

  it("reads the refusal of a change set, which left nothing behind", async () => {
    client.startBatch();
    client.create({ collection: "accounts", data: { name: "Undone" } });
    client.create({ collection: "accounts", data: { name: "x".repeat(161) } });
    await expect(client.executeBatch()).rejects.toMatchObject([
      { status: 400, error: { code: "0x80044331" } },
    ]);
    expect(accounts("Undone")).toEqual([]);
  });

  it("reads all outcomes where it asked to go on", async () => {
    client.startBatch();
    client.create({ collection: "accounts", data: { nome: "x" }, inChangeSet: false });
    client.create({ collection: "accounts", data: { name: "After" }, inChangeSet: false });
    const [refused, id] = await client.executeBatch({ continueOnError: true });
    expect(refused).toMatchObject({ status: 400, error: { code: "0x0" } });
    expect(id).toBe(accounts("After")[0]?.["accountid"]);
  });
});
