import assert from "node:assert/strict";
import { ClientSecretCredential } from "@azure/identity";

const { AZURE_AUTHORITY_HOST, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env;
const { DATAVERSE_SCOPE, DATAVERSE_URL } = process.env;
const options = { authorityHost: AZURE_AUTHORITY_HOST, disableInstanceDiscovery: true };
const credential = new ClientSecretCredential(
  AZURE_TENANT_ID,
  AZURE_CLIENT_ID,
  AZURE_CLIENT_SECRET,
  options,
);
const { token } = await credential.getToken(DATAVERSE_SCOPE);
const headers = { Authorization: `Bearer ${token}` };
assert.equal((await fetch(`${DATAVERSE_URL}/api/data/v9.2/WhoAmI`, { headers })).status, 200);
const wrong = new ClientSecretCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, "wrong", options);
await assert.rejects(wrong.getToken(DATAVERSE_SCOPE), /AADSTS7000215/);
