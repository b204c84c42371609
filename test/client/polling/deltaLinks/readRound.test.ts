import { readRound } from "../../../../src/client/polling/deltaLinks/readRound";

const page = { next: "accounts?$select=name", pages: 2, started: "2026-05-04T08:00:00Z" };
const link = { url: "https://x/accounts?$deltatoken=1", idsOnly: true };
const from = "2026-05-04T07:55:00Z";

const INITIAL = { kind: "initialSync", ...page, deliver: false, catchUpFrom: from };
const CATCH_UP = { kind: "catchUp", ...page, catchUpFrom: from, link };
const DELTA = { kind: "delta", ...page };

test.each([INITIAL, CATCH_UP, DELTA])("a round is read as it was saved: %j", (round) => {
  expect(readRound(round)).toEqual(round);
});

test.each([
  [{ kind: "load", ...page, deliver: false, gapFrom: from }, INITIAL],
  [{ kind: "gap", ...page, deliver: true, gapFrom: from, link }, CATCH_UP],
  [{ kind: "delta", ...page, deliver: true }, DELTA],
])("a round of earlier releases is the same under its new name: %j", (saved, round) => {
  expect(readRound(saved)).toEqual(round);
});

test.each([
  [
    { ...CATCH_UP, started: undefined },
    { started: from, catchUpFrom: from },
  ],
  [
    { ...CATCH_UP, catchUpFrom: undefined },
    { started: page.started, catchUpFrom: from },
  ],
])("one of two times is enough to catch up: %j", (saved, times) => {
  expect(readRound(saved)).toMatchObject(times);
});

test.each([
  null,
  "delta",
  [DELTA],
  { ...DELTA, kind: "constructor" },
  { ...DELTA, kind: ["delta"] },
  { ...DELTA, next: "" },
  { ...DELTA, pages: -1 },
  { ...DELTA, pages: 1.5 },
  { ...DELTA, started: "yesterday" },
  { ...INITIAL, deliver: "false" },
  { ...INITIAL, catchUpFrom: 5 },
  { ...CATCH_UP, link: { url: "", idsOnly: true } },
  { ...CATCH_UP, link: undefined },
  { ...CATCH_UP, started: undefined, catchUpFrom: undefined },
])("a damaged round is none: %j", (saved) => {
  expect(readRound(saved)).toBeUndefined();
});
