import { OTHER_VERSION } from "../../../src/client/answers/otherVersion";
import { abandon, type BulkRun } from "../../../src/client/bulk/bulkRun";
import { makePlan, type Plan } from "../../../src/client/bulk/plan";
import { rowResults } from "../../../src/client/bulk/results/rowResults";
import type { Row } from "../../../src/client/bulk/rows/row";
import type { Answered, Failed } from "../../../src/client/bulk/scheduling/sendOnce";
import type { ChunkOutcome } from "../../../src/client/bulk/sending/chunkOutcome";
import { classifyResponse } from "../../../src/client/bulk/sending/classifyResponse";
import { creatorOf } from "../../../src/client/bulk/sending/existingRecords";
import { concernsAll } from "../../../src/client/bulk/sending/refusals";
import { sendBatch } from "../../../src/client/bulk/sending/sendBatch";
import { sendMultiple } from "../../../src/client/bulk/sending/sendMultiple";
import type { BulkAction } from "../../../src/client/bulk/types";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import type { HttpResponse } from "../../../src/client/types/http";
import { recordingLogger, refusal, response } from "../fakes";
import { thing } from "../values/fixtures";
import { ID, row } from "./rows";

const OTHER = "22222222-2222-4222-8222-222222222222";

const planOf = (action: BulkAction, tableType = "Standard"): Plan =>
  makePlan({ action, entityType: "things", records: [] }, { ...thing, tableType });
const error = (more: object = {}) =>
  new DataverseError({ operation: "Writing", outcome: "notDone", detail: "No.", ...more });

/** What a chunk comes to that is answered so, and what the run makes of it. */
const sent = async (
  plan: Plan,
  answer: HttpResponse | Failed,
  rows: readonly Row[] = [row(0), row(1)],
  send: typeof sendMultiple = sendMultiple,
) => {
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(what);
  const answered: Answered | Failed =
    "kind" in answer
      ? answer
      : {
          kind: "answered",
          response: answer,
          ms: 5,
          sent: {} as never,
          tries: 1,
          retryAfter: undefined,
        };
  const run = {
    plan,
    headers: { whole: {}, row: {}, acting: {} },
    throttle: { send: () => Promise.resolve(answered), slowDown: tell("slower") },
    schedule: {
      landed: tell("landed"),
      useMethod: (method: string) => void told.push(method),
      batchFallback: { refused: tell("refused"), passed: tell("passed") },
    },
    logger: recordingLogger(),
  } as unknown as BulkRun;
  return { ...toWords(await send(run, rows)), told };
};
const toWords = ({ settled, resend, unknown, answered, ends }: ChunkOutcome) => ({
  settled: settled.map((each) => each.id ?? each.status),
  resend: resend.flatMap(({ rows, how }) => (rows.length > 0 ? [how] : [])),
  unknown: unknown.rows.length > 0 ? unknown.how : undefined,
  answered,
  ends: ends !== undefined,
});

describe("a bulk message that was carried out", () => {
  const ids = (...Ids: unknown[]) => response(200, { Ids });
  const news = [row(0, { address: undefined }), row(1, { address: undefined })];
  test.each<[string, Plan, HttpResponse, readonly Row[], unknown[]]>([
    ["ids that the rows have", planOf("create"), ids(), [row(0)], [ID]],
    ["ids that Dataverse chose", planOf("create", "Elastic"), ids(ID, OTHER), news, [ID, OTHER]],
    // Of fewer nobody can tell whose they are.
    ["too few ids", planOf("create", "Elastic"), ids(ID), news, ["created", "created"]],
    [
      "an odd answer",
      planOf("create", "Elastic"),
      response(200, { Ids: 5 }),
      news,
      ["created", "created"],
    ],
    [
      "an answer that cannot be read",
      planOf("create", "Elastic"),
      response(200, "<html>"),
      news,
      ["created", "created"],
    ],
    [
      "an id that was read",
      planOf("update"),
      response(204),
      [
        row(0, {
          address: undefined,
          known: { exists: true, id: OTHER, same: false, stale: false, conflicts: 0 },
        }),
      ],
      [OTHER],
    ],
  ])("by %s", async (_, plan, answer, rows, settled) => {
    expect(await sent(plan, answer, rows)).toMatchObject({ settled, told: ["landed", "passed"] });
  });
});

describe("a bulk message that was refused", () => {
  const details = "@Microsoft.PowerApps.CDS.ErrorDetails.Plugin.BulkApiErrorDetails";
  const elastic = (...statuses: unknown[]) =>
    response(
      400,
      {
        error: {
          code: "0x1",
          message: "No.",
          [details]: statuses.map((StatusCode, RequestIndex) => ({ RequestIndex, StatusCode })),
        },
      },
      { "content-type": "application/json" },
    );
  const creates = [row(0, { address: undefined }), row(1, { address: undefined })];
  test.each<[string, Plan, HttpResponse, object]>([
    ["too large", planOf("update"), response(413), { resend: ["smaller"] }],
    ["too slow", planOf("update"), refusal(500, "0x80044151"), { unknown: "smaller" }],
    [
      "of a table without it",
      planOf("update"),
      refusal(501, "0x1"),
      { resend: ["separately"], told: ["batch"] },
    ],
    [
      "of an environment without it",
      planOf("update"),
      refusal(
        404,
        "0x1",
        "Resource not found for the segment 'Microsoft.Dynamics.CRM.UpdateMultiple'.",
      ),
      { resend: ["separately"], told: ["batch"], ends: false },
    ],
    [
      "for a row",
      planOf("update"),
      refusal(400, "0x1"),
      { resend: ["separately"], told: ["refused"] },
    ],
    ["for whoever asks", planOf("update"), refusal(401, "0x1"), { ends: true }],
    ["by nobody", planOf("update"), refusal(503, "0x1"), { unknown: "same", answered: "whole" }],
    // Without its details, rows of an elastic table may have been created, but for a body nobody read.
    ["without details", planOf("create", "Elastic"), refusal(400, "0x1"), { unknown: "same" }],
    ["unread", planOf("create", "Elastic"), refusal(400, "0x80048d19"), { resend: ["separately"] }],
    [
      "an update without details",
      planOf("update", "Elastic"),
      refusal(400, "0x1"),
      { resend: ["separately"] },
    ],
    [
      "in parts",
      planOf("create", "Elastic"),
      elastic(429, 503),
      { resend: ["same"], unknown: "same", told: ["slower"] },
    ],
    [
      "in one part",
      planOf("create", "Elastic"),
      elastic(412, undefined),
      { resend: ["separately"], unknown: "same", told: [] },
    ],
  ])("%s", async (_, plan, answer, expected) => {
    expect(await sent(plan, answer, plan.verb === "create" ? creates : undefined)).toMatchObject(
      expected,
    );
  });
  test.each<[HttpResponse, object]>([
    [response(413), { resend: ["smaller"] }],
    [refusal(500, "0x80044151"), { unknown: "smaller" }],
    [refusal(501, "0x1"), { resend: ["separately"], told: ["single"] }],
    [refusal(400, "0x1"), { resend: ["separately"] }],
    [refusal(401, "0x1"), { ends: true }],
    [refusal(503, "0x1"), { unknown: "same", answered: "whole" }],
  ])("and a batch as a whole: %#", async (answer, expected) => {
    expect(await sent(planOf("update"), answer, undefined, sendBatch)).toMatchObject(expected);
  });
});

describe("a chunk without an answer", () => {
  const failed = (kind: Failed["kind"], facts: object): Failed =>
    ({ kind, error: error(facts), tries: 1, retryAfter: undefined }) as Failed;
  const cut = { failure: { kind: "cutOff" } };
  test.each<[string, Failed, object]>([
    ["that is done", failed("done", {}), { settled: ["updated", "updated"] }],
    ["that is lost", failed("lost", { status: 502 }), { unknown: "same", answered: undefined }],
    [
      "that Dataverse itself failed",
      failed("lost", { status: 500, code: "0x1" }),
      { unknown: "same", answered: "whole" },
    ],
    ["that took too long", failed("lost", { status: 504 }), { unknown: "smaller" }],
    [
      "that a client gave up",
      failed("lost", { failure: { timedOut: true } }),
      { unknown: "smaller" },
    ],
    [
      "that broke off refused",
      failed("gaveUp", { status: 400, ...cut }),
      { resend: ["same"], ends: false },
    ],
    [
      "that met others",
      failed("gaveUp", { status: 500, detail: "Sql Number: 1205" }),
      { resend: ["same"], answered: "whole", ends: false },
    ],
    ["that nobody took", failed("gaveUp", {}), { resend: ["same"], ends: true }],
  ])("%s", async (_, answer, expected) => {
    expect(await sent(planOf("update"), answer)).toMatchObject(expected);
  });
  test("rows of an elastic table may have been written all the same", async () => {
    const answer = failed("gaveUp", { status: 400, ...cut });
    const plan = planOf("update", "Elastic");
    expect(await sent(plan, answer)).toMatchObject({ unknown: "same" });
    expect(await sent(plan, answer, [row(0)])).toMatchObject({ resend: ["same"] });
  });
});

describe("the answer to one row", () => {
  const known = { exists: true, version: "1", same: false, stale: false, conflicts: 0 };
  const versions = jest.fn();
  const compared = (action: BulkAction, isFixed = false): Plan => ({
    ...planOf(action),
    comparer: { isFixed, withoutVersions: versions } as unknown as NonNullable<Plan["comparer"]>,
  });
  const GONE = refusal(404, "0x80040217", "thing With Id = 1 Does Not Exist");
  test.each<[string, Plan, Row, HttpResponse, object]>([
    ["is done", planOf("update"), row(0), response(204), { is: "done", status: "updated" }],
    ["made a record", planOf("upsert"), row(0), response(201), { is: "done", status: "created" }],
    ["says nothing", planOf("update"), row(0), response(304), { is: "unknown" }],
    [
      "repeats a delete",
      planOf("delete"),
      row(0, { ambiguous: true }),
      GONE,
      { is: "done", status: "deleted" },
    ],
    [
      "repeats a create",
      planOf("create"),
      row(0, { ambiguous: true, chosen: true }),
      refusal(412, "0x80040237"),
      { is: "done", status: "created" },
    ],
    [
      "met another version",
      compared("update"),
      row(0, { known: { ...known } }),
      refusal(412, OTHER_VERSION),
      { is: "resend" },
    ],
    [
      "met another version under a plan",
      compared("update", true),
      row(0, { known: { ...known } }),
      refusal(412, OTHER_VERSION),
      { is: "refused" },
    ],
    [
      "of an upsert whose record is gone",
      compared("upsert"),
      row(0, { known: { ...known } }),
      GONE,
      { is: "resend" },
    ],
    [
      "of an update whose record is gone",
      compared("update"),
      row(0, { known: { ...known } }),
      GONE,
      { is: "refused" },
    ],
    [
      "is refused for its values",
      compared("upsert"),
      row(0, { known: { ...known } }),
      refusal(400, "0x1"),
      { is: "refused" },
    ],
    ["is refused for now", planOf("update"), row(0), refusal(429, "0x80072322"), { is: "resend" }],
    [
      "is lost",
      planOf("create"),
      row(0, { address: undefined }),
      refusal(503, "0x1"),
      { is: "unknown" },
    ],
  ])("%s", (_, plan, given, answer, expected) => {
    expect(classifyResponse(plan, given, answer)).toMatchObject(expected);
  });
});

describe("a refusal that would meet every row", () => {
  const table = "for entity 'thing'";
  test.each<[object, boolean]>([
    [{ status: 401 }, true],
    [{ status: 400 }, false],
    [{ status: 404, detail: "Resource not found for the segment 'things'." }, true],
    [
      {
        status: 404,
        detail: "Resource not found for the segment 'Microsoft.Dynamics.CRM.UpdateMultiple'.",
      },
      false,
    ],
    [{ status: 403 }, false],
    [{ status: 403, code: "0x80072560" }, true],
    [{ status: 403, detail: `missing prvWritething privilege ${table}` }, true],
    [{ status: 403, detail: "missing prvWritething privilege" }, true],
    [{ status: 403, detail: "missing prvWriteother privilege for entity 'other'" }, false],
    [{ status: 403, detail: `missing prvReadthing privilege ${table}` }, false],
    [{ status: 403, detail: `missing prvAssignthing privilege ${table}` }, false],
  ])("%j: %s", (facts, expected) => {
    expect(concernsAll(planOf("update"), error(facts))).toBe(expected);
  });
  test("a run that assigns ends without that privilege, and one by a rule as the rule says", () => {
    const missing = error({ status: 403, detail: `missing prvAssignthing privilege ${table}` });
    expect(concernsAll({ ...planOf("update"), assigns: true }, missing)).toBe(true);
    const rule = { concernsAll: () => true };
    expect(concernsAll({ ...planOf("update"), rule }, error({ status: 400 }))).toBe(true);
  });
});

test("who created a record under a row's id", () => {
  const found = (record?: object) => ({
    rows: new Map(record ? [[ID, record as Record<string, unknown>]] : []),
    date: "Mon, 04 May 2026 08:00:00 GMT",
  });
  const old = { createdon: "2020-01-01T00:00:00Z" };
  expect(creatorOf(row(0), found())).toBeUndefined();
  expect(creatorOf(row(0, { address: undefined }), found(old))).toBeUndefined();
  expect(creatorOf(row(0, { chosen: true }), found(old))).toBe("us");
  expect(creatorOf(row(0), found({}))).toBe("unclear");
  expect(creatorOf(row(0, { sentMs: Date.now() }), found(old))).toBe("others");
});

test("rows that a run leaves behind say why, and nobody can tell of those under way", () => {
  const left = (cause: Error | undefined) => {
    const results = rowResults(3, 0);
    if (cause) results.end(cause);
    results.settle(row(0), "updated");
    abandon({ plan: planOf("update"), results } as unknown as BulkRun, [
      row(0),
      row(1, { ambiguous: true }),
      row(2),
    ]);
    return results
      .finish(3, undefined)
      .results.map(({ status, error: why }) => [status, why?.message]);
  };
  expect(left(error({ detail: "Gone." }))).toEqual([
    ["updated", undefined],
    ["unknown", expect.stringContaining("Gone.")],
    ["notRun", expect.stringMatching(/^The run ended: .*Gone\./)],
  ]);
  expect(left(undefined)[2]).toEqual(["notRun", "The run ended: it was stopped."]);
});
