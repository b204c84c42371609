import type { Row } from "../../../src/client/bulk/rows/row";

export const ID = "11111111-1111-4111-8111-111111111111";

/** A row of a bulk write that goes by its id. */
export const row = (index: number, more: Partial<Row> = {}): Row => ({
  index,
  record: { string: "x" },
  address: { predicate: ID, id: ID, values: [], lockKey: ID },
  chosen: false,
  size: 1,
  attempts: 0,
  ambiguous: false,
  sentMs: 0,
  ...more,
});
