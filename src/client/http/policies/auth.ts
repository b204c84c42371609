import type { TokenSource } from "../../auth/types";
import { requestIdOf } from "../../errors/fromResponse";
import type { Policy } from "../types";

/** Adds the bearer token; a 401 is answered with one other token, where there is a way to get one. */
export const auth =
  (tokens: TokenSource): Policy =>
  async (request, next) => {
    const withToken = (token: string) =>
      next({ ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } });
    const token = await tokens.current();
    const first = await withToken(token);
    if (first.status !== 401) return first;
    const renewed = await tokens.renew(token);
    const second = renewed === undefined ? first : await withToken(renewed);
    if (second.status !== 401) return second;
    throw tokens.refusal(request.operation, requestIdOf(second.headers));
  };
