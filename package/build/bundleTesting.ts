import { join, relative } from "node:path";
import { build, type Plugin } from "esbuild";

const root = join(__dirname, "../..");

/** Writes the module for tests into one file, and gives the files that are in it. */
export async function bundleTesting(outfile: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["package/testing/index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    // Leaves out where each module was on the machine that built it.
    minify: true,
    external: ["dataverse-sandbox", "@prismatic-io/spectral"],
    plugins: [componentBeside(outfile)],
    metafile: true,
  });
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}

/** The component is the bundle that the platform runs, and is there once. */
const componentBeside = (outfile: string): Plugin => ({
  name: "component-beside",
  setup({ onResolve }) {
    const bundle = relative(join(outfile, ".."), join(root, "dist/index.js"));
    onResolve({ filter: /\/src(?:\/index)?$/ }, ({ resolveDir, path }) =>
      [join(root, "src"), join(root, "src/index")].includes(join(resolveDir, path))
        ? { path: bundle.replaceAll("\\", "/"), external: true }
        : undefined,
    );
  },
});
