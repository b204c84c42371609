/** Loads one bundle in a fresh process and reports how long `require` took, in milliseconds. */
const startedMs = performance.now();
require(process.argv[2] ?? "");
const loadMs = performance.now() - startedMs;
process.send?.({ loadMs }, () => process.exit());
