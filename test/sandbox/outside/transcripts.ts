import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One request to the real service and its answer, as Microsoft's documentation shows them. */
export interface Transcript {
  /** Folder and file, without the extension. */
  name: string;
  request: { method: string; url: string; headers: [string, string][]; body: string | null };
  response: {
    status: number;
    headers: [string, string][];
    body: string | null;
    body_json?: unknown;
  };
}

const directory = join(__dirname, "../../../../shared/data/transcripts");

/** `describe`, or a visible skip on a machine that has no transcripts. */
export const describeTranscripts: jest.Describe = existsSync(directory)
  ? describe
  : (((name: string, body: () => void) =>
      describe.skip(
        `${name} (skipped: no transcripts beside this checkout)`,
        body,
      )) as jest.Describe);

/** The transcripts of a topic; none where there are none on this machine. */
export function transcripts(topic: string): Transcript[] {
  const folder = join(directory, topic);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => ({
      ...JSON.parse(readFileSync(join(folder, file), "utf8")),
      name: `${topic}/${file.replace(/\.json$/, "")}`,
    }));
}

/** The placeholder documentation writes for an environment's address. */
export const anywhere = /\[Organization UR[Ii]\]|https:\/\/yourorg\.api\.crm\.dynamics\.com/g;

/** Rows for `it.each`, which takes no empty table even where it is skipped. */
export function named(list: readonly Transcript[]): (readonly [string, Transcript | undefined])[] {
  if (list.length === 0) return [["none", undefined]];
  return list.map((transcript) => [transcript.name, transcript]);
}

/** A transcript's request path, from the host on. */
export function pathOf({ request }: Transcript): string {
  return request.url.replace(anywhere, "");
}

/** Several headers of one name are one, joined. */
export function headersOf(pairs: [string, string][]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const known = headers[name];
    headers[name] = known === undefined ? value : `${known}, ${value}`;
  }
  return headers;
}

/** What a JSON value looks like: the names in it and the kinds of values, without the values. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}
