import { rowResults } from "../../../src/client/bulk/results/rowResults";
import type { Row } from "../../../src/client/bulk/rows/row";

const row = (index: number, attempts = 1): Row => ({
  index,
  record: {},
  address: undefined,
  chosen: false,
  size: 0,
  attempts,
  ambiguous: false,
  sentMs: 0,
});
const spent = { message: "Dataverse is busy.", status: 429 };

test("counts, in the order of the input, from where the run began", () => {
  const book = rowResults(5, 2);
  book.settle(row(3), "failed", { error: { message: "No." } });
  book.settle(row(2), "created", { id: "x" });
  book.settle(row(4), "unknown");
  expect(book.finish(5, undefined)).toEqual({
    total: 5,
    succeeded: 1,
    failed: 1,
    unknown: 1,
    unprocessed: 0,
    startAt: 5,
    results: [
      { index: 2, id: "x", status: "created", attempts: 1 },
      { index: 3, status: "failed", error: { message: "No." }, attempts: 1 },
      { index: 4, status: "unknown", attempts: 1 },
    ],
  });
});

test("rows that were never looked at are notRun, and the next run begins with them", () => {
  const book = rowResults(4, 0);
  book.settle(row(0), "updated");
  book.refuse({ index: 1, problem: { message: "Not a number." } });
  const outcome = book.finish(2, undefined);
  expect(outcome).toMatchObject({ succeeded: 1, failed: 1, unprocessed: 2, startAt: 2 });
  expect(outcome.results[3]).toEqual({ index: 3, status: "notRun", attempts: 0 });
});

test("given up behind everything that was carried out: notRun, and begun again there", () => {
  const book = rowResults(4, 0);
  book.settle(row(0), "created");
  book.giveUp([row(1), row(2)], spent);
  book.refuse({ index: 3, problem: { message: "Not a number." } });
  const { startAt, results, unprocessed } = book.finish(4, spent);
  expect({ startAt, unprocessed }).toEqual({ startAt: 1, unprocessed: 3 });
  expect(results[1]).toEqual({ index: 1, status: "notRun", error: spent, attempts: 1 });
});

test("given up before something that was carried out: failed, so that nothing is done twice", () => {
  const book = rowResults(4, 0);
  book.giveUp([row(0)], spent);
  book.settle(row(2), "created");
  const { startAt, results } = book.finish(4, spent);
  expect(startAt).toBe(3);
  expect(results.map(({ status }) => status)).toEqual(["failed", "failed", "created", "notRun"]);
  expect(results[1]).toEqual({ index: 1, status: "failed", error: spent, attempts: 0 });
});
