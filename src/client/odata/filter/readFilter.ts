import { InputError } from "../../errors/InputError";
import { requireWholeCharacters } from "../../text/wholeCharacters";
import { bothReadings, type Reading } from "./bothReadings";
import { requireBalance, withPlainBlanks } from "./plainText";
import { takeApart, withAliases } from "./takeApart";

/** A filter as it was typed or pasted, taken apart. */
export interface ReadFilter {
  /** The condition alone, ready to be sent; undefined where there is none. */
  readonly condition: string | undefined;
  /** Query options that were pasted along, by their names: `$orderby`, `$select`, `$top`. */
  readonly options: ReadonlyMap<string, string>;
  /** What was read in a way that may not be meant, for the log. */
  readonly notes: readonly string[];
}

/**
 * Reads a filter in all forms that occur: with `$filter=` before it, with other options of a
 * query string beside it, with parameter aliases, or percent-encoded.
 *
 * @param input label of the input, for messages
 * @param encoded what becomes of a literal such as `'H%26M'`: `both` looks for it as it is and decoded;
 *   `refuse` is for filters that decide what is changed, where a guess could change too much
 * @throws InputError for what is no condition
 */
export function readFilter(
  text: string,
  input: string,
  encoded: "both" | "refuse" = "both",
): ReadFilter {
  requireWholeCharacters(text, input);
  const given = withPlainBlanks(text).trim();
  if (/^(?:https?:\/\/|\/)\S*\?|^[\w/.()-]+\?\$/i.test(given)) {
    throw new InputError(
      `${input} is a URL; expected a condition such as name eq 'Fabrikam': paste the part after the question mark, or use Raw Request.`,
    );
  }
  const { condition, options, aliases } = takeApart(given, input);
  if (condition === undefined) return { condition, options, notes: [] };
  const inlined = withAliases(condition, aliases, input);
  requireBalance(inlined, input);
  const { filter, decoded } = bothReadings(inlined);
  const [first] = decoded;
  if (first === undefined) return { condition: inlined, options, notes: [] };
  if (encoded === "refuse") {
    throw new InputError(
      `${input} has the encoded text ${first.raw}: expected the text itself, ${first.decoded}; nothing is decoded where a filter decides what is changed.`,
    );
  }
  return { condition: filter, options, notes: notesOn(decoded, input) };
}

const notesOn = (decoded: readonly Reading[], input: string): string[] => {
  const list = (readings: readonly Reading[], word: string) =>
    readings.map(({ raw, decoded: plain }) => `${raw} ${word} ${plain}`).join("; ");
  const sole = decoded.filter(({ isSole }) => isSole);
  const both = decoded.filter(({ isSole }) => !isSole);
  return [
    ...(both.length > 0
      ? [
          `${input} has percent-encoded text, which is looked for in both readings: ${list(both, "and")}.`,
        ]
      : []),
    ...(sole.length > 0
      ? [
          `${input} has percent-encoded text behind startswith, where no text begins with %; it is decoded: ${list(sole, "is")}.`,
        ]
      : []),
  ];
};

/**
 * The condition of an input that takes nothing else.
 *
 * @throws InputError for other query options beside it
 */
export function filterCondition(filter: string | ReadFilter, input: string): string | undefined {
  const { condition, options } = typeof filter === "string" ? readFilter(filter, input) : filter;
  const [name] = options.keys();
  if (name === undefined) return condition;
  throw new InputError(
    `${input} has ${name} beside the condition, which is not taken here; expected the condition alone, e.g. ${condition ?? "statecode eq 0"}.`,
  );
}
