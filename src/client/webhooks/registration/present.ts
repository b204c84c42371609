import type { Json } from "../../metadata/definition/json";
import { actualIn, actualPath, imagesIn, imagesPath, named } from "./actual";
import type { ActualEndpoint, ActualImage, RowName } from "./types";

/** What is there of a registration. */
interface Present {
  readonly endpoints: readonly ActualEndpoint[];
  readonly images: readonly ActualImage[];
}

/** Paths of what shows it: the webhooks with their steps, and images where the trigger has any. */
export function presentPaths(
  rows: readonly RowName[],
  images: readonly string[],
): readonly [string, ...string[]] {
  return [actualPath(named(rows)), ...(images.length > 0 ? [imagesPath(images)] : [])];
}

/** @throws DataverseError for answers with rows that cannot be read */
export function presentIn([endpoints, images]: readonly [Json, ...Json[]]): Present {
  return { endpoints: actualIn(endpoints), images: images ? imagesIn(images) : [] };
}
