/** Where the next page of a FetchXML query begins. */
export interface PagePosition {
  readonly page: number;
  /** The inner cookie as XML, `<cookie page="1">…</cookie>`; undefined where only the number is known. */
  readonly cookie: string | undefined;
}

/**
 * The inner cookie of the `fetchxmlpagingcookie` annotation, which is an XML attribute encoded twice for
 * a URL (Microsoft: "Page results using FetchXML"). Undefined where the answer has no cookie.
 */
export const innerCookie = (annotation: unknown): string | undefined => {
  if (typeof annotation !== "string") return undefined;
  const encoded = /\bpagingcookie="([^"]*)"/i.exec(annotation)?.[1];
  const cookie = encoded === undefined ? undefined : decoded(decoded(encoded));
  return cookie?.startsWith("<cookie") ? cookie : undefined;
};

/**
 * `PagingInfo.cookie` of a page: the inner cookie, escaped for an XML attribute, as the existing connector
 * gave it. Without a cookie it carries the page number alone.
 */
export const cookieText = (page: number, cookie: string | undefined): string =>
  escapeXml(cookie ?? `<cookie page="${page}"></cookie>`);

/**
 * Reads what an earlier page returned: its `PagingInfo.cookie`, the plain inner cookie, or the whole
 * annotation. The next page is the one after the page it belongs to. Undefined when it is none of them.
 */
export const positionAfter = (nextPageId: string): PagePosition | undefined => {
  const text = nextPageId.trim();
  const plain =
    innerCookie(text) ?? unescapeXml(text.includes("%3") ? decoded(decoded(text)) : text);
  const page = /^<cookie\b[^>]*\bpage="(\d+)"/i.exec(plain)?.[1];
  if (!page) return undefined;
  const hasPosition =
    /^<cookie\b[^>]*>\s*</.test(plain) && !/^<cookie\b[^>]*>\s*<\/cookie>/.test(plain);
  return { page: Number(page) + 1, cookie: hasPosition ? plain : undefined };
};

export const escapeXml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");

const unescapeXml = (text: string): string =>
  text.trimStart().startsWith("<")
    ? text
    : text
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replace(/&apos;|&#39;/g, "'")
        // The existing connector left ampersands as they were: there one stands before no other entity.
        .replace(/&amp;(?=(?:amp|lt|gt|quot|apos|#\d+);)/g, "&");

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
