import type { EmailBodyFormat } from "./types";

/** Elements that a text has only if it is HTML: nobody is called `<p>`. */
const TAG =
  /<\/?(?:a|b|blockquote|body|br|center|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|span|strong|style|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i;

/** The body of an e-mail, which Dataverse keeps as HTML: text keeps its characters, blanks and line breaks. Pure. */
export function bodyHtml(body: string, format: EmailBodyFormat | undefined): string {
  if (format === "html" || (format !== "text" && TAG.test(body))) return body;
  return body
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/ (?= )|^ /gm, "&nbsp;")
    .replace(/\r\n?|\n/g, "<br>");
}
