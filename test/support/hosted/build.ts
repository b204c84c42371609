import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { built, declarations, dist } from "./built";

const sandbox = join(__dirname, "../../../sandbox");

/** Before a run of tests: builds the sandbox anew where a source of it is younger than what was built. */
export default function build(): void {
  const isThere = existsSync(built) && existsSync(declarations);
  if (isThere && youngest(sandbox) <= statSync(built).mtimeMs) return;
  // Another run may load it meanwhile, so it is put in its place whole.
  const own = join(dist, String(process.pid));
  const command = [require.resolve("tsx/cli"), join(sandbox, "build/run.ts"), own, "readable"];
  execFileSync(process.execPath, command, { stdio: "inherit" });
  renameSync(join(own, "index.d.ts"), declarations);
  renameSync(join(own, "index.js"), built);
  rmSync(own, { recursive: true });
}

/** When a source was changed last; a file that was removed changes its folder. */
function youngest(folder: string): number {
  const inside = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "dist" && name !== "node_modules")
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? youngest(path) : statSync(path).mtimeMs;
    });
  return Math.max(statSync(folder).mtimeMs, ...inside);
}
