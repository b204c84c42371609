import { readFileSync } from "node:fs";
import { readJson as readExactly } from "../../src/client/json/readJson";

/**
 * The JSON of a file, with every digit of its long numbers.
 *
 * @throws Error that names the file, where it cannot be read or holds no JSON
 */
export function readJson(file: string): { readonly text: string; readonly value: unknown } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
  try {
    return { text, value: readExactly(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    throw new Error(`The file ${file} holds no JSON: ${(error as Error).message}.`);
  }
}
