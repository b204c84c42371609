import { join, relative } from "node:path";
import { build } from "esbuild";

const root = join(__dirname, "../..");

/**
 * Writes the command `d365` into one file, and gives the files that are in it. It finds the component where
 * its sources have it: from their folder, whichever folder the file is in.
 */
export async function bundleCommand(outfile: string): Promise<string[]> {
  const folder = relative(join(outfile, ".."), join(root, "runner")).replaceAll("\\", "/");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["runner/action.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    // Leaves out where each module was on the machine that built it.
    minify: true,
    external: ["dataverse-sandbox", "@prismatic-io/spectral"],
    define: { __dirname: "runnerFolder" },
    banner: {
      js: `const runnerFolder = require("node:path").join(__dirname, ${JSON.stringify(folder)});`,
    },
    metafile: true,
  });
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}
