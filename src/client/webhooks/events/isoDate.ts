const WCF_DATE = /^\/Date\((-?\d{1,16})(?:([+-])(\d\d)(\d\d))?\)\/$/;

/** The first and the last millisecond of the years that .NET has, 1 to 9999. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

/**
 * `/Date(1506409448000-0700)/` as `2017-09-26T00:04:08Z`, in the form in which the Web API sends times.
 * The serializer takes a time without a zone for the server's own, and moves it by the server's offset.
 * Dataverse keeps its times in UTC, so that milliseconds plus offset is the time: in the body of
 * Microsoft's "Use webhooks to create external handlers for server events" the operation is then a second
 * later than its row's `modifiedon`. `undefined` for any other text.
 */
export function isoDate(text: string): string | undefined {
  const [, written, sign, hours, minutes] = WCF_DATE.exec(text) ?? [];
  if (written === undefined) return undefined;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const ms = Number(written) + (sign === "-" ? -offset : offset);
  if (!(ms >= FIRST_MS && ms <= LAST_MS)) return undefined;
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
