import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noticesOf } from "../../scripts/thirdPartyNotices";
import { bundleCommand } from "./bundleCommand";
import { bundleTesting } from "./bundleTesting";
import { writeDeclarations } from "./declarations";

/**
 * Builds what `npm pack` takes along beside the bundle: the command, and the module for tests with its
 * declarations.
 */
async function main(): Promise<void> {
  const folder = join(__dirname, "../dist");
  rmSync(folder, { recursive: true, force: true });
  const files = [
    ...(await bundleCommand(join(folder, "d365.js"))),
    ...(await bundleTesting(join(folder, "testing.js"))),
  ];
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), noticesOf(files));
  writeDeclarations("package/testing/index.ts", folder);
}

main();
