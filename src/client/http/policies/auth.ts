import type { Policy } from "../../types/http";
import type { TokenSource } from "../../types/tokens";
import { inTime, leftMs } from "../inTime";

/** Adds the bearer token; a 401 is answered with one other token, where there is a way to get one. */
export function auth(tokens: TokenSource): Policy {
  return async (request, next) => {
    const withToken = (token: string) =>
      next({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } });
    const left = () => leftMs(request.endsMs);
    const current = tokens.current(request.endsMs);
    const token = typeof current === "string" ? current : await inTime(current, left(), NO_TOKEN);
    const first = await withToken(token);
    if (first.status !== 401) return first;
    const renewed = await inTime(tokens.renew(token, request.endsMs), left(), NO_TOKEN);
    const second = renewed === undefined ? first : await withToken(renewed);
    if (second.status !== 401) return second;
    throw tokens.refusal(request.operation, second.headers);
  };
}

const NO_TOKEN = "the token URL gave no access token in time";
