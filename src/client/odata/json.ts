import { UnreadableBody } from "../errors/failures";
import { readAnswerJson } from "../json/readJson";
import { jsonText } from "./jsonText";

/**
 * Parses a JSON body. Numbers that a JavaScript number cannot hold come back as text, so that a 64-bit
 * `versionnumber` and an amount of money keep every digit.
 *
 * @throws UnreadableBody when the body is not JSON.
 */
export function parseJson(body: Buffer): unknown {
  const text = jsonText(body);
  try {
    return readAnswerJson(text);
  } catch {
    throw new UnreadableBody(
      text.trim() === "" ? "the answer has no body" : "the answer is not valid JSON",
    );
  }
}
