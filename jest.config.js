/** @type {import('jest').Config} */
module.exports = {
  globalSetup: "<rootDir>/test/support/hosted/build.ts",
  testEnvironment: "<rootDir>/test/support/hosted/environment.ts",
  runtime: "<rootDir>/test/support/hosted/runtime.js",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    /** The sandbox that the environment holds; what tests it imports its sources by their paths. */
    "^dataverse-sandbox$": "<rootDir>/test/support/hosted/sandbox.js",
    "^fast-check$": "<rootDir>/test/support/fastCheck.ts",
    /** Parts of the SDK that no test needs, or only in part: half of the time it takes to load. */
    "^date-fns$": "<rootDir>/test/support/dateFns.js",
    "^zod$": "<rootDir>/scripts/stubs/nothing.js",
    "/convertIntegration$": "<rootDir>/scripts/stubs/nothing.js",
  },
  /** A look at a global takes a hundred times as long in Jest's contexts as that at a parameter. */
  sandboxInjectedGlobals: [
    "Array",
    "Error",
    "JSON",
    "Map",
    "Math",
    "Number",
    "Object",
    "RegExp",
    "String",
    "Symbol",
    "WeakMap",
  ],
  testTimeout: 60000,
  /** Jest would leave a core of two idle. */
  maxWorkers: 2,
};
