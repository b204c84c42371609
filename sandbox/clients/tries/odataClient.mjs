import assert from "node:assert/strict";
import odata from "@odata/client";

const { DATAVERSE_URL, DATAVERSE_TOKEN } = process.env;
const client = odata.OData.New4({
  serviceEndpoint: `${DATAVERSE_URL}/api/data/v9.2/`,
  metadataUri: `${DATAVERSE_URL}/api/data/v9.2/$metadata`,
  processCsrfToken: false,
  commonHeaders: { Authorization: `Bearer ${DATAVERSE_TOKEN}` },
});
const accounts = client.getEntitySet("accounts");
// It sends no Prefer of ours, so that the new row is asked for.
await client.newRequest({ collection: "accounts", method: "POST", entity: { name: "Northwind" } });
const filter = client.newFilter().property("name").eq("Northwind");
const options = client.newOptions().filter(filter).select(["name", "accountid"]).top(5);
const found = await accounts.query(options);
assert.equal(found.length, 1);
const [{ accountid }] = found;
assert.equal((await accounts.retrieve(new odata.EdmV4.Guid(accountid))).name, "Northwind");
