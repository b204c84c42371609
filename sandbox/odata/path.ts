import { Refusal } from "../errors";
import type { Segment } from "./ast";
import { badPath } from "./key";
import { parse } from "./parser";
import { decodePath } from "./percent";

export interface PathSegment extends Segment {
  /** As sent. */
  text: string;
}

/**
 * Takes the path behind `/api/data/v9.2/`, as sent, apart: one entry a segment, names not yet looked
 * up. Segments are split before they are decoded, so `%2F` inside a key splits nothing.
 */
export function parsePath(path: string): PathSegment[] {
  const texts = path.replace(/^\//, "").replace(/\/$/, "").split("/");
  if (texts.length === 1 && texts[0] === "") {
    return [];
  }
  return texts.map((text) => ({ ...parseSegment(decodePath(text)), text }));
}

function parseSegment(text: string): Segment {
  try {
    return parse("Segment", text);
  } catch (error) {
    throw error instanceof Refusal ? badPath() : error;
  }
}
