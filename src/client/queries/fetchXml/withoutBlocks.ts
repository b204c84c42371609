/** XML without its comments and CDATA sections. One that is never closed reaches to the end. */
export function withoutBlocks(xml: string): string {
  const opening = /<!--|<!\[CDATA\[/g;
  let code = "";
  let at = 0;
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const closing = found[0] === "<!--" ? "-->" : "]]>";
    const end = xml.indexOf(closing, found.index + found[0].length);
    code += xml.slice(at, found.index);
    if (end < 0) return code;
    at = end + closing.length;
    opening.lastIndex = at;
  }
  return code + xml.slice(at);
}
