/**
 * Milliseconds to wait by a `Retry-After` header: seconds or an HTTP-date (RFC 9110, 10.2.3).
 * Undefined when there is none, it cannot be read, or it asks for no wait at all.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : undefined;
}
