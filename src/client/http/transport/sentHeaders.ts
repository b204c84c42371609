import { AxiosHeaders } from "axios";
import { defaults } from "../../defaults";
import { setOwn } from "../../objects/ownProperty";
import type { HttpRequest } from "../../types/http";

/**
 * The headers of a request as axios takes them. axios looks for each name among all others, three times a
 * request; names that come from an object are there once, and so go in at once. What a header may hold is
 * seen to by axios as it hands them to Node, and by Node.
 */
export function sentHeaders(given: HttpRequest["headers"]): AxiosHeaders {
  const names = Object.keys(given);
  if (names.some((name) => name in AxiosHeaders.prototype)) return withAgent(given);
  const headers: Headers = new SentHeaders();
  setOwn(headers, "User-Agent", defaults.userAgent);
  for (const name of names) setOwn(headers, name, given[name]);
  return headers;
}

type Headers = AxiosHeaders & Record<string, unknown>;

/** Names such as `get` or `constructor` would stand in the way of the methods of that name. */
const withAgent = (given: HttpRequest["headers"]): AxiosHeaders =>
  new AxiosHeaders({ "User-Agent": defaults.userAgent, ...given });

class SentHeaders extends AxiosHeaders {
  override normalize(): this {
    return this;
  }
}
