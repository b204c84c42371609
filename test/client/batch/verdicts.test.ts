import { judge } from "../../../src/client/batch/verdicts";
import { answer, changeSet, error, prepared, single } from "./samples";

const ID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const set = changeSet(prepared(3), prepared(5, {}, { action: "update", key: ID }));

const X = { apiRoot: "https://x/api/data/v9.2/" };

describe("judge", () => {
  test("answers find their actions by Content-ID, whatever their order", () => {
    const url = `https://x/api/data/v9.2/accounts(${ID})`;
    const made = {
      ...answer(204, "", "4"),
      headers: { "odata-version": "4.0", "odata-entityid": url },
    };
    const judged = judge(
      X,
      set,
      { kind: "changeSet", answers: [answer(204, "", "6"), made] },
      "unknown",
    );
    expect(judged.map(({ verdict }) => verdict)).toEqual([
      { index: 3, status: "done", id: ID },
      { index: 5, status: "done", id: ID },
    ]);
  });

  test("the answer to another action is not this one's, wherever it stands", () => {
    const url = `https://x/api/data/v9.2/accounts(${ID})`;
    const second = {
      ...answer(204, "", "6"),
      headers: { "odata-version": "4.0", "odata-entityid": url },
    };
    const [first] = judge(X, set, { kind: "changeSet", answers: [second] }, "unknown", true);
    expect(first).toMatchObject({ brokeOff: true, verdict: { index: 3, status: "done" } });
    expect(first?.verdict.id).toBeUndefined();
    const unnumbered = { ...second, contentId: undefined };
    const alone = judge(X, set, { kind: "changeSet", answers: [unnumbered] }, "unknown");
    expect(alone.map(({ verdict }) => verdict.id)).toEqual([undefined, undefined]);
    const whole = [unnumbered, answer(204)];
    const placed = judge(X, set, { kind: "changeSet", answers: whole }, "unknown");
    expect(placed[0]?.verdict).toEqual({ index: 3, status: "done", id: ID });
  });

  test("a refusal with a Content-ID names its action", () => {
    const refused = answer(400, error("No.", "0x80040203"), "6");
    const judged = judge(X, set, { kind: "changeSet", answers: [refused] }, "unknown");
    expect(judged.map(({ verdict: { status } }) => status)).toEqual(["notDone", "failed"]);
    expect(judged[1]?.verdict.error).toMatchObject({ status: 400, code: "0x80040203" });
    expect(judged[1]?.cause?.message).toMatch(/^Batch action 5 \(update accounts\)/);
  });

  test("a refusal that names nobody is of all of them", () => {
    const judged = judge(X, set, single(500, error("Odd.")), "unknown");
    expect(judged.map(({ verdict: { status } }) => status)).toEqual(["failed", "failed"]);
    expect(judged[0]?.cause?.message).toMatch(/^One of the batch actions 3, 5 /);
  });

  test.each(["done", "unknown", "failed", "notDone"] as const)("no answer: %s", (missing) => {
    const judged = judge(X, set, undefined, missing);
    for (const { verdict, brokeOff } of judged) {
      expect(verdict).toMatchObject({ status: missing, error: { message: expect.any(String) } });
      expect(brokeOff === true).toBe(missing !== "notDone");
    }
  });

  test("cut off, one success speaks for all of a change set, none for none", () => {
    const one = { kind: "changeSet" as const, answers: [answer(204, "", "4")] };
    const some = judge(X, set, one, "unknown", true);
    expect(some[1]).toMatchObject({ verdict: { status: "done", error: {} }, brokeOff: true });
    const whole = judge(X, set, one, "notDone");
    expect(whole.map(({ verdict: { status } }) => status)).toEqual(["done", "unknown"]);
    const none = judge(X, set, { kind: "changeSet", answers: [] }, "unknown");
    expect(none.map(({ verdict: { status } }) => status)).toEqual(["unknown", "unknown"]);
  });

  test.each([100, 302, 304])("%i is neither done nor refused", (status) => {
    const answers = [answer(status, "", "4"), answer(204, "", "6")];
    const judged = judge(X, set, { kind: "changeSet", answers }, "done");
    expect(judged.map(({ verdict }) => verdict.status)).toEqual(["unknown", "done"]);
    expect(judged[0]?.brokeOff).toBe(true);
  });

  test("two answers to one action: neither is believed", () => {
    const answers = [answer(204, "", "4"), answer(204, "", "4"), answer(204, "", "6")];
    const judged = judge(X, set, { kind: "changeSet", answers }, "done");
    expect(judged.map(({ verdict }) => verdict.status)).toEqual(["unknown", "done"]);
  });

  test("the id comes from the record where no header has it", () => {
    const [judged] = judge(
      X,
      { kind: "single", actions: [prepared(0)] },
      single(201, { "@odata.context": "x", accountid: ID }),
      "unknown",
    );
    expect(judged?.verdict).toEqual({
      index: 0,
      status: "done",
      id: ID,
      record: { "@odata.context": "x", accountid: ID },
    });
  });

  test("exact integers, and a body that is none", () => {
    const entry = { kind: "single" as const, actions: [prepared(0)] };
    const [exact] = judge(
      X,
      entry,
      single(200, '{"@odata.context":"x","versionnumber":9007199254740993}'),
      "unknown",
    );
    expect(exact?.verdict.record).toMatchObject({ versionnumber: "9007199254740993" });
    const [broken] = judge(X, entry, single(200, "{"), "unknown");
    expect(broken?.verdict).toMatchObject({
      status: "done",
      error: { message: expect.stringMatching(/do not repeat/) },
    });
  });

  test("hints speak of fields, not of inputs that a batch does not have", () => {
    const [judged] = judge(
      X,
      { kind: "single", actions: [prepared(0)] },
      single(404, error("Resource not found for the segment 'x'.")),
      "unknown",
    );
    expect(judged?.verdict.error?.hint).toMatch(/^"collection" has to be/);
  });
});
