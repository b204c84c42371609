import { randomUUID } from "node:crypto";

/** The ids of a run that may have to be repeated, and how many of them this run has used. */
let replay: { readonly ids: string[]; used: number } | undefined;

/** A GUID as rows carry them: lower case, without braces. */
export function randomGuid(): string {
  if (replay === undefined) return randomUUID();
  const id = replay.ids[replay.used] ?? randomUUID();
  replay.ids[replay.used] = id;
  replay.used += 1;
  return id;
}

/** Runs `work` with the ids of the run before, as far as they go; new ones are added to the list. */
export function replayingGuids<T>(ids: string[], work: () => T): T {
  replay = { ids, used: 0 };
  try {
    return work();
  } finally {
    replay = undefined;
  }
}
