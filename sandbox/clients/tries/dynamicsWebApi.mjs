import assert from "node:assert/strict";
import { DynamicsWebApi } from "dynamics-web-api";

const { DATAVERSE_URL, DATAVERSE_TOKEN } = process.env;
const client = new DynamicsWebApi({
  serverUrl: DATAVERSE_URL,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => DATAVERSE_TOKEN,
});
const collection = "accounts";
const id = await client.create({ collection, data: { name: "Fabrikam" } });
await client.update({ collection, key: id, data: { telephone1: "1" } });
const read = await client.retrieve({ collection, key: id, select: ["name", "telephone1"] });
assert.equal(read.telephone1, "1");
const found = await client.retrieveMultiple({
  collection,
  filter: `accountid eq ${id}`,
  count: true,
});
assert.equal(found.value.length, 1);
client.startBatch();
client.create({ collection: "contacts", data: { lastname: "Berg" } });
client.retrieve({ collection, key: id, select: ["name"] });
const [, second] = await client.executeBatch();
assert.equal(second.name, "Fabrikam");
await client.deleteRecord({ collection, key: id });
await assert.rejects(client.retrieve({ collection, key: id }), { status: 404 });
