import { setOwn } from "../../objects/ownProperty";
import type { Policy } from "../../types/http";

/**
 * The headers every Web API request should carry (Microsoft: "Compose HTTP requests and handle
 * errors"). `If-None-Match: null` keeps intermediaries from answering from a cache; a real condition
 * of the request itself wins.
 */
export const odataHeaders: Policy = (request, next) => {
  const given = Object.keys(request.headers).map((name) => name.toLowerCase());
  const headers: Record<string, string> = { ...request.headers };
  const add = (name: string, value: string) => {
    if (!given.includes(name.toLowerCase())) setOwn(headers, name, value);
  };
  add("Accept", "application/json");
  add("OData-MaxVersion", "4.0");
  add("OData-Version", "4.0");
  add("If-None-Match", "null");
  if (request.body !== undefined) add("Content-Type", "application/json; charset=utf-8");
  return next({ ...request, headers });
};
