#!/usr/bin/env node
// `npx d365 <key> …`: what `npm run action` does, without npm's heading on standard output.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// npm packs every command that package.json names; this one needs the sources.
if (existsSync(join(__dirname, "action.ts"))) {
  process.env.TSX_TSCONFIG_PATH ??= join(__dirname, "../tsconfig.json");
  require("tsx/cjs");
  require("./action.ts");
} else {
  process.stderr.write(
    "d365 runs in the repository of the component: the package has no sources.\n",
  );
  process.exitCode = 1;
}
