import type { Refused } from "./runRecord";

/** Why a request was not let out, in one sentence. */
export function refusalText({ because, method, path }: Refused): string {
  const what = `${method} ${path.split("?")[0]?.slice(0, 200)}`;
  if (because === "readOnly") {
    return `The playground is read-only here, so ${what} was not sent: switch writes on first.`;
  }
  return `${what} was not sent: a person has to confirm what is deleted.`;
}
