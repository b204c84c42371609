import { defaults } from "../../defaults";
import { type Environment, onOrigin } from "../../environment";
import { InputError } from "../../errors/InputError";
import type { Policy } from "../../types/http";

/**
 * Nothing, and above all no token, leaves for another host; no URL is longer than Dataverse takes, which
 * for a read is the length allowed inside a batch.
 */
export function sameOrigin(environment: Environment): Policy {
  return async (request, next) => {
    const url = onOrigin(environment, request.url, "The request's URL");
    const most =
      request.method === "GET" ? defaults.maxBatchedUrlCharacters : defaults.maxUrlCharacters;
    if (url.length > most) {
      throw new InputError(
        `${request.operation} needs a URL of ${url.length} characters; Dataverse accepts ${most}. Select fewer columns or shorten the filter.`,
      );
    }
    return next({ ...request, url });
  };
}
