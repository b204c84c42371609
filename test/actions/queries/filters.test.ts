import { readFileSync } from "node:fs";
import path from "node:path";
import { useSandbox } from "../../support/sandbox";

/** A table of the page on filters: the entity set, the zone, and lines of what is given and sent. */
interface Table {
  readonly entityType: string;
  readonly timeZone: string | undefined;
  readonly lines: readonly (readonly [given: string, sent: string])[];
}

const page = readFileSync(path.join(__dirname, "../../../docs/filters.md"), "utf8");

const tables: Table[] = page
  .split("<!-- ")
  .slice(1)
  .map((part) => {
    const [head = "", ...rest] = part.split(" -->");
    const [entityType = "", timeZone] = head.split(" ");
    const lines = [...rest.join("").matchAll(/^\| `(.+?)` \| (?:`(.+?)`|as given) \|$/gm)].map(
      ([, given = "", sent = given]) => [given, sent] as const,
    );
    return { entityType, timeZone, lines };
  });

const bench = useSandbox();
beforeAll(() => {
  bench.sandbox.insert("contact", {
    contactid: "11111111-2222-4333-8444-555555555555",
    firstname: "Yvonne",
    lastname: "Table",
  });
});

const isQuery = ({ url }: { url: string }) => /\?(?:.*&)?\$(?:filter|apply)=/.test(url);
const conditions = () =>
  bench
    .requests()
    .filter((request) => isQuery(request) && !request.url.includes("$select=contactid"))
    .map(({ url }) => new URL(url, "http://localhost").searchParams.get("$filter"));

test("the page has every table", () => {
  expect(tables.map(({ lines }) => lines.length)).toEqual([15, 21, 13, 9, 10, 7, 7, 6]);
});

describe.each(tables)("$entityType $timeZone", ({ entityType, timeZone, lines }) => {
  test.each(lines)("%s is sent as %s", async (filterExpression, sent) => {
    const inputs = { entityType, options: { timeZone }, filterExpression };
    // Top may be in a filter that was pasted with it.
    const top = filterExpression.includes("$top") ? {} : { top: "1" };
    await bench.act("queryEntities", { ...inputs, ...top });
    expect(conditions()).toEqual([sent]);
    const isNoted = bench.log.info.some((line) => line.includes(sent));
    expect(isNoted).toBe(sent !== filterExpression);
    bench.sandbox.clearRequests();
    if (filterExpression.includes("$top")) return;
    await bench.act("countEntities", inputs);
    const [url = ""] = bench
      .requests()
      .filter(isQuery)
      .map((request) => request.url)
      .slice(-1);
    expect(decodeURIComponent(url)).toContain(`filter(${sent})/aggregate(`);
  });
});
