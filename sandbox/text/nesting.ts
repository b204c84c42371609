const opening = "([{";
const closing = ")]}";

/**
 * How deep brackets of the given kinds are within each other, outside of quoted text; each `not` in
 * front of a bracket or of another `not` counts as a bracket, and a bracket right behind a name as two. One pass, so that recursive readers
 * need not see what is too deep for them.
 */
export function nestingDepth(text: string, quotes: string, brackets = opening): number {
  const around: number[] = [];
  let [depth, deepest, nots] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quotes.includes(letter)) {
      at = endOfQuoted(text, at);
    } else if (brackets.includes(letter)) {
      const levels = nots + (/\w/.test(text.charAt(at - 1)) ? 2 : 1);
      around.push(levels);
      depth += levels;
      nots = 0;
    } else if (
      closing.includes(letter) &&
      brackets.includes(opening[closing.indexOf(letter)] ?? "")
    ) {
      depth -= around.pop() ?? 0;
      nots = 0;
    } else if (text.startsWith("not", at) && /\s/.test(text.charAt(at + 3))) {
      nots += 1;
      at += 3;
    } else if (letter.trim() !== "") {
      nots = 0;
    }
    deepest = Math.max(deepest, depth + nots);
  }
  return deepest;
}

/** A backslash takes the quote behind it along only in double quotes, as JSON has it. */
function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== quote) {
    at += quote === '"' && text.charAt(at) === "\\" ? 2 : 1;
  }
  return at;
}
