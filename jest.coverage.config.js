/**
 * Branch coverage of the client, by a step of its own: `npm run check:coverage`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testPathIgnorePatterns: ["<rootDir>/test/(sandbox|runner|bundle|examples|component|linear)/"],
  collectCoverage: true,
  coverageProvider: "babel",
  collectCoverageFrom: ["src/client/**/*.ts"],
  coverageReporters: ["text-summary", "json-summary"],
  coverageThreshold: { global: { branches: 95 } },
};
