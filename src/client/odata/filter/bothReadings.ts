import { type Atom, atomAt, bracketed } from "./atoms";
import { type Token, textOf, tokensOf } from "./tokens";

/** A literal that may be percent-encoded, as it is written and decoded. */
export interface Reading {
  readonly raw: string;
  readonly decoded: string;
  /** Whether only the decoded text is looked for. */
  readonly isSole?: boolean;
}

/**
 * Looks for literals in which percent-encoded characters stand in both of their readings, since nobody
 * can tell whether `'H%26M'` means these five characters or H&M: both conditions are joined by `or`, and
 * by `and` where the condition excludes. Behind `startswith` no text may begin with a wildcard (Microsoft:
 * "Wildcard characters in conditions"), so that one which begins with `%` has the decoded reading alone.
 */
export function bothReadings(filter: string): {
  readonly filter: string;
  readonly decoded: readonly Reading[];
} {
  if (!/%[0-9a-f]{2}/i.test(filter)) return { filter, decoded: [] };
  const tokens = tokensOf(filter);
  const brackets = bracketed(tokens);
  const readings = new Map<number, Reading>();
  const atoms = new Map<number, Atom>();
  for (const [index, token] of tokens.entries()) {
    const reading = readingOf(token);
    const atom = reading && atomAt(brackets, index);
    if (!reading || !atom) continue;
    readings.set(index, reading);
    atoms.set(atom.from, atom);
  }
  const parts: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const atom = atoms.get(index);
    if (!atom) {
      parts.push(tokens[index]?.text ?? "");
      continue;
    }
    const own = tokens.slice(atom.from, atom.to + 1);
    const plain = own.map((token, at) => readings.get(atom.from + at)?.decoded ?? token.text);
    const raw = own.map(({ text }) => text).join("");
    const isSole = own.some(({ text }) => text === "startswith") && /'%/.test(raw);
    parts.push(
      isSole ? plain.join("") : `(${raw} ${atom.excludes ? "and" : "or"} ${plain.join("")})`,
    );
    for (let at = atom.from; isSole && at <= atom.to; at += 1) {
      const reading = readings.get(at);
      if (reading) readings.set(at, { ...reading, isSole });
    }
    index = atom.to;
  }
  return { filter: parts.join(""), decoded: [...readings.values()] };
}

const readingOf = ({ kind, text }: Token): Reading | undefined => {
  if (kind === "text") {
    const plain = decode(textOf(text));
    return plain === undefined
      ? undefined
      : { raw: text, decoded: `'${plain.replaceAll("'", "''")}'` };
  }
  if (kind !== "quoted") return undefined;
  const plain = decode(text.slice(1, -1));
  return plain === undefined
    ? undefined
    : { raw: text, decoded: `"${plain.replaceAll(/["\\]/g, "\\$&")}"` };
};

/** Undefined where decoding changes nothing, or is not possible. */
const decode = (text: string): string | undefined => {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};
