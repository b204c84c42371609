import { fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { faultsOf } from "./patterns/faultsOf";

/**
 * Refuses regular expressions whose time grows faster than the text, or of which nothing can say so:
 * `npm run check:patterns`, with files to look at no others. Each processor looks at a part of them.
 */
const script = fileURLToPath(import.meta.url);
const root = path.join(path.dirname(script), "..");

const filesOf = (only: readonly string[]): string[] =>
  ["src", "runner", "flows", "migrate", "playground", "sandbox"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes("node_modules"))
        .map((file) => path.posix.join(folder, file)),
    )
    .filter((file) => only.length === 0 || only.includes(file));

/** Looks at every `parts`th file. */
const look = (part: number, parts: number, only: readonly string[]): void => {
  for (const file of filesOf(only).filter((_, at) => at % parts === part)) {
    for (const fault of faultsOf(file, readFileSync(path.join(root, file), "utf8"))) {
      console.error(fault);
      process.exitCode = 1;
    }
  }
};

const PART = "--part=";

const shareOut = (only: readonly string[]): void => {
  const parts = availableParallelism();
  for (let part = 0; part < parts; part += 1) {
    fork(script, [`${PART}${part}/${parts}`, ...only]).on("exit", (code) => {
      if (code !== 0) process.exitCode = 1;
    });
  }
};

const [first = "", ...rest] = process.argv.slice(2);
if (first.startsWith(PART)) {
  const [part = 0, parts = 1] = first.slice(PART.length).split("/").map(Number);
  look(part, parts, rest);
} else shareOut(process.argv.slice(2));
