import { forEach, fresh, many, writes } from "../../actions/bulk/support";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

useVirtualTime();
const bench = useSandbox({ seed: "empty", latencyMs: 2 });
const upsert = forEach(bench, "bulkUpsertEntities");
const RECORDS = 7;

/** The numbers that went to a record, in the order in which they were carried out. */
const carriedOut = (name: string): number[] =>
  writes(bench)
    .filter(({ status, fault }) => status === 200 || status === 204 || fault === "lostResponse")
    .flatMap(({ url, body, parts }) =>
      parts
        ? parts.filter(({ status }) => status === 204).map((part) => part.url + part.body)
        : (JSON.parse(body).Targets ?? [null]).map((row: unknown) =>
            row === null ? url + body : JSON.stringify(row),
          ),
    )
    .filter((text: string) => decodeURIComponent(text).includes(`'${name}'`))
    .map((text: string) => Number(/"number (\d+)"/.exec(text)?.[1]));

test.each(["multiple", "batch", "single"])(
  "by %s: rows of one record go one after the other, in whichever chunk they are",
  async (strategy) => {
    const word = fresh("Order");
    for (const after of [2, 5, 9]) {
      bench.sandbox.fault({ after, action: { kind: "throttle", retryAfter: 3 } });
    }
    const rows = many(84, (index) => ({
      accountnumber: `${word}-${index % RECORDS}`,
      description: `number ${index}`,
    }));
    const result = await upsert("accounts", rows, {
      alternateKey: "accountnumber",
      options: { strategy, chunkSize: 5, maxParallel: 4 },
    });
    expect(result).toMatchObject({ succeeded: 84, failed: 0, unknown: 0 });
    for (const record of many(RECORDS, (index) => index)) {
      expect(carriedOut(`${word}-${record}`)).toEqual(
        many(84 / RECORDS, (index) => record + index * RECORDS),
      );
    }
  },
);
