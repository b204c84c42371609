/** What `dataverse-sandbox` is in a test; `environment.ts` put it there. */
module.exports = globalThis.hostedSandbox;
