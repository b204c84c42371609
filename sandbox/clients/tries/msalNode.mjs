import assert from "node:assert/strict";
import { ConfidentialClientApplication } from "@azure/msal-node";

const { AZURE_AUTHORITY_HOST, AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET } = process.env;
const { DATAVERSE_SCOPE, DATAVERSE_URL } = process.env;
const application = new ConfidentialClientApplication({
  auth: {
    clientId: AZURE_CLIENT_ID,
    clientSecret: AZURE_CLIENT_SECRET,
    authority: `${AZURE_AUTHORITY_HOST}/${AZURE_TENANT_ID}`,
    knownAuthorities: [new URL(AZURE_AUTHORITY_HOST).host],
  },
});
const ask = () => application.acquireTokenByClientCredential({ scopes: [DATAVERSE_SCOPE] });
const { accessToken } = await ask();
const headers = { Authorization: `Bearer ${accessToken}` };
assert.equal((await fetch(`${DATAVERSE_URL}/api/data/v9.2/WhoAmI`, { headers })).status, 200);
assert.equal((await ask()).fromCache, true);
