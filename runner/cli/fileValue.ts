import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";

/**
 * What a file holds, as an input takes it: the rows of a `.csv` (its first line has the names, an empty
 * cell is left out), else its text, so that JSON keeps every digit.
 *
 * @throws Error that names the file
 */
export function fileValue(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`The file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return path.extname(file).toLowerCase() === ".csv" ? rowsOf(file, text) : text;
}

/** As JSON text, which the inputs that take records read. */
function rowsOf(file: string, text: string): string {
  try {
    const rows: Record<string, string>[] = parse(text, {
      bom: true,
      columns: true,
      delimiter: delimiterOf(text),
      skip_empty_lines: true,
      trim: true,
    });
    return JSON.stringify(
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""))),
    );
  } catch (error) {
    throw new Error(`The file ${file} is no CSV: ${(error as Error).message}.`);
  }
}

/** Spreadsheets of many languages write semicolons, where the comma is the decimal mark. */
function delimiterOf(text: string): string {
  const [head = ""] = text.split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: head.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}
