import { referenceValue, type Scope } from "./reference";

/** A stretch of plain text, `{{$step.path}}`, or `{{#Config Variable}}`. */
export interface TemplatePart {
  readonly kind: "text" | "reference" | "configVar";
  readonly text: string;
}

const OPEN = "{{";
const CLOSE = "}}";

/** The parts of a template in order. Braces that hold neither `$` nor `#` are plain text. */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let at = template.indexOf(OPEN); at >= 0; at = template.indexOf(OPEN, at)) {
    const kind = KINDS[template[at + OPEN.length] ?? ""];
    if (!kind) {
      at += 1;
      continue;
    }
    const end = template.indexOf(CLOSE, at);
    if (end < 0) break;
    if (at > from) parts.push({ kind: "text", text: template.slice(from, at) });
    parts.push({ kind, text: template.slice(at + OPEN.length + 1, end).trim() });
    at = end + CLOSE.length;
    from = at;
  }
  if (from < template.length) parts.push({ kind: "text", text: template.slice(from) });
  return parts;
}

const KINDS: Readonly<Record<string, "reference" | "configVar">> = {
  $: "reference",
  "#": "configVar",
};

/** Always text: what is no text is written as JSON, and nothing is written for nothing. */
export function renderTemplate(template: string, scope: Scope): string {
  return parseTemplate(template)
    .map(({ kind, text }) => {
      if (kind === "text") return text;
      return inText(
        kind === "reference" ? referenceValue(text, scope) : scope.configVars.get(text),
      );
    })
    .join("");
}

const inText = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Buffer.isBuffer(value)) return value.toString("utf8");
  try {
    return JSON.stringify(value, (_, item) => (typeof item === "bigint" ? `${item}` : item)) ?? "";
  } catch (error) {
    const [why = ""] = (error as Error).message.split("\n");
    throw new Error(`a template wants a value that JSON can say: ${why}.`);
  }
};
