/** XML without its comments and CDATA sections, read in one pass; an open one reaches to the end. */
export function markupOf(xml: string): string {
  const opening = /<!--|<!\[CDATA\[/g;
  let markup = "";
  let at = 0;
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const closing = found[0] === "<!--" ? "-->" : "]]>";
    const end = xml.indexOf(closing, found.index + found[0].length);
    markup += xml.slice(at, found.index);
    if (end < 0) return markup;
    at = end + closing.length;
    opening.lastIndex = at;
  }
  return markup + xml.slice(at);
}
