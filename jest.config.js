/** @type {import('jest').Config} */
module.exports = {
  globalSetup: "<rootDir>/test/support/hosted/build.ts",
  testEnvironment: "<rootDir>/test/support/hosted/environment.ts",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  /** The sandbox that the environment holds; what tests it imports its sources by their paths. */
  moduleNameMapper: { "^dataverse-sandbox$": "<rootDir>/test/support/hosted/sandbox.js" },
  testTimeout: 60000,
  /** Jest would leave a core of two idle. */
  maxWorkers: 2,
};
