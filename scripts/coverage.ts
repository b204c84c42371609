import { readFileSync } from "node:fs";
import path from "node:path";
import { textTable } from "./tables/textTable";

interface Branches {
  readonly branches: { readonly total: number; readonly covered: number; readonly pct: number };
}

const LEAST = 95;
const SHOWN = 10;
const ROOT = path.resolve(__dirname, "..");

/** Prints the branch coverage of the client and its least covered files. Fails below the least share. */
function main(): void {
  const file = path.join(ROOT, "coverage/coverage-summary.json");
  const { total, ...files }: Record<string, Branches> = JSON.parse(readFileSync(file, "utf8"));
  const lowest = Object.entries(files)
    .filter(([, { branches }]) => branches.covered < branches.total)
    .sort(([, a], [, b]) => a.branches.pct - b.branches.pct)
    .slice(0, SHOWN)
    .map(([name, { branches }]) => [
      path.relative(ROOT, name),
      `${branches.pct} %`,
      `${branches.covered} of ${branches.total}`,
    ]);
  console.log(textTable(["File", "Branches", ""], lowest, { right: (_, column) => column > 0 }));
  const share = total?.branches.pct ?? 0;
  console.log(`\nBranch coverage of src/client: ${share} %, at least ${LEAST} % is due.`);
  if (share < LEAST) process.exitCode = 1;
}

main();
