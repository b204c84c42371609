import path from "node:path";
import webpack, { type Configuration } from "webpack";
import { ROOT, WORKPLACE } from "./compile";

/**
 * Builds the component to compare with: our own configuration (target, minifier, loader) with another
 * entry, and nothing of its packages left out. Returns the bundle's path.
 */
export function buildPeer(): Promise<string> {
  const folder = path.join(WORKPLACE, "peer");
  const ours = require(path.join(ROOT, "webpack.config.js")) as Configuration;
  const configuration: Configuration = {
    ...ours,
    context: ROOT,
    entry: path.join(ROOT, "bench/peer/index.ts"),
    output: { path: folder, filename: "index.js", library: { type: "commonjs2" } },
    resolve: { extensions: [".ts", ".js"] },
    externals: {},
    module: { rules: ours.module?.rules?.slice(0, 1) ?? [] },
    plugins: [],
  };
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
      else resolve(path.join(folder, "index.js"));
    });
  });
}
