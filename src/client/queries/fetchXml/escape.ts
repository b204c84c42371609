/** Text as written inside of an attribute's value. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

/** What an attribute's value means: XML's own five entities and characters by number, no others. */
export function resolveReferences(text: string): string {
  return text.replace(
    /&(?:#x([\da-fA-F]+)|#(\d+)|amp|lt|gt|quot|apos);/g,
    (whole, hex, decimal) => {
      const named = ENTITIES.get(whole);
      if (named !== undefined) return named;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A cookie without the escapes around it. */
export function unescapeXml(text: string): string {
  return (
    text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replace(/&apos;|&#39;/g, "'")
      // The existing connector left ampersands as they were: there, none is before another entity.
      .replace(/&amp;(?=(?:amp|lt|gt|quot|apos|#\d+);)/g, "&")
  );
}
