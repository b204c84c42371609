import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built, declarations } from "../support/hosted/built";

const root = join(__dirname, "../..");

/** What a consumer installs beside the packages, from where it is already. */
const links = ["@prismatic-io", "@types", "jest", "typescript"];

/** Runs a script with Node, and gives what it prints, also where it fails. */
export function node(cwd: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return `${stdout}${stderr}`;
}

/** A script of a package that this repository uses. */
export function tool(path: string): string {
  return join(root, "node_modules", path);
}

/** A folder with the project of a consumer, who has installed both packages as `npm pack` makes them. */
export function installConsumer(): string {
  const folder = mkdtempSync(join(tmpdir(), "consumer-"));
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  const said = node(root, tool("tsx/dist/cli.mjs"), "package/build/run.ts");
  if (said !== "") throw new Error(said);
  for (const [name, tarball] of pack(folder, [root, stagedSandbox(folder)])) {
    const target = join(modules, name);
    mkdirSync(target);
    execFileSync("tar", ["-xzf", join(folder, tarball), "-C", target, "--strip-components=1"]);
  }
  for (const name of links) symlinkSync(join(root, "node_modules", name), join(modules, name));
  cpSync(join(__dirname, "project"), folder, { recursive: true });
  return folder;
}

/** The sandbox with the build that the tests have made of it. */
const stagedSandbox = (folder: string): string => {
  const staging = join(folder, "staging");
  mkdirSync(join(staging, "dist"), { recursive: true });
  for (const file of ["package.json", "README.md", "LICENSE", "jest-preset.js"]) {
    copyFileSync(join(root, "sandbox", file), join(staging, file));
  }
  copyFileSync(built, join(staging, "dist/index.js"));
  copyFileSync(declarations, join(staging, "dist/index.d.ts"));
  return staging;
};

const pack = (folder: string, packages: readonly string[]): [name: string, tarball: string][] => {
  const args = ["pack", ...packages, "--ignore-scripts", "--json", "--pack-destination", folder];
  const printed = String(execFileSync("npm", args, { cwd: folder }));
  const packed = JSON.parse(printed) as { readonly name: string; readonly filename: string }[];
  return packed.map(({ name, filename }) => [name, filename]);
};
