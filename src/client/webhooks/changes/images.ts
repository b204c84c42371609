import type { ExecutionContext } from "../events/executionContext";
import { fromPairs } from "../events/keyValueCollection";
import type { ColumnValues } from "../events/types";
import { formattedOf, isRow, unfoldPairs } from "../events/unwrap";
import { IMAGE_ALIAS } from "../imageAlias";

/** A row at one moment, in the columns that are watched and have a value. */
export interface Image {
  readonly columns: ColumnValues;
  readonly formatted: Readonly<Record<string, string>>;
}

export interface WatchedImages {
  readonly before: Image | undefined;
  readonly after: Image | undefined;
}

/** The images of the watched columns. Those that somebody registered besides are under other names. */
export function watchedImages(context: ExecutionContext): WatchedImages {
  return {
    before: imageIn(context["PreEntityImages"]),
    after: imageIn(context["PostEntityImages"]),
  };
}

const imageIn = (collection: unknown): Image | undefined => {
  const image = new Map(Object.entries(fromPairs(collection))).get(IMAGE_ALIAS);
  if (!isRow(image)) return undefined;
  return { columns: unfoldPairs(image["Attributes"]), formatted: formattedOf(image) };
};
