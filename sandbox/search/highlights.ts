import type { Match, Texts } from "./match";

/** Texts with their hits marked, by column, as the service marks them. */
export function highlights({ hits }: Match, texts: Texts): Record<string, string[]> {
  const marked: [string, string[]][] = [...hits].map(([column, words]) => {
    const text = texts.get(column) ?? "";
    const parts: string[] = [];
    let at = 0;
    for (const { start, end } of words) {
      parts.push(text.slice(at, start), mark(text.slice(start, end)));
      at = end;
    }
    return [column, [parts.join("") + text.slice(at)]];
  });
  return Object.fromEntries(marked);
}

export function mark(text: string): string {
  return `{crmhit}${text}{/crmhit}`;
}
