const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const {
  aliases,
  externals,
  replacements,
  withoutFormData,
  withoutRedirects,
} = require("./scripts/leanParts.js");
const { ThirdPartyNotices } = require("./scripts/thirdPartyNotices.js");

/** One CommonJS file with everything in it that can run: the platform's runner has no node_modules. */
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
    alias: aliases,
  },
  externals,
  module: {
    // One file, whose parts run when they are first asked for.
    parser: { javascript: { dynamicImportMode: "eager" } },
    rules: [
      {
        test: /\.ts$/,
        exclude: /node_modules/,
        use: {
          loader: "swc-loader",
          options: { jsc: { target: "es2022", parser: { syntax: "typescript" } } },
        },
      },
      withoutFormData,
      withoutRedirects,
    ],
  },
  plugins: [
    ...replacements,
    new CopyPlugin({ patterns: [{ from: "assets/icon.png", to: "icon.png" }] }),
    new ThirdPartyNotices("THIRD-PARTY-NOTICES.txt"),
  ],
  optimization: {
    minimizer: [
      new TerserPlugin({
        minify: TerserPlugin.swcMinify,
        extractComments: false,
        // In ASCII alone V8 keeps and reads the text as bytes.
        terserOptions: {
          ecma: 2022,
          compress: { passes: 3 },
          mangle: true,
          format: { asciiOnly: true, comments: false },
        },
      }),
    ],
  },
  performance: { hints: false },
  stats: "errors-warnings",
};
