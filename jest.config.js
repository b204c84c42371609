/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  /** The sources of the sandbox, so that no test needs a build of it. */
  moduleNameMapper: { "^dataverse-sandbox$": "<rootDir>/sandbox/index.ts" },
  testTimeout: 30000,
  /** Jest would leave a core of two idle. */
  maxWorkers: 2,
};
