/** Milliseconds have 48 bits, which lasts until the year 10889. */
const TIME_DIGITS = 12;
/** The 14 bits that follow the variant, so that the GUID is a well-formed one. */
const COUNTER_VALUES = 0x4000;
const VARIANT = 0x8000;

/**
 * A source of GUIDs that grow with time in the order of SQL Server's `uniqueidentifier`, so that rows are
 * added at the end of the table's index: the last six bytes weigh most, the two before them next
 * (Microsoft: "Comparing GUID and uniqueidentifier values"). 60 further bits are random.
 *
 * @param nowMs milliseconds since the epoch
 * @param randomBytes bytes nobody can foresee
 */
export function sequentialGuids(
  nowMs: () => number,
  randomBytes: (length: number) => Buffer,
): () => string {
  let timeMs = 0;
  let counter = 0;
  return () => {
    const now = Math.floor(nowMs());
    if (now > timeMs) {
      timeMs = now;
      counter = 0;
    } else {
      // A clock that stops or goes back must not disturb the order.
      counter += 1;
      if (counter === COUNTER_VALUES) {
        timeMs += 1;
        counter = 0;
      }
    }
    const random = randomBytes(8).toString("hex");
    const node = timeMs.toString(16).padStart(TIME_DIGITS, "0");
    const sequence = (VARIANT + counter).toString(16);
    return `${random.slice(0, 8)}-${random.slice(8, 12)}-4${random.slice(13)}-${sequence}-${node}`;
  };
}
