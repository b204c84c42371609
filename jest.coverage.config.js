/**
 * Branch coverage of the client, a separate step since it takes twice the time of the tests:
 * `npm run check:coverage`. Left out are rooms whose tests load no source of the client, the limits of times
 * (`test/linear/expectAtOnce.ts`), and the organization of 2,000 tables: its test limits the memory, which
 * counting branches alone would fill.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require("./jest.config.js"),
  testPathIgnorePatterns: [
    "<rootDir>/test/(sandbox|runner|bundle|examples|component|linear|migrate|playground|scripts)/",
    "<rootDir>/test/actions/metadata/bigOrganization",
  ],
  collectCoverage: true,
  coverageProvider: "babel",
  collectCoverageFrom: ["src/client/**/*.ts"],
  coverageReporters: ["json-summary"],
};
