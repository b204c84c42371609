import type { Database } from "sql.js";
import { plus, printed, quotient, type Scaled, scaled } from "../decimals/arithmetic";
import { decimalKey, digitsOf } from "./decimalKey";

/** Decimals of averages. */
const places = 9;

interface Total extends Scaled {
  count: number;
}

interface Aggregate {
  init(): Total;
  step(total: Total, value: unknown): Total;
  finalize(total: Total): Uint8Array | null;
}

/**
 * Sums and averages of decimals to the last digit, `decimal_sum` and `decimal_avg`, and `decimal_key`,
 * the form of a number that decimals are compared with.
 */
export function addDecimalFunctions(database: Database): void {
  database.create_function("decimal_key", (value: string | number | null) =>
    value === null ? null : decimalKey(value),
  );
  create(database, "decimal_sum", (total) => printed(total));
  create(database, "decimal_avg", (total) => quotient(total, total.count, places));
}

function create(database: Database, name: string, result: (total: Total) => string): void {
  const aggregate: Aggregate = {
    init: () => ({ digits: 0n, places: 0, count: 0 }),
    step: (total, value) =>
      value instanceof Uint8Array
        ? { ...plus(total, scaled(digitsOf(value))), count: total.count + 1 }
        : total,
    finalize: (total) => (total.count === 0 ? null : decimalKey(result(total))),
  };
  // `@types/sql.js` does not declare it.
  const { create_aggregate } = database as unknown as {
    create_aggregate(this: Database, name: string, aggregate: Aggregate): void;
  };
  create_aggregate.call(database, name, aggregate);
}
