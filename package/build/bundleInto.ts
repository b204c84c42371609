import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

export const root = join(__dirname, "../..");

/** Writes a source of the project into one file for Node 20, and gives the files that are in it. */
export async function bundleInto(
  outfile: string,
  source: string,
  more: BuildOptions,
): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    // Leaves out where each module was on the machine that built it.
    minify: true,
    external: ["dataverse-sandbox", "@prismatic-io/spectral"],
    ...more,
    metafile: true,
  });
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}
