import { pageSize } from "../../../../src/client/queries/odata/pageSize";
import { recordingLogger } from "../../fakes";

const size = (params: object) => {
  const logger = recordingLogger();
  return [pageSize({ entityType: "accounts", ...params }, logger), logger.lines] as const;
};

test.each([
  ["nothing chosen", {}, 100],
  ["the designer's 100", { recordsPerPage: 100 }, 100],
  ["a choice", { recordsPerPage: 7 }, 7],
  ["the most there is", { recordsPerPage: 5_000 }, 5_000],
  ["Fetch All", { fetchAll: true }, 5_000],
  ["Fetch All with the designer's 100", { fetchAll: true, recordsPerPage: 100 }, 5_000],
  ["Fetch All with a choice", { fetchAll: true, recordsPerPage: 99 }, 99],
  ["an aggregation", { apply: "groupby((statecode))" }, 5_000],
  // Dataverse ignores $top beside a page size.
  ["Top", { top: 10, recordsPerPage: 7 }, undefined],
])("%s", (_, params, rows) => {
  expect(size(params)).toEqual([rows, []]);
});

test("more than Dataverse allows is lowered, and said", () => {
  expect(size({ recordsPerPage: 9_999 })).toEqual([
    5_000,
    ["warn: Records Per Page is 9999; Dataverse allows 5000, which is what was sent."],
  ]);
});

test.each([0, -1, 1.5, Number.NaN])("%p is refused", (recordsPerPage) => {
  expect(() => size({ recordsPerPage })).toThrow(/^Records Per Page is .*from 1 to 5000/);
});
