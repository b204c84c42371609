import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Arguments } from "./arguments";
import type { Rewritten } from "./rewrite/rewrite";

/** `saved.yml` as `saved.migrated.yml`. */
export function besideOf(file: string): string {
  const extension = path.extname(file);
  const stem = extension === "" ? file : file.slice(0, -extension.length);
  return `${stem}.migrated${extension || ".yml"}`;
}

/**
 * Writes the rewritten file, and says where.
 *
 * @throws Error where a file would be written over that nobody named
 */
export function writeRewritten(
  { write, output }: Arguments,
  file: string,
  { text }: Rewritten,
): string {
  const target = write === "inPlace" ? file : (output ?? besideOf(file));
  if (write !== "inPlace" && existsSync(target)) {
    throw new Error(
      `${target} is there already, and is not written over: remove it, or name another file by --output.`,
    );
  }
  writeFileSync(target, text);
  return target;
}
