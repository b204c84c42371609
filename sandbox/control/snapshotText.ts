import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { ClockState } from "../clock";
import type { CountedRequests } from "../limits/serviceProtection";
import type { TableDeclaration } from "../schema/types";
import { saying } from "../text/saying";
import { ControlError } from "./controlError";
import { checkSnapshotShape } from "./snapshotShape";
import type { EnvironmentState } from "./state";

const format = "dataverse-sandbox snapshot 1";
/** What the rows unpack to at most. */
const mostBytes = 1_073_741_824;

interface SnapshotText {
  format: typeof format;
  /** Of the tables that the sandbox started with: rows of others cannot be read. */
  fingerprint: string;
  version: number;
  /** Declarations that have changed since the start. */
  changed: TableDeclaration[];
  drafts: TableDeclaration[];
  counted: CountedRequests[];
  clock: ClockState;
  files: { id: string; table: string; row: string; column: string; data: string }[];
  /** A file of SQLite, packed by gzip, as Base64. */
  content: string;
}

export function writeSnapshot(state: EnvironmentState, start: readonly TableDeclaration[]): string {
  const { store, files, counted, clock, drafts } = state;
  const before = new Set(start);
  const text: SnapshotText = {
    format,
    fingerprint: fingerprintOf(start),
    version: store.version,
    changed: store.tables.filter((table) => !before.has(table)),
    drafts: [...drafts],
    counted: [...counted],
    clock,
    files: files.map(([id, { data, ...place }]) => ({
      id,
      ...place,
      data: data.toString("base64"),
    })),
    content: gzipSync(store.content).toString("base64"),
  };
  return JSON.stringify(text);
}

/** @param check throws where a sandbox could not be brought to the state */
export function readSnapshot(
  given: string,
  start: readonly TableDeclaration[],
  check: (state: EnvironmentState) => void,
): EnvironmentState {
  const text = parse(given);
  if (text.fingerprint !== fingerprintOf(start)) {
    throw new ControlError(400, "The snapshot is of a sandbox with other tables than this one.");
  }
  try {
    const state = stateOf(text, start);
    check(state);
    return state;
  } catch (error) {
    throw new ControlError(400, `The snapshot cannot be read: ${saying(error)}`);
  }
}

function stateOf(text: SnapshotText, start: readonly TableDeclaration[]): EnvironmentState {
  checkSnapshotShape(text, "snapshot");
  const content = gunzipSync(Buffer.from(text.content, "base64"), { maxOutputLength: mostBytes });
  if (!content.toString("latin1", 0, 16).startsWith("SQLite format 3")) {
    throw new Error("its content is no database.");
  }
  const changed = new Map(text.changed.map((table) => [table.logicalName, table]));
  return {
    store: {
      content,
      version: text.version,
      tables: start.map((table) => changed.get(table.logicalName) ?? table),
    },
    drafts: text.drafts,
    counted: text.counted,
    clock: { offsetMs: text.clock.offsetMs, stoppedAt: text.clock.stoppedAt },
    files: text.files.map(({ id, data, ...place }) => [
      id,
      { ...place, data: Buffer.from(data, "base64") },
    ]),
  };
}

function parse(given: string): SnapshotText {
  try {
    const text = JSON.parse(given) as SnapshotText;
    if (text.format === format) return text;
  } catch {
    // What is no JSON is no snapshot either.
  }
  throw new ControlError(400, "The text is no snapshot that this version of the sandbox exported.");
}

function fingerprintOf(tables: readonly TableDeclaration[]): string {
  return createHash("sha256").update(JSON.stringify(tables)).digest("hex").slice(0, 16);
}
