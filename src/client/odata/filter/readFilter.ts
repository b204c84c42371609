import { InputError } from "../../errors/InputError";
import { requireWholeCharacters } from "../../text/wholeCharacters";
import type { Reading } from "./encoded";
import { type Facts, NO_FACTS } from "./facts";
import { withPlainBlanks } from "./plainText";
import { readSyntax } from "./repairs/repairSyntax";
import { takeApart, withAliases } from "./takeApart";
import type { Node } from "./tree";
import { unreadMessage } from "./unreadMessage";
import { writeFilter } from "./writeFilter";

/** A filter as it was typed or pasted, taken apart and read. */
export interface ReadFilter {
  /** As it was given. */
  readonly given: string;
  /** The condition alone, in the grammar of `$filter`; undefined where there is none. */
  readonly condition: { readonly text: string; readonly tree: Node } | undefined;
  /** Query options that were pasted along, by their names: `$orderby`, `$select`, `$top`. */
  readonly options: ReadonlyMap<string, string>;
}

/** A condition ready to be sent, and what of it is worth a line in the log. */
export interface Condition {
  readonly condition: string | undefined;
  readonly notes: readonly string[];
}

/**
 * Reads a filter in all forms that occur: with `$filter=` before it, with other options of a query string
 * beside it, with parameter aliases, percent-encoded, and in words and signs of other languages.
 *
 * @param input label of the input, for messages
 * @throws InputError for what is no condition, with the place and what is wrong there
 */
export function readFilter(given: string, input: string): ReadFilter {
  requireWholeCharacters(given, input);
  const plain = withPlainBlanks(given).trim();
  if (/^(?:https?:\/\/|\/)\S*\?|^[\w/.()-]+\?\$/i.test(plain)) {
    throw new InputError(
      `${input} is a URL; expected a condition such as name eq 'Fabrikam': paste the part after the question mark, or use Raw Request.`,
    );
  }
  const { condition, options, aliases } = takeApart(plain, input);
  if (condition === undefined) return { given, condition, options };
  const plainText = withAliases(condition, aliases, input);
  const read = readSyntax(plainText);
  if ("unread" in read) throw new InputError(unreadMessage({ ...read, given: plainText }, input));
  return { given, condition: { text: read.filter, tree: read.tree }, options };
}

/**
 * The condition as it is sent, by what is known of its columns.
 *
 * @throws InputError for all values that no column takes
 */
export function conditionOf(
  { given, condition }: ReadFilter,
  input: string,
  facts: Facts = NO_FACTS,
): Condition {
  if (!condition) return { condition, notes: [] };
  const written = writeFilter(condition.text, condition.tree, facts);
  refuseFaults(written.faults, input);
  const sent = written.condition;
  const isRead = sent === withPlainBlanks(given).trim();
  return {
    condition: sent,
    notes: [
      ...(isRead ? [] : [`${input} is sent as ${sent}`]),
      ...notesOn(written.readings, input),
    ],
  };
}

/**
 * The condition of an input that decides what is changed or deleted: nothing in it is repaired.
 *
 * @throws InputError with the repaired form, for what Dataverse would not take as it is given
 */
export function strictCondition(
  { given, condition }: ReadFilter,
  input: string,
  facts: Facts = NO_FACTS,
): string | undefined {
  if (!condition) return undefined;
  const written = writeFilter(condition.text, condition.tree, facts, "decoded");
  refuseFaults(written.faults, input);
  if (written.condition === given.trim()) return written.condition;
  const [first] = written.readings;
  const encoded = first
    ? ` It has the encoded text ${first.raw}, which may mean ${first.decoded}.`
    : "";
  throw new InputError(
    `${input} decides what is changed, so that it is not repaired; expected ${written.condition}.${encoded}`,
  );
}

const refuseFaults = (faults: readonly string[], input: string): void => {
  if (faults.length > 0) throw new InputError(`${input} has ${faults.join("; and ")}.`);
};

const notesOn = (readings: readonly Reading[], input: string): string[] => {
  const list = (found: readonly Reading[], word: string) =>
    found.map(({ raw, decoded: plain }) => `${raw} ${word} ${plain}`).join("; ");
  const sole = readings.filter(({ isSole }) => isSole);
  const both = readings.filter(({ isSole }) => !isSole);
  return [
    ...(both.length > 0
      ? [
          `${input} has percent-encoded text, which is looked for in both readings: ${list(both, "and")}.`,
        ]
      : []),
    ...(sole.length > 0
      ? [`${input} has percent-encoded text, which is decoded: ${list(sole, "is")}.`]
      : []),
  ];
};

/**
 * Refuses what is beside the condition in an input that takes nothing else.
 *
 * @throws InputError for other query options
 */
export function requireNoOptions({ condition, options }: ReadFilter, input: string): void {
  const [name] = options.keys();
  if (name === undefined) return;
  throw new InputError(
    `${input} has ${name} beside the condition, which is not taken here; expected the condition alone, e.g. ${condition?.text ?? "statecode eq 0"}.`,
  );
}

/** The condition of an input that takes nothing else, where no definition is read. */
export function plainCondition(given: string, input: string): Condition {
  const read = readFilter(given, input);
  requireNoOptions(read, input);
  return conditionOf(read, input);
}
