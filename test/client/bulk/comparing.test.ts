import type { BulkRun } from "../../../src/client/bulk/bulkRun";
import { comparingTyper } from "../../../src/client/bulk/comparing/comparingTyper";
import { lookAgain } from "../../../src/client/bulk/comparing/lookAgain";
import { type PlannedRow, planWrites } from "../../../src/client/bulk/comparing/planWrites";
import { recordLocks } from "../../../src/client/bulk/comparing/recordLocks";
import type { RowComparer } from "../../../src/client/bulk/comparing/rowComparer";
import { type BulkVerb, makePlan, type Plan } from "../../../src/client/bulk/plan";
import { toPreviewRow } from "../../../src/client/bulk/preview/previewRow";
import { rowResults } from "../../../src/client/bulk/results/rowResults";
import type { Known, Row, RowFault } from "../../../src/client/bulk/rows/row";
import type { Compared } from "../../../src/client/compare/compareRows";
import { defaults } from "../../../src/client/defaults";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { ExactNumber } from "../../../src/client/json/exactNumber";
import type { ColumnDefinition } from "../../../src/client/types/tables";
import { recordingLogger } from "../fakes";
import { column, thing } from "../values/fixtures";
import { ID, row } from "./rows";

const definition = { ...thing, tableType: "Standard" };

const planOf = (verb: BulkVerb): Plan => ({
  ...makePlan({ action: "update", entityType: "things", records: [] }, definition),
  verb,
  success: verb === "delete" ? "deleted" : "updated",
});
const known = (more: Partial<Known> = {}): Known => ({
  exists: true,
  id: ID,
  version: "1",
  same: false,
  stale: false,
  conflicts: 0,
  ...more,
});
const changes = (record: Record<string, unknown>) =>
  Object.entries(record).map(([name, to]) => ({
    column: thing.columns.get(name) as ColumnDefinition,
    from: null,
    to,
  }));
const found = (record: Record<string, unknown>, uncompared: readonly string[] = []): Compared => ({
  found: { id: ID, version: "1", record: {} },
  comparison: { changes: changes(record), uncompared },
});
/** Finds the same at every key. */
const comparer = (
  compared: Compared | undefined,
  more: Partial<RowComparer> = {},
): RowComparer => ({
  isFixed: false,
  withoutVersions: () => undefined,
  compare: (rows) => Promise.resolve(rows.map(() => compared)),
  toKnown: (each) =>
    each && each.found !== "unclear" ? known({ exists: each.found !== "missing" }) : undefined,
  ...more,
});

describe("what a write of a row would do", () => {
  const planned = async (
    verb: BulkVerb,
    compared: Compared | undefined,
    rows: readonly Row[] = [row(0)],
  ) => {
    const all: PlannedRow[] = [];
    const type = (index: number) => Promise.resolve(rows[index] ?? row(index));
    const source = { plan: planOf(verb), total: rows.length, type, comparer: comparer(compared) };
    const { planHash } = await planWrites(source, (each) => all.push(each));
    return { all, planHash };
  };
  const missing: Compared = { found: "missing" };
  const unclear: Compared = { found: "unclear" };
  test.each<[BulkVerb, Compared, string, string[]]>([
    ["update", found({ string: "x" }), "update", []],
    ["update", found({}), "unchanged", []],
    ["update", found({}, ["file"]), "update", []],
    ["update", missing, "refused", ["There is no such record"]],
    ["upsert", missing, "create", []],
    ["createOnly", missing, "create", []],
    ["createOnly", found({ string: "x" }), "refused", ["The record exists already."]],
    ["delete", found({}), "delete", []],
    ["delete", missing, "refused", ["There is no such record"]],
    // A record that cannot be read is written all the same, and by no other way than any record.
    ["update", unclear, "update", ["could not be read"]],
    ["upsert", unclear, "update", ["could not be read"]],
    ["createOnly", unclear, "create", ["could not be read"]],
    ["delete", unclear, "delete", ["could not be read"]],
  ])("%s of what is %j: %s", async (verb, compared, action, problems) => {
    const { all } = await planned(verb, compared);
    expect(all).toMatchObject([
      { action, problems: problems.map((each) => expect.stringContaining(each)) },
    ]);
  });
  test.each<[BulkVerb, Compared, string[], string]>([
    ["upsert", missing, ["create", "update"], "Record 0 writes the same record before"],
    ["createOnly", missing, ["create", "refused"], "The record exists already. Record 0"],
    [
      "delete",
      found({}),
      ["delete", "refused"],
      "There is no such record, or the user may not see it. Record 0",
    ],
    // What another row is refused for says nothing of this one.
    ["delete", missing, ["refused", "refused"], "Record 0 writes the same record before"],
  ])("%s of one record twice", async (verb, compared, actions, problem) => {
    const { all } = await planned(verb, compared, [row(0), row(1)]);
    expect(all.map(({ action }) => action)).toEqual(actions);
    expect(all[1]?.problems.join(" ")).toContain(problem);
  });
  test("the hash is that of rows, keys, values and versions", async () => {
    const hash = async (compared: Compared | undefined, more: Partial<Row> = {}) =>
      (await planned("upsert", compared, [row(0, more)])).planHash;
    const first = await hash(found({ string: "x" }));
    expect(await hash(found({ string: "x" }))).toBe(first);
    const others = [
      await hash(missing),
      await hash(undefined),
      await hash({
        found: { id: ID, version: undefined, record: {} },
        comparison: { changes: changes({ string: "x" }), uncompared: [] },
      }),
      await hash(found({ string: "x" }), { record: { string: "y" } }),
      await hash(found({ string: "x" }), { address: undefined }),
      await hash(undefined, { chosen: true }),
    ];
    expect(new Set([first, ...others]).size).toBeGreaterThan(5);
  });
});

describe("a preview shows what changes", () => {
  const options = [
    { value: 0, label: "None", labels: [] },
    { value: 1, label: "Red", labels: [] },
    { value: 2, label: "Blue", labels: [] },
  ];
  const columns = [
    column("choice", { options }),
    column("status", { options }),
    column("multichoice", { options }),
    column("boolean", { options }),
    column("string", { displayName: undefined }),
    column("bigint"),
  ];
  const shown = (compared: Compared, more: Partial<PlannedRow> = {}) =>
    toPreviewRow(
      {
        definition: {
          ...definition,
          columns: new Map(columns.map((each) => [each.logicalName, each])),
        },
      },
      {
        index: 0,
        action: "update",
        row: row(0),
        compared,
        known: undefined,
        problems: [],
        ...more,
      },
    );
  test.each<[string, unknown, string | null]>([
    ["choice", 1, "Red"],
    ["choice", 0, "None"],
    ["status", 2, "Blue"],
    ["choice", 7, null],
    ["multichoice", "1,2", "Red; Blue"],
    ["multichoice", "7", null],
    ["boolean", true, "Red"],
    ["boolean", false, "None"],
    ["string", "Red", null],
    // A column that is emptied has no option, though one has the number 0.
    ["choice", null, null],
    ["multichoice", null, null],
    ["boolean", null, null],
  ])("%s as %j by its label", (name, to, toLabel) => {
    const column = columns.find(({ logicalName }) => logicalName === name) as ColumnDefinition;
    const compared: Compared = {
      found: { id: ID, version: "1", record: {} },
      comparison: { changes: [{ column, from: null, to }], uncompared: [] },
    };
    expect(shown(compared).changes).toMatchObject([{ column: name, label: name, toLabel }]);
  });
  test("digits that no number holds, and the label that was read", () => {
    const digits = "9007199254740993";
    const label = "bigint@OData.Community.Display.V1.FormattedValue";
    const about = { column: columns[5] as ColumnDefinition, from: 1, to: new ExactNumber(digits) };
    const compared: Compared = {
      found: { id: ID, version: "1", record: { [label]: "one" } },
      comparison: { changes: [about], uncompared: ["file"] },
    };
    expect(shown(compared)).toMatchObject({
      id: ID,
      changes: [{ from: 1, to: digits, fromLabel: "one" }],
      problems: ["file cannot be compared, so that it is written in any case."],
    });
    expect(shown(compared, { action: "unchanged" })).toMatchObject({ changes: [], problems: [] });
  });
  test("of a record that is new or cannot be read, all that is written", () => {
    const all = [{ column: "string", to: "x" }];
    expect(shown({ found: "unclear" })).toMatchObject({ id: ID, changes: all });
    const made = shown({ found: "missing" }, { action: "create", row: row(0, { chosen: true }) });
    expect(made).toMatchObject({ changes: all });
    expect(made).not.toHaveProperty("id");
    const fault: RowFault = { index: 0, problem: { message: "Odd." } };
    expect(shown({ found: "missing" }, { action: "refused", row: fault })).toMatchObject({
      changes: [],
    });
  });
});

describe("a record is read again where it may have changed", () => {
  const looked = async (
    verb: BulkVerb,
    before: Row,
    after: Known | undefined,
    isFixed = false,
    done: readonly number[] = [],
  ) => {
    const results = rowResults(5, 0);
    for (const index of done) results.settle(row(index), "updated");
    const run = { plan: planOf(verb), results } as unknown as BulkRun;
    const reads = comparer(found({}), { isFixed, toKnown: () => after });
    const { settled, rows } = await lookAgain(run, reads, [before]);
    return settled[0]?.status ?? rows[0]?.known;
  };
  const stale = known({ stale: true });
  const lost = (more: Partial<Known> = {}) => row(3, { ambiguous: true, known: known(more) });
  test.each<[string, BulkVerb, Row, Known | undefined, boolean, readonly number[], unknown]>([
    ["nobody knew it", "update", row(3), known(), false, [], undefined],
    [
      "it is as it should be",
      "update",
      row(3, { known: stale }),
      known({ same: true }),
      false,
      [],
      "unchanged",
    ],
    [
      "a lost update was carried out",
      "update",
      lost(),
      known({ same: true }),
      false,
      [],
      "updated",
    ],
    ["a lost upsert was", "upsert", lost(), known({ same: true }), false, [], "updated"],
    [
      "a lost create was",
      "createOnly",
      lost({ mustBeNew: true }),
      known({ same: true }),
      false,
      [],
      "created",
    ],
    ["a lost delete was", "delete", lost(), known({ exists: false }), false, [], "deleted"],
    [
      "a lost delete was not",
      "delete",
      lost(),
      known({ version: "2" }),
      false,
      [],
      known({ version: "2" }),
    ],
    ["it cannot be read", "update", row(3, { known: stale }), undefined, false, [], undefined],
    [
      "it changed",
      "update",
      row(3, { known: stale }),
      known({ version: "2" }),
      false,
      [],
      known({ version: "2" }),
    ],
    [
      "it keeps changing",
      "update",
      row(3, { known: known({ stale: true, conflicts: 2 }) }),
      known({ version: "2" }),
      false,
      [],
      known({ version: undefined, conflicts: 2 }),
    ],
    [
      "under a plan, a lost write was not carried out",
      "update",
      lost(),
      known(),
      true,
      [],
      known(),
    ],
    [
      "nobody can tell whether it was",
      "update",
      lost(),
      known({ version: "2" }),
      true,
      [],
      "unknown",
    ],
    [
      "it changed after the row before",
      "update",
      row(3, { known: known({ stale: true, after: 1 }) }),
      known({ version: "2" }),
      true,
      [1],
      known({ version: "2" }),
    ],
    [
      "it changed, and not by the row before",
      "update",
      row(3, { known: known({ stale: true, after: 1 }) }),
      known({ version: "2" }),
      true,
      [],
      "failed",
    ],
  ])("%s", async (_, verb, before, after, isFixed, done, expected) => {
    const end = await looked(verb, before, after, isFixed, done);
    if (typeof expected === "object" && expected) expect(end).toMatchObject(expected);
    else expect(end).toBe(expected);
  });
});

describe("rows are compared some thousand at a time", () => {
  const refusal = (status: number) =>
    new DataverseError({ operation: "Reading", outcome: "notDone", status, detail: "No." });
  const typer = (compare: RowComparer["compare"], readAll = () => Promise.resolve(undefined)) => {
    const logger = recordingLogger();
    const type = (index: number): Promise<Row | RowFault> =>
      Promise.resolve(
        index === 1 ? { index, problem: { message: "Odd." } } : row(index, { address: undefined }),
      );
    const next = comparingTyper(type, {
      set: "accounts",
      comparer: comparer(undefined, { compare, toKnown: () => known({ same: true }) }),
      total: defaults.comparedRows + 3,
      locks: recordLocks({ keys: [] }),
      logger,
      readAll,
    });
    return { next, lines: logger.lines };
  };
  test("and written uncompared, which is said once, where the user may not read them", async () => {
    const compare = jest.fn(() => Promise.reject(refusal(403)));
    const { next, lines } = typer(compare);
    expect(await next(0)).not.toHaveProperty("known");
    expect(await next(1)).toHaveProperty("problem");
    expect(await next(defaults.comparedRows)).not.toHaveProperty("known");
    expect(compare).toHaveBeenCalledTimes(1);
    expect(lines).toEqual([expect.stringContaining("written without being compared")]);
  });
  test.each([
    ["Dataverse is not there", refusal(503)],
    ["it is busy", refusal(429)],
    ["the fault is here", new TypeError("x")],
  ])("but not where %s", async (_, error) => {
    await expect(typer(() => Promise.reject(error)).next(0)).rejects.toBe(error);
    const all = typer(
      () => Promise.resolve([]),
      () => Promise.reject(error),
    );
    await expect(all.next(0)).rejects.toBe(error);
  });
  test("rows of one record by several keys have one lock, once one of them was read", () => {
    const locks = recordLocks({ keys: [] });
    const byKey = (text: string) =>
      row(0, { address: { predicate: text, values: [], lockKey: text } });
    expect(locks(byKey("code='a'"), undefined)).toBe("code='a'");
    expect(locks(byKey("code='a'"), known())).toBe("code='a'");
    expect(locks(byKey("part=1"), known())).toBe(ID);
    expect(locks(byKey("part=1"), undefined)).toBe(ID);
    expect(locks(row(0), undefined)).toBe(ID);
    expect(locks(row(0, { address: undefined }), undefined)).toBeUndefined();
  });
});
