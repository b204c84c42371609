const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const { ThirdPartyNotices } = require("./scripts/thirdPartyNotices.js");

/**
 * One CommonJS file with everything in it: the platform's runner has no node_modules.
 * jest-mock, zod, yaml and date-fns are pulled in by the SDK's root but cannot be reached from a
 * component at run time; leaving them out halves the time the bundle takes to load.
 */
module.exports = {
  mode: "production",
  target: "node20",
  entry: "./src/index.ts",
  devtool: false,
  output: {
    path: path.resolve(__dirname, "dist"),
    filename: "index.js",
    library: { type: "commonjs2" },
    clean: true,
  },
  resolve: {
    extensions: [".ts", ".js"],
    alias: {
      "jest-mock": false,
      zod: false,
      yaml: false,
      "date-fns": false,
      axios$: path.resolve(__dirname, "node_modules/axios/dist/node/axios.cjs"),
    },
  },
  module: {
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        use: {
          loader: "swc-loader",
          options: { jsc: { target: "es2022", parser: { syntax: "typescript" } } },
        },
      },
      {
        test: /node_modules\/mime-db\/db\.json$/,
        type: "json",
        use: path.resolve(__dirname, "scripts/mimeTypes.js"),
      },
    ],
  },
  plugins: [
    new CopyPlugin({ patterns: [{ from: "assets/icon.png", to: "icon.png" }] }),
    new ThirdPartyNotices("THIRD-PARTY-NOTICES.txt"),
  ],
  optimization: {
    minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })],
  },
  performance: { hints: false },
  stats: "errors-warnings",
};
