/** Installs what this folder's lock file names; nothing else of the repository needs it. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, "package-lock.json");
const copy = join(here, "node_modules", ".lock-of-install.json");

/** Returns why it failed, or undefined. Does nothing where it is installed already. */
export function install() {
  const wanted = readFileSync(lock, "utf8");
  if (existsSync(copy) && readFileSync(copy, "utf8") === wanted) return undefined;
  const { status, stderr } = spawnSync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], {
    cwd: here,
    encoding: "utf8",
    timeout: 300_000,
  });
  if (status === 0) {
    writeFileSync(copy, wanted);
    return undefined;
  }
  const [reason = "npm ci failed"] = stderr.trim().split("\n").filter(Boolean);
  return `what it needs could not be installed: ${reason}`;
}
