import { readFile } from "node:fs/promises";
import path from "node:path";
import { Problem } from "./problem";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * A file of the built page: `/` is its `index.html`. Names have letters, digits, dots, dashes and
 * underscores only, so that no path leads out of the folder.
 *
 * @throws Problem with 404
 */
export async function staticFile(
  folder: string,
  urlPath: string,
): Promise<{ readonly type: string; readonly content: Buffer }> {
  const name = urlPath === "/" ? "/index.html" : urlPath;
  const parts = name.slice(1).split("/");
  const type = TYPES[path.extname(name).toLowerCase()];
  if (type === undefined || !parts.every((part) => /^\w[\w.-]*$/.test(part))) {
    throw new Problem(404, `There is no ${urlPath}.`);
  }
  try {
    return { type, content: await readFile(path.join(folder, ...parts)) };
  } catch {
    if (name !== "/index.html") throw new Problem(404, `There is no ${urlPath}.`);
    throw new Problem(404, "The page is not built yet: run npm run playground.");
  }
}
