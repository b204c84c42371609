#!/usr/bin/env node
import type { Sandbox, SandboxOptions } from "./api";
import { removeCertificateFile, writeCertificateFile } from "./command/certificateFile";
import { type CommandLine, readCommandLine } from "./command/commandLine";
import { CommandLineError } from "./command/commandLineError";
import { introduction, requestLine } from "./command/introduction";
import { printed } from "./command/printed";
import { usage } from "./command/usage";
import { runImport } from "./import/run";
import { startSandbox } from "./index";

/** Exit code for a command line that was not understood. */
const misuse = 2;

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === "import") {
    console.log(await runImport(args.slice(1), process.env, console.error));
    return;
  }
  const options = readCommandLine(args);
  if (options === "help") console.log(usage);
  else await run(options);
}

async function run({ printCertificate, print, ...rest }: CommandLine): Promise<void> {
  const tell = print === undefined ? console.log : console.error;
  const onRequest: SandboxOptions["onRequest"] = (request) => tell(requestLine(request));
  const sandbox = await start({ ...rest, onRequest });
  const { httpsCertificate } = sandbox;
  const file = httpsCertificate === undefined ? undefined : writeCertificateFile(httpsCertificate);
  console.log(print === undefined ? introduction(sandbox, file) : printed(print, sandbox, file));
  if (printCertificate) {
    const { certificate, privateKey } = sandbox.certificate();
    console.log(`${certificate}${privateKey}`);
  }
  const stop = () => {
    if (file !== undefined) removeCertificateFile(file);
    sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes("EADDRINUSE")) {
      throw new CommandLineError(`Port ${options.port} is taken; choose another one with --port.`);
    }
    if (message.includes("EACCES")) {
      throw new CommandLineError(
        `Port ${options.port} needs rights that you lack; choose another one with --port.`,
      );
    }
    if (/EADDRNOTAVAIL|ENOTFOUND|EAI_/.test(message)) {
      throw new CommandLineError(`This machine has no address ${options.host} to listen on.`);
    }
    if (message.startsWith("There is no table")) throw new CommandLineError(message);
    if (error instanceof Error && error.name === "SchemaError") throw new CommandLineError(message);
    throw error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof CommandLineError)) throw error;
  console.error(error.message);
  process.exitCode = misuse;
});
