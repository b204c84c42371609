import { defaults } from "../../../../src/client/defaults";
import { DeliveredVersions } from "../../../../src/client/polling/shared/DeliveredVersions";
import { readState } from "../../../../src/client/polling/timestamps/readState";
import { saveState } from "../../../../src/client/polling/timestamps/saveState";

const START = Date.parse("2026-05-04T08:00:00Z");
const OVERLAP = 300_000;
const table = {
  entityType: "accounts",
  timestampColumn: "modifiedon",
  set: "accounts",
  primaryId: "accountid",
  createdColumns: ["createdon"],
};
const link = "https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$skiptoken=x";

const save = (seen: DeliveredVersions, cursor = false) => {
  const warnings: string[] = [];
  const logger = { debug: () => {}, info: () => {}, warn: (text: string) => warnings.push(text) };
  const state = saveState(
    {
      changes: [],
      progress: { watermark: START, windowEnd: START },
      cursor: cursor ? { link, rows: 5_000, windowEnd: START } : undefined,
    },
    { watermark: START - 60_000, since: START - 3_600_000, seen, cursor: undefined },
    { table, query: "digest", overlapMs: OVERLAP },
    logger,
  );
  return { state, warnings };
};

test("comes back as it was saved, through JSON", () => {
  const seen = new DeliveredVersions();
  seen.add("a", "1", START);
  const { state } = save(seen, true);
  const { memory, problems, takenOver } = readState(JSON.parse(JSON.stringify(state)));
  expect({ problems, takenOver }).toEqual({ problems: [], takenOver: false });
  expect(memory).toMatchObject({
    isNew: false,
    watermark: START,
    since: START - 3_600_000,
    table,
    query: "digest",
    cursor: { link, rows: 5_000, windowEnd: START },
  });
  expect(memory.seen.has("a", "1")).toBe(true);
});

test("forgets what lies further back than the overlap, and looks no further back", () => {
  const seen = new DeliveredVersions();
  seen.add("old", "1", START - OVERLAP - 1_000);
  seen.add("young", "1", START - OVERLAP);
  const { state, warnings } = save(seen);
  expect(Object.values(state.seen)).toEqual([{ young: "1" }]);
  expect(state.since).toBe("2026-05-04T07:55:00Z");
  expect(warnings).toEqual([]);
});

test("says so when more changed than is remembered", () => {
  const seen = new DeliveredVersions();
  for (let row = 0; row < defaults.pollMemoryRows + 3; row += 1) {
    seen.add(`${row}`, "1", START - (row < 3 ? 60_000 : 0));
  }
  const { state, warnings } = save(seen);
  expect(Object.values(state.seen).flatMap((rows) => Object.keys(rows))).toHaveLength(50_000);
  expect(state.seen["2026-05-04T07:59:00Z"]).toBeUndefined();
  expect(warnings.join()).toMatch(
    /More than 50000 records .*: 3 of them may be returned once more/,
  );
});
