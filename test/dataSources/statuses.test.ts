import { useSandbox } from "../support/sandbox";
import { pick } from "./pick";

const bench = useSandbox();
const statuses = (entityType: string) => pick(bench, "statuses", { entityType });

test("every status reason of a table comes with its state, state by state", async () => {
  expect(await statuses("Opportunity")).toEqual([
    { key: "1", label: "Open: In Progress (1)" },
    { key: "2", label: "Open: On Hold (2)" },
    { key: "3", label: "Won: Won (3)" },
    { key: "4", label: "Lost: Canceled (4)" },
    { key: "5", label: "Lost: Out-Sold (5)" },
  ]);
});

test("a table without states is refused by name", async () => {
  await expect(statuses("annotations")).rejects.toThrow(/"annotation".*no state/);
});

test("takes one request, and none once the definition is remembered", async () => {
  await statuses("incidents");
  await statuses("incidents");
  expect(bench.requests().length).toBeLessThanOrEqual(1);
});
