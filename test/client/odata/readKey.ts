/**
 * Reads an encoded key predicate as a server does, character by character and not by the code under
 * test: percent-decoding first, then `column=literal` pairs; texts come back without their quotes.
 */
export const readKey = (predicate: string | undefined): [string, string][] => {
  const text = decodeURIComponent(predicate ?? "");
  const pairs: [string, string][] = [];
  let at = 0;
  while (at < text.length) {
    const equals = text.indexOf("=", at);
    if (equals < 0) throw new Error(`No = behind position ${at} of ${text}`);
    const column = text.slice(at, equals);
    at = equals + 1;
    let value = "";
    if (text[at] === "'") {
      for (at += 1; text[at] !== "'" || text[at + 1] === "'"; at += text[at] === "'" ? 2 : 1) {
        if (at >= text.length) throw new Error(`A quote is not closed in ${text}`);
        value += text[at];
      }
      at += 1;
    } else {
      for (; at < text.length && text[at] !== ","; at += 1) value += text[at];
    }
    if (at < text.length && text[at] !== ",") throw new Error(`No comma at ${at} of ${text}`);
    pairs.push([column, value]);
    at += 1;
  }
  return pairs;
};
