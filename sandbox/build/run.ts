import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle";
import { presetTypesText, typesText } from "./types";

/** Builds the package into the folder that is named, `sandbox/dist` by default; `readable` behind it, not as small as may be. */
async function main(): Promise<void> {
  const folder = process.argv[2] ?? join(__dirname, "../dist");
  await bundle(folder, process.argv[3] === "readable" ? "readable" : "small");
  writeFileSync(join(folder, "index.d.ts"), typesText());
  writeFileSync(join(folder, "jest.d.ts"), presetTypesText("jest"));
  writeFileSync(join(folder, "vitest.d.mts"), presetTypesText("vitest"));
}

main();
