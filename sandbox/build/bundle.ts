import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
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
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: "index.ts", cli: "cli.ts" },
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: form === "small",
    sourcemap: form === "readable" ? "inline" : false,
    keepNames: true,
    legalComments: "none",
    metafile: true,
    // This form of sql.js holds its WebAssembly inside of the script.
    alias: { "sql.js": "sql.js/dist/sql-wasm-inline.js" },
    plugins: [withTables, apiBeside],
  });
  chmodSync(join(folder, "cli.js"), 0o755);
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), noticesOf(packageFiles(metafile)));
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

/** The command loads the API from the file beside it, so that the code is there once. */
const apiBeside: Plugin = {
  name: "api-beside",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/index$/ }, ({ importer }) =>
      importer === join(root, "cli.ts") ? { path: "./index.js", external: true } : undefined,
    );
  },
};

function packageFiles(metafile: Metafile): string[] {
  return Object.keys(metafile.inputs).map((file) => join(root, file));
}
