import { signal } from "@preact/signals";
import type { InputView } from "../../contract";
import type { Entry } from "../model/entries";

/** A run of before. Passwords are not kept. */
export interface PastRun {
  readonly id: number;
  readonly entryId: string;
  readonly label: string;
  readonly at: number;
  readonly ok: boolean;
  readonly elapsedMs: number;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const MOST = 50;

/** The newest first; of this page only. */
export const pastRuns = signal<readonly PastRun[]>([]);

let lastId = 0;

export function remember(run: {
  readonly entry: Entry;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly elapsedMs: number;
}): void {
  lastId += 1;
  const { entry, inputs, ok, elapsedMs } = run;
  const past = {
    id: lastId,
    entryId: entry.id,
    label: entry.view.label,
    at: Date.now(),
    ok,
    elapsedMs,
    inputs: withoutPasswords(entry.view.inputs, inputs),
  };
  pastRuns.value = [past, ...pastRuns.value].slice(0, MOST);
}

function withoutPasswords(
  inputs: readonly InputView[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const secret = new Set(inputs.filter(({ type }) => type === "password").map(({ key }) => key));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !secret.has(key)));
}
