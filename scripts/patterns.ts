import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { judgePattern } from "./patterns/judgePattern";
import { patternsIn } from "./patterns/patternsIn";

/** Refuses regular expressions whose time grows faster than the text: `npm run check:patterns`. */
const root = fileURLToPath(new URL("..", import.meta.url));

const only = process.argv.slice(2);
const files = ["src", "runner", "sandbox"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(folder, file)),
);

let found = 0;
for (const file of files.filter((each) => only.length === 0 || only.includes(each))) {
  for (const pattern of patternsIn(file, readFileSync(path.join(root, file), "utf8"))) {
    const problem = judgePattern(pattern);
    if (problem === undefined) continue;
    found += 1;
    console.error(`${file}:${pattern.line} /${pattern.source}/${pattern.flags} ${problem}`);
  }
}
if (found > 0) process.exitCode = 1;
