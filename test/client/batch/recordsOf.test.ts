import { recordsOf } from "../../../src/client/batch/recordsOf";
import type { DataverseError } from "../../../src/client/errors/DataverseError";

describe("recordsOf", () => {
  const done = (index: number, more: object = {}) => ({
    verdict: { index, status: "done" as const, ...more },
  });
  const failed = (status: "failed" | "unknown" | "notDone", index = 1) => ({
    verdict: { index, status, error: { message: "m" } },
  });
  const thrown = (judged: Parameters<typeof recordsOf>[0]): DataverseError => {
    try {
      recordsOf(judged, "rollback");
    } catch (error) {
      return error as DataverseError;
    }
    throw new Error("nothing was thrown");
  };

  test("records, ids, and nothing", () => {
    const judged = [done(0, { record: { a: 1 }, id: "i" }), done(1, { id: "i" }), done(2)];
    expect(recordsOf(judged, "rollback")).toEqual([{ a: 1 }, { id: "i" }, {}]);
    expect(recordsOf([failed("failed"), done(1)], "continue")).toEqual([
      { error: { outcome: "failed", message: "m" } },
      {},
    ]);
  });

  test("what broke off is thrown in either mode, and half done is unknown", () => {
    expect(() =>
      recordsOf([{ ...failed("unknown"), brokeOff: true }, done(1)], "continue"),
    ).toThrow(/1 unknown/);
    expect(thrown([done(0), failed("failed")])).toMatchObject({ outcome: "unknown" });
    expect(thrown([failed("failed")])).toMatchObject({ outcome: "notDone" });
    expect(thrown([{ ...done(0, { error: { message: "m" } }), brokeOff: true }])).toMatchObject({
      outcome: "done",
    });
  });
});
