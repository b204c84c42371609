import type { FaultAction } from "../faults/types";
import type { SandboxResponse } from "../types";

type Parts = Extract<FaultAction, { kind: "parts" }>;

/** A whole answer to a batch that does not speak of each request once, and in order. */
export function disorder(answer: SandboxResponse, action: Parts): SandboxResponse {
  const boundary = /boundary=([^;\s]+)/.exec(answer.headers["Content-Type"] ?? "")?.[1];
  if (boundary === undefined) return answer;
  const text = answer.body.toString("latin1");
  const body = action.inside ? insideChangeSet(text, action) : changed(text, boundary, action);
  return { ...answer, body: Buffer.from(body, "latin1") };
}

function insideChangeSet(text: string, action: Parts): string {
  const [inner] = /changesetresponse_[\w-]+/.exec(text) ?? [];
  if (inner === undefined) return text;
  const start = text.indexOf(`--${inner}\r\n`);
  const end = text.indexOf(`--${inner}--`) + `--${inner}--`.length;
  return text.slice(0, start) + changed(text.slice(start, end), inner, action) + text.slice(end);
}

function changed(text: string, boundary: string, { change, at = 0 }: Parts): string {
  const mark = `--${boundary}`;
  const [before = "", ...rest] = text.split(mark);
  const end = rest.pop() ?? "";
  const parts = [...rest];
  switch (change) {
    case "reverse":
      parts.reverse();
      break;
    case "drop":
      parts.splice(at, 1);
      break;
    case "double":
      parts.splice(at, 0, parts[at] ?? "");
      break;
    case "unnamed":
      for (const [index, part] of parts.entries()) {
        parts[index] = part.replace(/\r\nContent-ID: [^\r]*/g, "");
      }
      break;
  }
  return before + parts.map((part) => mark + part).join("") + mark + end;
}
