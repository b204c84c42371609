/** Whether one of the texts contains what was searched for, in any letter case; all of them do if nothing was. */
export function isFound(search: string | undefined, texts: readonly (string | undefined)[]) {
  const wanted = folded(search ?? "");
  return texts.some((text) => text !== undefined && folded(text).includes(wanted));
}

/** Blanks and umlauts are encoded in several ways. */
const folded = (text: string): string =>
  text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
