/**
 * Runs programs of others against the sandbox as it is built (`npm run build:sandbox`), each in a process
 * that trusts the sandbox's certificate. The last line is `N passed, N failed, N skipped`.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { startSandbox } = createRequire(import.meta.url)("../dist/index.js");
const say = (line) => process.stdout.write(`${line}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };
const minutes = 60_000;

const folder = mkdtempSync(join(tmpdir(), "clients-"));
const sandbox = await startSandbox({ seed: "empty", https: true });
const certificate = join(folder, "certificate.pem");
writeFileSync(certificate, sandbox.httpsCertificate);
const variables = {
  PATH: process.env.PATH,
  HOME: folder,
  DATAVERSE_URL: sandbox.url,
  DATAVERSE_SCOPE: `${sandbox.url}/.default`,
  AZURE_AUTHORITY_HOST: sandbox.url,
  AZURE_TENANT_ID: sandbox.tenantId,
  AZURE_CLIENT_ID: sandbox.clientId,
  AZURE_CLIENT_SECRET: sandbox.clientSecret,
  NODE_EXTRA_CA_CERTS: certificate,
  REQUESTS_CA_BUNDLE: certificate,
  SSL_CERT_FILE: certificate,
};

/** Runs one program; what it asked for in vain is a finding for `conformance.json`. */
async function attempt(name, command, args) {
  await sandbox.reset();
  const env = { ...variables, DATAVERSE_TOKEN: sandbox.issueToken() };
  const child = spawn(command, args, { cwd: here, env, stdio: "inherit", timeout: 2 * minutes });
  const [code] = await once(child, "exit");
  const unsimulated = sandbox.unsimulated().map(({ message }) => message);
  const passed = code === 0 && unsimulated.length === 0;
  counts[passed ? "passed" : "failed"] += 1;
  say(`${passed ? "passed" : "FAILED"}  ${name}`);
  for (const message of unsimulated) say(`        ${message}`);
}

function skip(name, reason) {
  counts.skipped += 1;
  say(`skipped ${name}: ${reason}`);
}

/** Microsoft's SDK for Python, in an environment that is thrown away; undefined where it cannot be had. */
function python() {
  const run = (command, args) =>
    spawnSync(command, args, { encoding: "utf8", timeout: 3 * minutes, stdio: "pipe" }).status ===
    0;
  const venv = join(folder, "venv");
  const interpreter = join(venv, "bin/python");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  const packages = ["PowerPlatform-Dataverse-Client", "azure-identity"];
  return run("python3", ["-m", "venv", venv]) && run(interpreter, [...pip, ...packages])
    ? interpreter
    : undefined;
}

try {
  for (const file of readdirSync(join(here, "tries")).filter((name) => name.endsWith(".mjs"))) {
    await attempt(file, process.execPath, [join("tries", file)]);
  }
  await attempt("preset of Vitest", process.execPath, [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--root",
    "vitest",
  ]);
  const interpreter = python();
  if (interpreter) {
    await attempt("pythonSdk.py", interpreter, [join("tries", "pythonSdk.py")]);
  } else skip("pythonSdk.py", "python3, or the packages that it needs, are not to be had here");
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
