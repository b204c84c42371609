import { statusAt } from "../../multipart/partHead";
import { maskJson } from "./maskJson";

const STATUS_LINE = Buffer.from("HTTP/");

/** Whether a batch answer may have parts that are no successes, found without decoding it. */
export function hasRefusals(body: Buffer): boolean {
  for (let at = body.indexOf(STATUS_LINE); at >= 0; at = body.indexOf(STATUS_LINE, at + 1)) {
    if ((statusAt(body, at) ?? 0) >= 300) return true;
  }
  return false;
}

const REFUSED = /^HTTP\/\d(?:\.\d)?\s{1,20}[3-9]\d\d/m;

/** Masks the refusals among the parts of a batch answer; its records are data. */
export function maskParts(text: string, mask: (text: string) => string): string {
  return text
    .split(/^(?=--)/m)
    .map((part) => (REFUSED.test(part) ? maskPart(part, mask) : part))
    .join("");
}

/** What is behind the headers is JSON, which has escapes; the headers have none. */
const maskPart = (part: string, mask: (text: string) => string): string => {
  const at = part.search(/^[{[]/m);
  if (at < 0) return mask(part);
  const json = part.slice(at).trimEnd();
  return mask(part.slice(0, at)) + maskJson(json, mask) + part.slice(at + json.length);
};
