import { statusAt } from "../../multipart/partHead";
import { maskJson } from "./maskJson";

const STATUS_LINE = Buffer.from("HTTP/");

/** Whether a batch answer may have parts that are no successes, found without decoding it. */
export function hasRefusals(body: Buffer): boolean {
  for (let at = body.indexOf(STATUS_LINE); at >= 0; at = body.indexOf(STATUS_LINE, at + 1)) {
    const status = statusAt(body, at) ?? 200;
    if (status < 200 || status >= 300) return true;
  }
  return false;
}

const ANSWER = /^HTTP\/\d(?:\.\d)?[ \t]{1,20}(\d)\d\d/m;

/** Masks the refusals among the parts of a batch answer; its records are data. */
export function maskParts(text: string, mask: (text: string) => string): string {
  return answersIn(text)
    .map((each) => (isRefused(each) ? maskPart(each, mask) : each))
    .join("");
}

/** From one status line to the next: a line that begins with dashes may be no boundary, but what was sent. */
const answersIn = (text: string): readonly string[] => {
  const answers: string[] = [];
  for (const piece of text.split(/^(?=--)/m)) {
    if (answers.length === 0 || ANSWER.test(piece)) answers.push(piece);
    else answers[answers.length - 1] += piece;
  }
  return answers;
};

const isRefused = (answer: string): boolean => {
  const [, kind = "2"] = ANSWER.exec(answer) ?? [];
  return kind !== "2";
};

/** What is behind the headers is JSON, which has escapes; the headers have none. */
const maskPart = (part: string, mask: (text: string) => string): string => {
  const plain = mask(part);
  const at = plain.search(/^[{[]/m);
  if (at < 0) return plain;
  const end = Math.max(plain.lastIndexOf("}"), plain.lastIndexOf("]")) + 1;
  return plain.slice(0, at) + maskJson(plain.slice(at, end), mask) + plain.slice(end);
};
