const path = require("node:path");
const { NormalModuleReplacementPlugin } = require("webpack");

/*
 * What the bundle leaves out of its packages: parts that are imported and never run in a component. They
 * would double its size and the time it takes to load. Whatever loads `src` itself has them all.
 */

const stub = (name) => path.resolve(__dirname, "stubs", name);
const nothing = stub("nothing.js");

/** Packages, by the name that is imported. */
const aliases = {
  "@nodable/entities$": stub("entities.js"),
  axios$: stub("axios.js"),
  "date-fns": nothing,
  debug$: stub("debug.js"),
  "follow-redirects$": nothing,
  "form-data$": nothing,
  "is-unsafe$": stub("isUnsafe.js"),
  "jest-mock$": nothing,
  "lodash/camelCase$": nothing,
  "lodash/merge$": nothing,
  lodash: stub("lodash"),
  strnum$: nothing,
  yaml$: nothing,
  zod$: nothing,
};

const replacements = [
  // Code-native integrations, and the SDK's helpers for tests and for the types of values.
  [/spectral[\\/]dist[\\/]serverTypes[\\/](asyncContext|convertIntegration)\.js$/, nothing],
  [/spectral[\\/]dist[\\/](testing|util)\.js$/, nothing],
  [/fast-xml-parser[\\/]src[\\/]xmlparser[\\/]DocTypeReader\.js$/, stub("docTypeReader.js")],
  // Bodies other than text and bytes, data URLs, progress, HTTP/2.
  [
    /axios[\\/]lib[\\/]helpers[\\/](AxiosTransformStream|AxiosURLSearchParams|Http2Sessions|estimateDataURLDecodedBytes|formDataToStream|fromDataURI|progressEventReducer|readBlob)\.js$/,
    stub("axiosPart.js"),
  ],
].map(([pattern, file]) => new NormalModuleReplacementPlugin(pattern, file));

/** Modules of Node that take it milliseconds to load, by what is used of them. */
const externals = { http2: "var {}", "node:perf_hooks": "var { performance }" };

/** axios asks for Node's `FormData` as it loads, and Node then loads all of its `fetch`. */
const withoutFormData = {
  test: /axios[\\/]lib[\\/]utils\.js$/,
  use: path.resolve(__dirname, "withoutFormData.js"),
};

/** axios gets ready for redirects, which are never followed. */
const withoutRedirects = {
  test: /axios[\\/]lib[\\/]adapters[\\/]http\.js$/,
  use: path.resolve(__dirname, "withoutRedirects.js"),
};

module.exports = { aliases, externals, replacements, withoutFormData, withoutRedirects };
