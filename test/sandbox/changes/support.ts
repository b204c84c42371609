import type { Answer, Api, SendOptions } from "../support/api";

export const track = { Prefer: "odata.track-changes" };

/** One answer to a read of changes. */
export interface Changes {
  answer: Answer;
  rows: Record<string, unknown>[];
  /** Ids of the deleted ones. */
  deleted: unknown[];
  next: string | undefined;
  delta: string | undefined;
}

/** Reads one page; `path` as `Api.send` takes it, or a link of an answer before. */
export async function readPage(api: Api, path: string, sent: SendOptions = {}): Promise<Changes> {
  const answer = await api.send("GET", path.replace(api.sandbox.url, ""), sent);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  const { value, ...rest } = answer.body as {
    value: Record<string, unknown>[];
    "@odata.nextLink"?: string;
    "@odata.deltaLink"?: string;
  };
  return {
    answer,
    rows: value.filter((item) => item["reason"] === undefined),
    deleted: value.flatMap(({ id, reason }) => (reason === "deleted" ? [id] : [])),
    next: rest["@odata.nextLink"],
    delta: rest["@odata.deltaLink"],
  };
}

/** The delta link of a first read in one page. */
export async function startTracking(api: Api, path = "accounts?$select=name"): Promise<string> {
  const { delta } = await readPage(api, path, { headers: track });
  return delta ?? "";
}

/** Names of changed accounts and ids of deleted ones, in their order, and the next delta link. */
export async function readDelta(
  api: Api,
  link: string,
): Promise<{ names: unknown[]; deleted: unknown[]; delta: string }> {
  const { rows, deleted, delta } = await readPage(api, link);
  return { names: rows.map(({ name }) => name), deleted, delta: delta ?? "" };
}

/** The decoded token of a delta link. */
export function tokenOf(link: string): string {
  return decodeURIComponent(/\$deltatoken=([^&]+)/.exec(link)?.[1] ?? "");
}
