import { defaults } from "../../defaults";
import { endedByTime } from "../paging/shortage";
import { beyondAggregation } from "./refusals";
import type { Countable, Slice, Span, Tally } from "./types";

/**
 * Counts more rows than one aggregation takes: slice by slice of a date-time column, from its first value to
 * its last. The next slice is as wide as the density of the last one suggests, and is halved when it holds too
 * many. A single second with too many rows is counted by pages. The slices are exact each, and are read one
 * after another: rows that are deleted or moved meanwhile may be missed or counted, rows that are created
 * meanwhile are not counted unless in the last second. If the run has to end, what was counted is returned.
 */
export async function countSlices(rows: Sliceable, column: string): Promise<Tally> {
  let total = 0;
  try {
    for await (const { count, isWhole } of slices(rows, column)) {
      total += count;
      if (!isWhole) return { count: total, isWhole };
    }
  } catch (error) {
    if (total === 0 || !endedByTime(error)) throw error;
    return { count: total, isWhole: false };
  }
  return { count: total, isWhole: true };
}

type Sliceable = Pick<Countable, "aggregate" | "pages" | "edge">;

/** The rows without a value, then those of each slice. */
async function* slices(rows: Sliceable, column: string): AsyncGenerator<Tally> {
  const without = { column, span: undefined };
  yield (await countOne(rows, without)) ?? (await rows.pages(without));
  const first = await rows.edge(column, "first");
  const last = await rows.edge(column, "last");
  if (first === undefined || last === undefined) return;
  const end = last + 1;
  let width = Math.max(1, Math.ceil((end - first) / 2));
  for (let from = first; from < end; ) {
    const span: Span = { from, to: Math.min(from + width, end) };
    const counted = await countOne(rows, { column, span });
    // The last slice may be narrower than was meant: half of that is asked for, not the same again.
    const asked = span.to - span.from;
    if (counted === undefined && asked > 1) {
      width = Math.ceil(asked / 2);
      continue;
    }
    yield counted ?? (await rows.pages({ column, span }));
    from = span.to;
    width = nextWidth(span, counted?.count);
  }
}

/** Undefined where there are too many rows. */
const countOne = async (
  { aggregate }: Pick<Countable, "aggregate">,
  slice: Slice,
): Promise<Tally | undefined> => {
  try {
    return { count: await aggregate(slice), isWhole: true };
  } catch (error) {
    if (beyondAggregation(error)) return undefined;
    throw error;
  }
};

/** At most four times the last one: an empty month says little about the next. */
const nextWidth = ({ from, to }: Span, counted: number = defaults.maxAggregatedRows): number => {
  const width = to - from;
  const fitting = Math.floor((width * defaults.countSliceRows) / Math.max(1, counted));
  return Math.max(1, Math.min(fitting, width * 4));
};
