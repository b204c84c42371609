import type { Path } from "./types";

/** Where in the file something is, in words and as a path, and the list that its problems go to. */
export interface Place {
  readonly words: string;
  readonly path: Path;
  readonly problems: string[];
}

export function rootPlace(problems: string[]): Place {
  return { words: "", path: [], problems };
}

/** A place further in. Without words of its own it keeps those of the place around it. */
export function inside(place: Place, path: Path, words = ""): Place {
  const both = [place.words, words].filter((part) => part !== "").join(", ");
  return { words: both, path: [...place.path, ...path], problems: place.problems };
}

/** Adds one sentence, which begins with the place. */
export function problem(place: Place, sentence: string): void {
  const text = place.words === "" ? sentence : `${place.words}: ${sentence}`;
  place.problems.push(text.charAt(0).toUpperCase() + text.slice(1));
}

const LONGEST_SHOWN = 60;

/** Text of the file, short enough for a sentence. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** A name of the file, in quotes. */
export function quoted(name: string): string {
  return `"${shown(name)}"`;
}
