/** Printing by allow-list: what is not named here is not printed. Bodies never are. */
const HEADERS = new Set([
  "accept",
  "allow",
  "consistency",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "if-match",
  "if-none-match",
  "mscrm.bypassbusinesslogicexecution",
  "mscrm.suppressduplicatedetection",
  "odata-maxversion",
  "odata-version",
  "prefer",
  "preference-applied",
  "req_id",
  "retry-after",
  "user-agent",
  "x-ms-client-request-id",
  "x-ms-correlation-id",
  "x-ms-dop-hint",
  "x-ms-ratelimit-burst-remaining-xrm-requests",
  "x-ms-ratelimit-time-remaining-xrm-requests",
  "x-ms-request-id",
  "x-ms-service-request-id",
]);

const QUERY_OPTIONS = new Set([
  "$apply",
  "$count",
  "$expand",
  "$filter",
  "$orderby",
  "$select",
  "$top",
  "annotations",
]);

const LONGEST_VALUE = 200;

/** `name: value` of the headers that may be seen; the names alone of the others. */
export function visibleHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      HEADERS.has(name.toLowerCase()) ? value : "(hidden)",
    ]),
  );
}

/** Path and query without origin, user data of unknown options hidden, long values cut. */
export function visibleUrl(url: string): string {
  const [path = "", query] = url.replace(/^https?:\/\/[^/]*/i, "").split("?", 2);
  if (!query) return path;
  const options = query.split("&").map((option) => {
    const at = option.indexOf("=");
    if (at < 0) return "(hidden)";
    const name = option.slice(0, at);
    if (!QUERY_OPTIONS.has(readable(name).toLowerCase())) return `${name}=(hidden)`;
    const value = readable(option.slice(at + 1));
    return `${name}=${value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value}`;
  });
  return `${path}?${options.join("&")}`;
}

const readable = (text: string): string => {
  try {
    // A line break would begin another log line.
    return decodeURIComponent(text).replace(/[\r\n]+/g, " ");
  } catch {
    return text;
  }
};
