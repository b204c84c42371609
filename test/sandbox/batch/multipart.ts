import type { Answer, Api } from "../support/api";

export interface Request {
  method: string;
  /** From the host on, or behind `/api/data/v9.2/`; `$1/…` stays as it is. */
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Headers of the part around the request. */
  part?: Record<string, string>;
}

/** Lines of one part, without its boundary. */
export function part({ method, url, body, headers = {}, part: outer = {} }: Request): string[] {
  const local = /^(\/|\$|\w+:)/.test(url) ? url : `/api/data/v9.2/${url}`;
  const lines = (fields: Record<string, string>) =>
    Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  const type = body === undefined ? {} : { "Content-Type": "application/json; type=entry" };
  return [
    ...lines({
      "Content-Type": "application/http",
      "Content-Transfer-Encoding": "binary",
      ...outer,
    }),
    "",
    `${method} ${local} HTTP/1.1`,
    ...lines({ ...type, ...headers }),
    "",
    body === undefined ? "" : JSON.stringify(body),
  ];
}

/** Lines of a change set; Content-IDs are counted from 1. */
export function changeSet(...requests: Request[]): string[] {
  return [
    'Content-Type: multipart/mixed; boundary="changeset_1"',
    "",
    ...requests.flatMap((request, index) => [
      "--changeset_1",
      ...part({ ...request, part: { "Content-ID": String(index + 1), ...request.part } }),
    ]),
    "--changeset_1--",
    "",
  ];
}

export function batchText(...items: string[][]): string {
  const lines = [...items.flatMap((item) => ["--batch_1", ...item]), "--batch_1--", ""];
  return lines.join("\r\n");
}

export function sendBatch(
  api: Api,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const type = { "Content-Type": 'multipart/mixed; boundary="batch_1"' };
  return api.send("POST", "$batch", { body, headers: { ...type, ...headers } });
}

export interface PartResult {
  status: number;
  contentId: string | undefined;
  headers: Record<string, string>;
  text: string;
  error: { code: string; message: string };
}

/** The answers in a batch's answer: an array stands for a change set. */
export function results(answer: Answer): (PartResult | PartResult[])[] {
  const boundary = boundaryOf(answer.headers.get("content-type") ?? "");
  return split(answer.text, boundary).map((section) => {
    const nested = /^Content-Type: (multipart\/mixed.*)\r\n/.exec(section)?.[1];
    if (nested === undefined) return result(section);
    const inner = section.slice(section.indexOf("\r\n\r\n") + 4);
    return split(`${inner}\r\n`, boundaryOf(nested)).map(result);
  });
}

/** The only answer there is. */
export function onlyResult(answer: Answer): PartResult {
  const [first, ...others] = results(answer);
  if (first === undefined || Array.isArray(first) || others.length > 0) {
    throw new Error(`There is not one answer in ${answer.text}`);
  }
  return first;
}

export function statuses(answer: Answer): unknown {
  return results(answer).map((item) =>
    Array.isArray(item) ? item.map(({ status }) => status) : item.status,
  );
}

function boundaryOf(type: string): string {
  const boundary = /^multipart\/mixed; boundary=((?:batch|changeset)response_[0-9a-f-]{36})$/;
  const found = boundary.exec(type)?.[1];
  if (found === undefined) throw new Error(`${type} has no boundary.`);
  return found;
}

function split(text: string, boundary: string): string[] {
  const sections = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (sections[0] !== "" || sections.at(-1) !== "--\r\n") {
    throw new Error(`${text} is not whole.`);
  }
  return sections.slice(1, -1).map((section) => section.replace(/^\r\n/, ""));
}

function result(section: string): PartResult {
  const [outer = "", head = "", ...rest] = section.split("\r\n\r\n");
  if (!outer.startsWith("Content-Type: application/http\r\nContent-Transfer-Encoding: binary")) {
    throw new Error(`${outer} is not the head of a part.`);
  }
  const [line = "", ...lines] = head.split("\r\n");
  const text = rest.join("\r\n\r\n");
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) \w/.exec(line)?.[1]),
    contentId: /\r\nContent-ID: (.+)$/.exec(outer)?.[1],
    headers: Object.fromEntries(lines.map((field) => field.split(/: (.*)/s, 2))),
    text,
    get error() {
      return JSON.parse(text).error;
    },
  };
}
