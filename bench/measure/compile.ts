import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformFileSync } from "@swc/core";

export const ROOT = path.resolve(__dirname, "../..");
/** Inside node_modules, so that what is compiled there finds its packages. */
export const WORKPLACE = path.join(ROOT, "node_modules/.cache/bench");

const FOLDERS = ["server", "subjects", "measure"];

/**
 * Compiles what runs in the measured processes to plain JavaScript. A TypeScript loader in them would
 * add its own memory and start-up to every subject and so make all of them look alike.
 */
export function compile(): void {
  rmSync(WORKPLACE, { recursive: true, force: true });
  for (const folder of FOLDERS) {
    mkdirSync(path.join(WORKPLACE, folder), { recursive: true });
    for (const file of readdirSync(path.join(ROOT, "bench", folder))) {
      const { code } = transformFileSync(path.join(ROOT, "bench", folder, file), {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "commonjs", ignoreDynamic: true },
      });
      writeFileSync(path.join(WORKPLACE, folder, file.replace(/\.ts$/, ".js")), code);
    }
  }
}
