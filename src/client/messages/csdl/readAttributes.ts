import { UnreadableBody } from "../../errors/failures";

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
  ["&amp;", "&"],
]);

/**
 * The attributes of a tag, by name without a prefix. Takes time in proportion to the text.
 *
 * @throws UnreadableBody where a value has no quotes around it
 */
export function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = text.indexOf("=", at);
    if (equals < 0) return attributes;
    const open = blanksEnd(text, equals + 1);
    const quote = text[open];
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1;
    if (close < 0) throw new UnreadableBody("the answer has an attribute without quotes");
    const full = text.slice(at, equals).trim();
    attributes.set(full.slice(full.indexOf(":") + 1), decoded(text.slice(open + 1, close)));
    at = close + 1;
  }
}

const blanksEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && text[at]?.trim() === "") at += 1;
  return at;
};

const decoded = (value: string): string =>
  value.includes("&")
    ? value.replace(/&\w{2,4};/g, (entity) => ENTITIES.get(entity) ?? entity)
    : value;
