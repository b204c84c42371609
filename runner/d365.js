#!/usr/bin/env node
// `npx d365 <key> …`: what `npm run action` does, without npm's heading on standard output.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

if (existsSync(join(__dirname, "action.ts"))) {
  process.env.TSX_TSCONFIG_PATH ??= join(__dirname, "../tsconfig.json");
  require("tsx/cjs");
  require("./action.ts");
} else {
  // In the package it is built, and needs what a project installs beside it.
  const needed = ["@prismatic-io/spectral", "dataverse-sandbox"];
  const missing = needed.filter((name) => !isInstalled(name));
  if (missing.length === 0) {
    require("../package/dist/d365.js");
  } else {
    process.stderr.write(
      `d365 needs packages that are not installed: npm install --save-dev ${missing.join(" ")}\n`,
    );
    process.exitCode = 1;
  }
}

function isInstalled(name) {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
