import { type Signal, signal } from "@preact/signals";
import type { RunAnswer, SourceAnswer } from "../../contract";
import { call, messageOf } from "../client/api";
import type { Entry } from "../model/entries";
import { announcement } from "./app";
import { sentBy } from "./forms";
import { remember } from "./history";
import { filterRun } from "./wire";

/** What a form shows of its last run. */
export interface RunState {
  readonly running: boolean;
  readonly answer?: Answer;
  /** How many answers there have been; two of them may look alike. */
  readonly answers: number;
}

/** An answer of an action or of a picker, in one shape. */
export interface Answer {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: string;
  readonly elapsedMs: number;
  readonly requests: number;
  readonly run?: RunAnswer;
}

const states = new Map<string, Signal<RunState>>();

export function runOf({ id }: Entry): Signal<RunState> {
  const known = states.get(id);
  if (known) return known;
  const state = signal<RunState>({ running: false, answers: 0 });
  states.set(id, state);
  return state;
}

/** A delete that waits for a person to type the record's name. */
export const confirming = signal<
  { readonly entry: Entry; readonly name: string; readonly text: string } | undefined
>(undefined);

/** Runs what the form says; the answer is in `runOf`. */
export async function run(entry: Entry, confirm?: string): Promise<void> {
  const state = runOf(entry);
  if (state.value.running) return;
  state.value = { ...state.value, running: true };
  announcement.value = `${entry.view.label} runs.`;
  const answer = await answerOf(entry, confirm);
  state.value = { running: false, answer, answers: state.value.answers + 1 };
  announcement.value = answer.ok
    ? `${entry.view.label} succeeded.`
    : `${entry.view.label} failed: ${answer.error ?? ""}`;
}

const answerOf = async (entry: Entry, confirm?: string): Promise<Answer> => {
  const startedAt = performance.now();
  try {
    const inputs = sentBy(entry);
    const answer = await (entry.kind === "sources"
      ? source(entry, inputs)
      : action(entry, inputs, confirm));
    remember({ entry, inputs, ok: answer.ok, elapsedMs: answer.elapsedMs });
    return answer;
  } catch (error) {
    const elapsedMs = performance.now() - startedAt;
    return { ok: false, error: messageOf(error), elapsedMs, requests: 0 };
  }
};

const source = async (entry: Entry, inputs: Record<string, unknown>): Promise<Answer> => {
  const found: SourceAnswer = await call("POST /api/sources/:key", { inputs }, places(entry));
  const facts = { elapsedMs: found.elapsedMs, requests: found.requests.length };
  return found.ok
    ? { ok: true, data: found.result, ...facts }
    : { ok: false, error: found.error, ...facts };
};

const action = async (
  entry: Entry,
  inputs: Record<string, unknown>,
  confirm: string | undefined,
): Promise<Answer> => {
  const runId = `page-${crypto.randomUUID()}`;
  filterRun(runId);
  const request = { inputs, runId, ...(confirm === undefined ? {} : { confirm }) };
  const found = await call("POST /api/actions/:key/run", request, places(entry));
  const facts = { elapsedMs: found.elapsedMs, requests: found.requests.length, run: found };
  if (found.ok) return { ok: true, data: found.data, ...facts };
  if (found.confirm) confirming.value = { entry, ...found.confirm };
  return { ok: false, error: found.error, ...facts };
};

const places = ({ view }: Entry) => ({ places: { key: view.key } });
