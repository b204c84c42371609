import { toRecords } from "../../../src/client/batch/toRecords";
import type { DataverseError } from "../../../src/client/errors/DataverseError";

describe("toRecords", () => {
  const done = (index: number, more: object = {}) => ({
    verdict: { index, status: "done" as const, ...more },
  });
  const failed = (status: "failed" | "unknown" | "notDone", index = 1) => ({
    verdict: { index, status, error: { message: "m" } },
  });
  const thrown = (judged: Parameters<typeof toRecords>[0]): DataverseError => {
    try {
      toRecords(judged, "rollback");
    } catch (error) {
      return error as DataverseError;
    }
    throw new Error("nothing was thrown");
  };

  test("records, ids, and nothing", () => {
    const judged = [done(0, { record: { a: 1 }, id: "i" }), done(1, { id: "i" }), done(2)];
    expect(toRecords(judged, "rollback")).toEqual([{ a: 1 }, { id: "i" }, {}]);
    expect(toRecords([failed("failed"), done(1)], "continue")).toEqual([
      { error: { outcome: "failed", message: "m" } },
      {},
    ]);
  });

  test("what broke off is thrown in either mode, and half done is unknown", () => {
    expect(() =>
      toRecords([{ ...failed("unknown"), brokeOff: true }, done(1)], "continue"),
    ).toThrow(/1 unknown/);
    expect(thrown([done(0), failed("failed")])).toMatchObject({ outcome: "unknown" });
    expect(thrown([failed("failed")])).toMatchObject({ outcome: "notDone" });
    expect(thrown([{ ...done(0, { error: { message: "m" } }), brokeOff: true }])).toMatchObject({
      outcome: "done",
    });
  });
});
