import fc from "fast-check";
import { matchAnswers } from "../../../src/client/multipart/matchAnswers";
import type { BatchEntry, EntryAnswer } from "../../../src/client/multipart/types";
import { answer } from "../batch/samples";

const part = (contentId: string) => ({ method: "POST", path: "/x", contentId });

/** Entries with so many parts each; 0 is a part of its own. Content-IDs count through the batch. */
const entriesOf = (sizes: readonly number[]): readonly BatchEntry[] => {
  let counter = 0;
  const next = () => {
    counter += 1;
    return part(String(counter));
  };
  return sizes.map((size) =>
    size === 0
      ? { kind: "single", part: next() }
      : { kind: "changeSet", parts: Array.from({ length: size }, next) },
  );
};

/** What Dataverse would answer: each part by its Content-ID; a change set that failed by one refusal. */
const truth = (entry: BatchEntry, failed: boolean): EntryAnswer => {
  if (entry.kind === "single") {
    return { kind: "single", answer: answer(failed ? 400 : 204, "", entry.part.contentId) };
  }
  if (failed) return { kind: "single", answer: answer(400, "refused") };
  return {
    kind: "changeSet",
    answers: entry.parts.map(({ contentId }) => answer(204, "", contentId)),
  };
};

const batch = fc
  .array(fc.record({ size: fc.integer({ min: 0, max: 3 }), failed: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((made) => {
    const sent = entriesOf(made.map(({ size }) => size));
    return { sent, answers: sent.map((entry, at) => truth(entry, made[at]?.failed ?? false)) };
  });

const named = (found: EntryAnswer): boolean =>
  found.kind === "changeSet" || found.answer.contentId !== undefined;

describe("matchAnswers", () => {
  test("every answer in its place: each entry has its own", () => {
    fc.assert(
      fc.property(batch, ({ sent, answers }) => {
        const found = matchAnswers(sent, { entries: answers, complete: true }, true);
        expect(found).toEqual({ answers, strays: false });
      }),
    );
  });

  test("a body that broke off: those that came have their entries", () => {
    fc.assert(
      fc.property(batch, fc.nat(8), ({ sent, answers }, length) => {
        const came = answers.slice(0, length);
        const found = matchAnswers(sent, { entries: came, complete: false }, true);
        expect(found.answers).toEqual(answers.map((each, at) => (at < length ? each : undefined)));
      }),
    );
  });

  test("one missing: it is the only named one without an answer, and no entry gets another's", () => {
    fc.assert(
      fc.property(batch, fc.nat(7), fc.boolean(), ({ sent, answers }, at, continues) => {
        const gone = at % answers.length;
        const came = answers.filter((_, index) => index !== gone);
        const last = came.at(-1);
        // A batch that stops at an error may have no answers behind it: that is not this case.
        fc.pre(continues || !last || !(last.kind === "single" && last.answer.status >= 400));
        const found = matchAnswers(sent, { entries: came, complete: true }, continues).answers;
        answers.forEach((own, index) => {
          if (found[index] !== undefined) expect(found[index]).toBe(own);
          if (index === gone) expect(found[index]).toBeUndefined();
          else if (named(own)) expect(found[index]).toBe(own);
        });
      }),
    );
  });

  test("one too many, of nobody: no entry gets another's", () => {
    const stranger = fc.constantFrom(answer(204, "", "999"), answer(204), answer(400, "odd"));
    fc.assert(
      fc.property(batch, fc.nat(8), stranger, ({ sent, answers }, at, odd) => {
        const place = at % (answers.length + 1);
        const extra: EntryAnswer = { kind: "single", answer: odd };
        const came = [...answers.slice(0, place), extra, ...answers.slice(place)];
        const found = matchAnswers(sent, { entries: came, complete: true }, true);
        expect(found.strays).toBe(true);
        answers.forEach((own, index) => {
          if (named(own)) expect(found.answers[index]).toBe(own);
          else expect([undefined, own]).toContain(found.answers[index]);
        });
      }),
    );
  });

  test("in any order, doubled or not: by Content-ID; of two answers neither is believed", () => {
    const shuffled = batch.chain(({ sent, answers }) =>
      fc.record({
        sent: fc.constant(sent),
        answers: fc.constant(answers.filter(named)),
        order: fc.shuffledSubarray(
          answers.filter(named).flatMap((each) => [each, each]),
          { minLength: 0 },
        ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ sent, answers, order }) => {
        const found = matchAnswers(sent, { entries: order, complete: true }, true).answers;
        for (const own of answers) {
          const times = order.filter((each) => each === own).length;
          expect(found.includes(own)).toBe(times === 1);
        }
        expect(found.filter(Boolean).length).toBe(
          answers.filter((own) => order.filter((each) => each === own).length === 1).length,
        );
      }),
    );
  });

  test("a part that was sent with others is not answered by a change set, nor by another's part", () => {
    const sent = entriesOf([0, 2, 2]);
    const mixed: EntryAnswer = {
      kind: "changeSet",
      answers: [answer(204, "", "2"), answer(204, "", "4")],
    };
    const single: EntryAnswer = { kind: "changeSet", answers: [answer(204, "", "1")] };
    const found = matchAnswers(sent, { entries: [single, mixed], complete: true }, true);
    expect(found).toEqual({ answers: [undefined, undefined, undefined], strays: true });
  });
});
