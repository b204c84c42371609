import { Refusal } from "../errors";
import type { Segment, SegmentArguments } from "./ast";
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
  return texts.map((text) => ({ ...syntax("Segment", decodePath(text)), text }));
}

/** The same for what stands inside the parentheses of `accounts(…)`, decoded. */
export function parseKey(text: string): SegmentArguments {
  return syntax("SegmentArguments", text);
}

function syntax<Rule extends "Segment" | "SegmentArguments">(
  rule: Rule,
  text: string,
): ReturnType<typeof parse<Rule>> {
  try {
    return parse(rule, text);
  } catch (error) {
    throw error instanceof Refusal ? badPath() : error;
  }
}
