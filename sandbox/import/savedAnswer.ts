import { constants } from "node:buffer";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { saying } from "../text/saying";

const newline = 10;

/** Saves an answer in parts, one a line: that of a large organization is longer than a text can be. */
export function saveAnswer(file: string, answer: unknown): void {
  const parts: unknown[] = Array.isArray(answer) ? answer : [answer];
  const handle = openSync(file, "w");
  try {
    writeSync(handle, "[\n");
    for (const [at, part] of parts.entries()) {
      writeSync(handle, `${JSON.stringify(part)}${at < parts.length - 1 ? "," : ""}\n`);
    }
    writeSync(handle, "]\n");
  } finally {
    closeSync(handle);
  }
}

/**
 * What was saved, or an answer as somebody else saved it. Throws where the file is no JSON.
 * @param longest characters of a text; what is longer is read line by line
 */
export function readAnswer(file: string, longest = constants.MAX_STRING_LENGTH): unknown {
  const content = readFileSync(file);
  try {
    if (content.length <= longest) return JSON.parse(content.toString("utf8"));
    const lines = linesOf(content.subarray(2, content.lastIndexOf("]")));
    return lines.map((line) => JSON.parse(line.replace(/,$/, "")));
  } catch (error) {
    throw new Error(`${file} is not the JSON of an answer: ${saying(error)}`);
  }
}

function linesOf(content: Buffer): string[] {
  const lines: string[] = [];
  for (let start = 0; start < content.length; ) {
    const end = content.indexOf(newline, start);
    const stop = end < 0 ? content.length : end;
    if (stop > start) lines.push(content.toString("utf8", start, stop));
    start = stop + 1;
  }
  return lines;
}
