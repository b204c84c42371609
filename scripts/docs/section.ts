/** A page with this text between the markers `<!-- name -->` and `<!-- /name -->`; unchanged without them. */
export function fillSection(page: string, name: string, text: string): string {
  const open = `<!-- ${name} -->`;
  const start = page.indexOf(open);
  const end = page.indexOf(`<!-- /${name} -->`, start);
  if (start < 0 || end < 0) return page;
  return `${page.slice(0, start + open.length)}\n${text}\n${page.slice(end)}`;
}
