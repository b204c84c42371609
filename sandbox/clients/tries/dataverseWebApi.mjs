import assert from "node:assert/strict";
import https from "node:https";
import {
  batchOperation,
  create,
  createWithReturnData,
  deleteRecord,
  retrieve,
  retrieveMultiple,
  retrieveMultipleNextPage,
  unboundFunction,
  update,
  WebApiConfig,
} from "dataverse-webapi/lib/node";

const { DATAVERSE_URL, DATAVERSE_TOKEN } = process.env;
// It leaves the port of an address out.
https.globalAgent.defaultPort = Number(new URL(DATAVERSE_URL).port);
const config = new WebApiConfig("9.2", DATAVERSE_TOKEN, DATAVERSE_URL);
const created = await createWithReturnData(config, "accounts", { name: "Contoso" }, "$select=name");
const { accountid } = created;
assert.equal(created.name, "Contoso");
await update(config, "accounts", accountid, { telephone1: "2" });
assert.equal((await retrieve(config, "accounts", accountid, "$select=telephone1")).telephone1, "2");
await create(config, "accounts", { name: "Fabrikam" });
const first = await retrieveMultiple(config, "accounts", "$select=name", { maxPageSize: 1 });
assert.equal(first.value.length, 1);
// It puts a slash behind a next link, which the sandbox takes for a part of the paging cookie. The
// settings are another object, since it writes the link into them.
const another = new WebApiConfig("9.2", DATAVERSE_TOKEN, DATAVERSE_URL);
await assert.rejects(retrieveMultipleNextPage(another, first["@odata.nextLink"]), {
  code: "0x8004112A",
});
assert.ok((await unboundFunction(config, "WhoAmI")).UserId);
const changes = [
  { queryString: "contacts", entity: { lastname: "Berg" }, method: "POST" },
  { queryString: "contacts", entity: { lastname: "Tal" }, method: "POST" },
];
// Its batch ends without a line break, for which the sandbox has the refusal of lines without CRLF.
await assert.rejects(
  batchOperation(config, "batch", "changes", changes, ["accounts?$select=name"]),
  { code: "0x80048d19" },
);
await deleteRecord(config, "accounts", accountid);
await assert.rejects(retrieve(config, "accounts", accountid, "$select=name"));
