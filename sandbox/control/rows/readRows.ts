import { parseExactly } from "../../records/payload/exactJson";
import { ControlError } from "../controlError";
import { parseCsv } from "./csv";

/** A row as it was given: values by the names of columns. Those of CSV are texts, or null where empty. */
export type GivenRow = Readonly<Record<string, unknown>>;

/** Rows as JSON, or as CSV with the names of columns in its first line. */
export function readRows(text: string, contentType: string): GivenRow[] {
  return /^text\/csv\b/i.test(contentType) ? fromCsv(text) : fromJson(text);
}

function fromJson(text: string): GivenRow[] {
  let value: unknown;
  try {
    value = parseExactly(text);
  } catch {
    throw new ControlError(
      400,
      "The body is not JSON. Send CSV with the header Content-Type: text/csv.",
    );
  }
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  return rows.map((row, at) => {
    if (typeof row === "object" && row !== null && !Array.isArray(row)) return row as GivenRow;
    throw new ControlError(400, `Row ${at + 1} is no object.`);
  });
}

function fromCsv(text: string): GivenRow[] {
  const [head = [], ...lines] = parseCsv(text);
  const names = head.map((name) => name.trim());
  if (names.length === 1 && /[;\t]/.test(names[0] ?? "")) {
    throw new ControlError(
      400,
      `The fields of the CSV are separated by commas, not as in "${names[0]}".`,
    );
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new ControlError(400, `The column "${twice}" is there twice.`);
  return lines.map((line, at) => {
    if (line.length === names.length) {
      return Object.fromEntries(names.map((name, place) => [name, line[place] || null]));
    }
    const problem = `has ${line.length} fields, the first line ${names.length}`;
    throw new ControlError(400, `Row ${at + 1} ${problem}.`);
  });
}
