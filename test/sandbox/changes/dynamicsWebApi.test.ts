import { DynamicsWebApi } from "dynamics-web-api";
import { useApi } from "../support/api";

const api = useApi();

it("lets another client follow the changes of a table", async () => {
  const client = new DynamicsWebApi({
    serverUrl: api.sandbox.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => api.sandbox.issueToken(),
  });
  const ids = ["A", "B", "C"].map((name) => api.sandbox.insert("account", { name }));
  const request = { collection: "accounts", select: ["name"], trackChanges: true, maxPageSize: 2 };
  const first = await client.retrieveMultiple(request);
  expect([first.value.length, first.oDataDeltaLink]).toEqual([2, undefined]);
  const last = await client.retrieveMultiple(request, first.oDataNextLink);
  expect(last.value).toHaveLength(1);

  api.sandbox.change("account", ids[1] ?? "", { name: "B2" });
  api.sandbox.remove("account", ids[0] ?? "");
  const delta = await client.retrieveMultiple({ collection: "accounts" }, last.oDataDeltaLink);
  expect(delta.value).toEqual([
    expect.objectContaining({ name: "B2", accountid: ids[1] }),
    expect.objectContaining({ id: ids[0], reason: "deleted" }),
  ]);
  const nothing = await client.retrieveMultiple({ collection: "accounts" }, delta.oDataDeltaLink);
  expect(nothing.value).toEqual([]);
  expect(nothing.oDataDeltaLink).toContain("$deltatoken=");
});
