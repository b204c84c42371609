import { forgetAt } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useClock } from "./clock";
import { recurrence } from "./poller";

const clock = useClock("2026-05-04T08:00:00Z");
const bench = useSandbox({ seed: "empty", clock: clock.now });
const polling = recurrence(bench);

test("a repaired filter goes on from its state, poll by poll, whether the definition is remembered or not", async () => {
  const filterExpression = `statecode = "Active" AND primarycontactid == NULL`;
  await polling.run({ filterExpression });
  const found: unknown[] = [];
  for (const name of ["First", "Second", "Third"]) {
    bench.sandbox.insert("account", { name });
    clock.later(600);
    forgetAt(bench.sandbox.url);
    const { created } = await polling.run({ filterExpression });
    found.push(...created.map((row) => row["name"]));
  }
  expect(found).toEqual(["First", "Second", "Third"]);
  const urls = bench.requests().map(({ url }) => decodeURIComponent(url));
  const polls = urls.filter((url) => url.includes("$filter=modifiedon"));
  expect(
    polls.every((url) => url.includes("and (statecode eq 0 and _primarycontactid_value eq null)")),
  ).toBe(true);
});
