import { ControlError } from "../controlError";

/**
 * The lines of a text of comma-separated values, as RFC 4180 has them: fields in quotes may hold commas,
 * line breaks and doubled quotes. A line without anything in it is none.
 */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, "");
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const end = () => {
    if (line.length > 1 || line[0] !== "") lines.push(line);
    line = [];
  };
  while (at < source.length) {
    const field = source[at] === '"' ? quoted(source, at) : plain(source, at);
    line.push(field.text);
    at = field.end;
    if (source[at] === ",") {
      at += 1;
      if (at === source.length) line.push("");
      continue;
    }
    end();
    at += source.startsWith("\r\n", at) ? 2 : 1;
  }
  if (line.length > 0) end();
  return lines;
}

interface Field {
  text: string;
  end: number;
}

function plain(source: string, from: number): Field {
  let end = from;
  while (end < source.length && !",\r\n".includes(source[end] ?? "")) end += 1;
  return { text: source.slice(from, end), end };
}

function quoted(source: string, from: number): Field {
  const parts: string[] = [];
  let start = from + 1;
  for (;;) {
    const close = source.indexOf('"', start);
    if (close < 0) throw new ControlError(400, "A quote in the CSV is never closed.");
    parts.push(source.slice(start, close));
    if (source[close + 1] !== '"') return ended(source, parts, close + 1);
    start = close + 2;
  }
}

function ended(source: string, parts: readonly string[], end: number): Field {
  if (end < source.length && !",\r\n".includes(source[end] ?? "")) {
    throw new ControlError(400, "A field of the CSV goes on behind its closing quote.");
  }
  return { text: parts.join('"'), end };
}
