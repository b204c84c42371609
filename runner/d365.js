#!/usr/bin/env node
// `npx d365 <key> …`: what `npm run action` does, without npm's heading on standard output.
process.env.TSX_TSCONFIG_PATH ??= require("node:path").join(__dirname, "../tsconfig.json");
require("tsx/cjs");
require("./action.ts");
