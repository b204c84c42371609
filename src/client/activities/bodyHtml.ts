import type { EmailBodyFormat } from "./types";

/** Elements that a text has only if it is HTML: nobody is called `<p>`. */
const TAG =
  /<\/?(?:a|b|blockquote|body|br|center|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|span|strong|style|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** The body of an e-mail, which Dataverse keeps as HTML: text keeps its characters, blanks and line breaks. Pure. */
export function bodyHtml(body: string, format: EmailBodyFormat = "auto"): string {
  if (format === "html" || (format === "auto" && TAG.test(body))) return body;
  return body
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/ (?= )|^ /gm, "&nbsp;")
    .replace(/\r\n?|\n/g, "<br>");
}
