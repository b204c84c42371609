import { join, relative } from "node:path";
import { bundleInto, root } from "./bundleInto";

/**
 * Writes the command `d365` into one file, and gives the files that are in it. It finds the component where
 * its sources have it: from their folder, whichever folder the file is in.
 */
export function bundleCommand(outfile: string): Promise<string[]> {
  const folder = relative(join(outfile, ".."), join(root, "runner")).replaceAll("\\", "/");
  const js = `const runnerFolder = require("node:path").join(__dirname, ${JSON.stringify(folder)});`;
  return bundleInto(outfile, "runner/action.ts", {
    define: { __dirname: "runnerFolder" },
    banner: { js },
  });
}
