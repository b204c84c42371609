import { UnreadableBody } from "../errors/failures";
import { readAnswerBytes } from "../json/readJson";

/**
 * Parses a JSON body. Numbers that a JavaScript number cannot hold come back as text, so that a 64-bit
 * `versionnumber` and an amount of money keep every digit.
 *
 * @throws UnreadableBody when the body is not JSON.
 */
export function parseJson(body: Buffer): unknown {
  try {
    return readAnswerBytes(body);
  } catch {
    throw new UnreadableBody(
      body.toString("utf8").trim() === ""
        ? "the answer has no body"
        : "the answer is not valid JSON",
    );
  }
}
