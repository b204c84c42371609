import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { recurrence } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

describe("is refused before anything is sent", () => {
  test.each([
    [{ showNewRecords: "false", showUpdatedRecords: "no" }, /Show New Records and .* both off/],
    [{ lookBackDate: "2026-02-30" }, /Look-back Date takes a date as YYYY-MM-DD/],
    [{ lookBackDate: "04.05.2026" }, /Look-back Date takes a date as YYYY-MM-DD/],
    [{ lookBackDate: "2026-05-05" }, /Look-back Date 2026-05-05T00:00:00Z lies in the future/],
    [{ options: { overlapSeconds: "-1" } }, /Overlap Seconds takes a whole number/],
    [{ options: { overlapSeconds: "five" } }, /Overlap Seconds takes a whole number/],
    [{ options: { pageLimit: "0" } }, /Page Limit takes a whole number/],
    [{ entityType: "" }, /Entity Type is required/],
  ])("%j", async (inputs, message) => {
    expect((await polling.failure(inputs)).message).toMatch(message);
    expect(bench.requests()).toEqual([]);
  });
});

describe("is refused by the definition of the table", () => {
  test.each([
    [
      { entityType: "activityparties" },
      /Timestamp Column "modifiedon" is no readable date and time column of the table activityparty/,
    ],
    [
      { options: { timestampColumn: "changedon" } },
      /"changedon" is no readable .* of the table account; it has .*createdon.*modifiedon/,
    ],
    [{ options: { timestampColumn: "name" } }, /"name" is no readable date and time column/],
    [{ entityType: "nonsense" }, /nonsense.* is no table of this environment/],
  ])("%j", async (inputs, message) => {
    expect((await polling.failure(inputs)).message).toMatch(message);
    expect(bench.requests().some(({ url }) => url.includes("$filter=modifiedon"))).toBe(false);
  });
});

test("a look-back date in the future of the server alone is refused once the server has told", async () => {
  clock.runnerAhead(2 * 86_400);
  const { message } = await polling.failure({ lookBackDate: "2026-05-05" });
  expect(message).toMatch(/Look-back Date lies in the future, by the server's clock/);
});

test("a filter that Dataverse refuses fails at the first poll already", async () => {
  const { message } = await polling.failure({ filterExpression: "nam eq 'x'" });
  expect(message).toMatch(/Polling accounts failed \(400 .*nam/);
});

test.each([
  ["name = 'x'", "name eq 'x'"],
  ["statecode eq 'Active'", "statecode eq 0"],
  ["createdon ge '2024-01-01'", "createdon ge 2024-01-01T00:00:00Z"],
  ["name eq 'O'Brien'", "name eq 'O''Brien'"],
])("a filter is repaired as in a query: %s", async (filterExpression, sent) => {
  await polling.run({ filterExpression });
  const urls = bench.requests().map(({ url }) => decodeURIComponent(url));
  expect(urls.filter((url) => url.includes("$filter=")).every((url) => url.includes(sent))).toBe(
    true,
  );
  expect(urls.some((url) => url.includes(`and (${sent})`))).toBe(true);
});

test.each([
  ["name eq 'x' and", "Nothing follows and"],
  ["name eq", "Nothing follows name eq"],
])("a filter with no reading is told before any record is asked for: %s", async (filter, words) => {
  const error = await polling.failure({ filterExpression: filter });
  expect(error.message).toContain(words);
  expect(bench.requests().some(({ url }) => url.includes("/accounts?"))).toBe(false);
});

test.each([
  [{ fieldNames: ["nam"] }, /nam/],
  [{ expandPropertyNames: ["primarycontact"] }, /primarycontact/],
])(
  "a column that Dataverse does not have fails at the first poll already: %j",
  async (inputs, name) => {
    const { message } = await polling.failure(inputs);
    expect(message).toMatch(/Polling accounts failed \(400 /);
    expect(message).toMatch(name);
  },
);
