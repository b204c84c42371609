import { readAnswerJson } from "../../src/client/json/readJson";
import { writeJson } from "../../src/client/json/writeJson";

/**
 * A value of a JSON file as an input takes it, with every digit of its long numbers: lists of items stay
 * lists, with such numbers as text; other values that hold any are passed as JSON text.
 */
export function exactValue(value: unknown, isList: boolean): unknown {
  const exact = writeJson(value, "The input");
  if (exact === JSON.stringify(value)) return value;
  return isList ? readAnswerJson(exact) : exact;
}
