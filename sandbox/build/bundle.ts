import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { noticesOf } from "../../scripts/thirdPartyNotices";
import { readDeclarations } from "../schema/read";

const root = join(__dirname, "..");
const tables = join(root, "schema/tables");

/**
 * Writes the API, the command, and the notices of what is inside of them, into a folder: as small as
 * may be, or readable, for who steps through it.
 */
export async function bundle(folder: string, form: "small" | "readable" = "small"): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const common = { ...commonOptions, outdir: folder, minify: form === "small" };
  const { metafile } = await build({
    ...common,
    entryPoints: { index: "index.ts", cli: "cli.ts" },
    format: "cjs",
    sourcemap: form === "readable" ? "inline" : false,
    metafile: true,
  });
  await buildPresets(common);
  chmodSync(join(folder, "cli.js"), 0o755);
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), noticesOf(packageFiles(metafile)));
}

/** Each runner takes modules in another form; the runners themselves are the user's. */
async function buildPresets(common: BuildOptions): Promise<void> {
  const external = ["jest-environment-node", "vitest"];
  const presets = { ...common, external };
  await build({
    ...presets,
    entryPoints: { jest: "presets/jest.ts", "jest-environment": "presets/jest-environment.ts" },
    format: "cjs",
  });
  await build({
    ...presets,
    entryPoints: { vitest: "presets/vitest.ts", "vitest-setup": "presets/vitest-setup.ts" },
    format: "esm",
    outExtension: { ".js": ".mjs" },
  });
}

/** The declared tables become a part of the script; their files are read here. */
const withTables: Plugin = {
  name: "with-tables",
  setup({ onLoad }) {
    onLoad({ filter: /schema[\\/]declarations\.ts$/ }, () => ({
      contents: `export const declarations = ${JSON.stringify(readDeclarations(tables))};`,
      loader: "ts",
    }));
  },
};

/** The command and the presets load the API from the file beside them, so that the code is there once. */
const apiBeside: Plugin = {
  name: "api-beside",
  setup({ onResolve }) {
    const besides = ["cli.ts", "presets", "import/run.ts"].map((place) => join(root, place));
    onResolve({ filter: /^\.{1,2}\/index$/ }, ({ importer }) =>
      besides.some((place) => importer.startsWith(place))
        ? { path: "./index.js", external: true }
        : undefined,
    );
  },
};

const commonOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  legalComments: "none",
  // This form of sql.js holds its WebAssembly inside of the script.
  alias: { "sql.js": "sql.js/dist/sql-wasm-inline.js" },
  plugins: [withTables, apiBeside],
} satisfies BuildOptions;

function packageFiles(metafile: Metafile): string[] {
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}
