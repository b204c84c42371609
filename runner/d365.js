#!/usr/bin/env node
// `npx d365 <key> …`: what `npm run action` does, without npm's heading on standard output.
require("tsx/cjs");
require("./action.ts");
