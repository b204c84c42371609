import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import component from "../src";
import { renderDocument, renderSummary } from "./docs/document";
import { fillReadme } from "./docs/readme";

const root = fileURLToPath(new URL("..", import.meta.url));

const read = (file: string): string => {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, "utf8") : "";
};

const wanted = new Map([
  ["docs/actions.md", renderDocument(component)],
  ["README.md", fillReadme(read("README.md"), renderSummary(component))],
]);

const stale = [...wanted].filter(([file, text]) => read(file) !== text);

if (!process.argv.includes("--check")) {
  mkdirSync(path.join(root, "docs"), { recursive: true });
  for (const [file, text] of stale) writeFileSync(path.join(root, file), text);
} else if (stale.length > 0) {
  const files = stale.map(([file]) => file).join(" and ");
  console.error(`${files} no longer says what the component offers: run npm run docs.`);
  process.exitCode = 1;
}
