import { join, relative } from "node:path";
import type { Plugin } from "esbuild";
import { bundleInto, root } from "./bundleInto";

/** Writes the module for tests into one file, and gives the files that are in it. */
export function bundleTesting(outfile: string): Promise<string[]> {
  return bundleInto(outfile, "package/testing/index.ts", { plugins: [componentBeside(outfile)] });
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
