#!/usr/bin/env node
import type { RecordedRequest, Sandbox, SandboxOptions } from "./api";
import { CommandLineError, readCommandLine, usage } from "./commandLine";
import { startSandbox } from "./index";

/** Exit code for a command line that was not understood. */
const misuse = 2;

async function main(): Promise<void> {
  const options = readCommandLine(process.argv.slice(2));
  if (options === "help") {
    console.log(usage);
    return;
  }
  const { printCertificate, ...rest } = options;
  const sandbox = await start(rest);
  console.log(introduction(sandbox));
  if (printCertificate) {
    const { certificate, privateKey } = sandbox.certificate();
    console.log(`${certificate}${privateKey}`);
  }
  const stop = () => {
    sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox({ ...options, onRequest: (request) => console.log(line(request)) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes("EADDRINUSE")) {
      throw new CommandLineError(`Port ${options.port} is taken; choose another one with --port.`);
    }
    if (message.startsWith("There is no table")) throw new CommandLineError(message);
    throw error;
  }
}

/** Everything to paste into a connection, and a request to try. */
function introduction(sandbox: Sandbox): string {
  const query = `${sandbox.url}/api/data/v9.2/accounts?\\$select=name&\\$top=3`;
  return `Dataverse sandbox is running. Stop it with Ctrl-C.

  Environment URL  ${sandbox.url}
  Token URL        ${sandbox.tokenUrl}
  Tenant id        ${sandbox.tenantId}
  Client id        ${sandbox.clientId}
  Client secret    ${sandbox.clientSecret}
  Scope            ${sandbox.url}/.default

  Certificate      curl ${sandbox.url}/sandbox/certificate (with its key, in place of the secret)
  Sign-in page     ${sandbox.authorizeUrl}
  Public client    ${sandbox.publicClientId}

Try it:

  curl "${query}" -H "Authorization: Bearer ${sandbox.issueToken()}"
`;
}

/** One request as one line; a dash means an answer that never came. */
function line({ method, url, status, fault }: RecordedRequest): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `${time}  ${status ?? "---"}  ${method.padEnd(6)} ${url}${fault ? `  (${fault})` : ""}`;
}

main().catch((error: unknown) => {
  if (!(error instanceof CommandLineError)) throw error;
  console.error(error.message);
  process.exitCode = misuse;
});
