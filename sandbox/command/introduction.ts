import type { RecordedRequest, Sandbox } from "../api";

/** Everything to paste into a connection, and a request to try. */
export function introduction(sandbox: Sandbox, certificateFile: string | undefined): string {
  const query = `${sandbox.url}/api/data/v9.2/accounts?\\$select=name&\\$top=3`;
  const trusting = certificateFile === undefined ? "" : ` --cacert ${certificateFile}`;
  return `Dataverse sandbox is running. Stop it with Ctrl-C.

  Environment URL  ${sandbox.url}
  Token URL        ${sandbox.tokenUrl}
  Tenant id        ${sandbox.tenantId}
  Client id        ${sandbox.clientId}
  Client secret    ${sandbox.clientSecret}
  Scope            ${sandbox.url}/.default
${certificateFile === undefined ? "" : `\n  To trust         ${certificateFile} (NODE_EXTRA_CA_CERTS and the like)`}
  Certificate      curl${trusting} ${sandbox.url}/sandbox/certificate (with its key, in place of the secret)
  Sign-in page     ${sandbox.authorizeUrl}
  Public client    ${sandbox.publicClientId}
  Control          ${sandbox.url}/sandbox/

Try it:

  curl${trusting} "${query}" -H "Authorization: Bearer ${sandbox.issueToken()}"
`;
}

/** One request as one line; a dash means an answer that never came. */
export function requestLine({ method, url, status, fault }: RecordedRequest): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `${time}  ${status ?? "---"}  ${method.padEnd(6)} ${url}${fault ? `  (${fault})` : ""}`;
}
