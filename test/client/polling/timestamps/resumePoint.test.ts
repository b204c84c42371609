import { DeliveredVersions } from "../../../../src/client/polling/shared/DeliveredVersions";
import { emptyMemory, type Memory } from "../../../../src/client/polling/timestamps/readState";
import { resumePoint } from "../../../../src/client/polling/timestamps/resumePoint";

const OVERLAP = 300_000;
const LOOK_BACK = 1_000;
const FAR = Number.POSITIVE_INFINITY;

const memory = (changes: Partial<Memory>): Memory => ({
  ...emptyMemory(),
  isNew: false,
  ...changes,
});
const handedOver = (at: number) => {
  const seen = new DeliveredVersions();
  seen.add("a", "1", at);
  return seen;
};

test.each([
  ["its watermark and lower end", { watermark: 900_000, since: 700_000 }, 900_000, 700_000],
  ["the overlap for want of a lower end", { watermark: 900_000 }, 900_000, 600_000],
  [
    "the overlap where the lower end is wrong",
    { watermark: 900_000, since: 2e9 },
    900_000,
    600_000,
  ],
  ["the last row, for want of a watermark", { seen: handedOver(800_000) }, 795_000, 495_000],
  ["the look-back date, for want of both", {}, LOOK_BACK, LOOK_BACK],
])("goes by %s", (_, changes, watermark, since) => {
  expect(resumePoint(memory(changes), OVERLAP, LOOK_BACK, FAR)).toMatchObject({
    watermark,
    since,
  });
});

test("does not go by rows that are stamped later than the server's time", () => {
  const found = resumePoint(memory({ seen: handedOver(800_000) }), OVERLAP, LOOK_BACK, 700_000);
  expect(found?.watermark).toBe(LOOK_BACK);
});

test("cannot tell without any of them", () => {
  expect(resumePoint(memory({}), OVERLAP, undefined, FAR)).toBeUndefined();
  expect(resumePoint(emptyMemory(), OVERLAP, undefined, FAR)).toBeUndefined();
});
