import { escapeXml, unescapeXml } from "./escape";

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
export function innerCookie(annotation: unknown): string | undefined {
  if (typeof annotation !== "string") return undefined;
  const encoded = /\bpagingcookie="([^"]*)"/i.exec(annotation)?.[1];
  const cookie = encoded === undefined ? undefined : decoded(encoded);
  return cookie?.startsWith("<cookie") ? cookie : undefined;
}

/**
 * `PagingInfo.cookie` of a page: the inner cookie, escaped for an XML attribute, as the existing connector
 * gave it. Without a cookie it carries the page number alone.
 */
export function cookieText(page: number, cookie: string | undefined): string {
  return escapeXml(cookie ?? `<cookie page="${page}"></cookie>`);
}

/**
 * Reads what an earlier page returned, in every form in which it has been returned: `PagingInfo` as JSON or
 * its `cookie`, the inner cookie plain or encoded, the whole annotation raw or decoded. The next page is the
 * one after the page it belongs to. Undefined when it is none of them.
 */
export function positionAfter(nextPageId: string): PagePosition | undefined {
  const text = nextPageId.trim();
  return text.startsWith("{") ? afterPagingInfo(text) : afterCookie(text);
}

/** Without a cookie `PagingInfo` still knows the number of the next page. */
const afterPagingInfo = (json: string): PagePosition | undefined => {
  const { cookie, nextPage } = parsed(json);
  if (typeof cookie === "string" && cookie.trim() !== "") return positionAfter(cookie);
  return Number.isInteger(nextPage) && Number(nextPage) > 0
    ? { page: Number(nextPage), cookie: undefined }
    : undefined;
};

const parsed = (json: string): { cookie?: unknown; nextPage?: unknown } => {
  try {
    return JSON.parse(json) as { cookie?: unknown; nextPage?: unknown };
  } catch {
    return {};
  }
};

/** The annotation once its attribute has been decoded in place, quotes and all. */
const DECODED = /\bpagingcookie=["']?(<cookie\b[\s\S]*<\/cookie>)/i;

const afterCookie = (text: string): PagePosition | undefined => {
  const bare = decoded(text);
  const plain = bare.startsWith("<") ? bare : repaired(unescapeXml(bare));
  const cookie = DECODED.exec(plain)?.[1] ?? innerCookie(plain) ?? plain;
  const page = /^<cookie\b[^>]*\bpage=["'](\d+)["']/i.exec(cookie)?.[1];
  if (!page) return undefined;
  const hasPosition = /^<cookie\b[^>]*[^/>]>\s*<(?!\/)/.test(cookie);
  return { page: Number(page) + 1, cookie: hasPosition ? cookie : undefined };
};

/**
 * The existing connector did not escape what was escaped already, so that quotes and brackets inside of a
 * value look like those around it, but for their neighbours.
 */
const repaired = (cookie: string): string =>
  cookie
    .replace(/(?<!=)"(?!\s+[\w.-]+="|\s*\/?>)/g, "&quot;")
    .replace(/<(?!\/?cookie\b|[\w.-]+\s+(?:last|first)=)/g, "&lt;");

/** Takes away URL encoding, but only as long as that is what hides the first bracket. */
const decoded = (text: string): string => {
  if (!/^%(?:25)*3c/i.test(text)) return text;
  try {
    return decoded(decodeURIComponent(text));
  } catch {
    return text;
  }
};
