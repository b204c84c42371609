import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noticesOf } from "../../scripts/thirdPartyNotices";
import { bundleTesting } from "./bundleTesting";
import { writeDeclarations } from "./declarations";

/** Builds what `npm pack` takes along beside the bundle: the module for tests, and its declarations. */
async function main(): Promise<void> {
  const folder = join(__dirname, "../dist");
  rmSync(folder, { recursive: true, force: true });
  const files = await bundleTesting(join(folder, "testing.js"));
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), noticesOf(files));
  writeDeclarations("package/testing/index.ts", folder);
}

main();
